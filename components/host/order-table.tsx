import Link from "next/link";
import { Money } from "@/components/ui/money";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { OrderStatusTag } from "./order-status";
import type { Customer, Order } from "./records";

/** The orders of one page; a customer beyond those given is named by id. */
export function OrderTable({
  base,
  orders,
  customers,
}: {
  /** Address of the shop. */
  readonly base: string;
  readonly orders: readonly Order[];
  readonly customers: readonly Customer[];
}) {
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  return (
    <Table
      label="Orders"
      stack
      rows={orders}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: "Order",
          names: true,
          cell: ({ id, number }) => <Link href={`${base}/orders/${id}`}>#{number}</Link>,
        },
        {
          key: "customer",
          head: "Customer",
          cell: ({ customer_id }) => (
            <span>
              <bdi>{names.get(customer_id) ?? customer_id}</bdi>
            </span>
          ),
        },
        { key: "status", head: "Status", cell: ({ status }) => <OrderStatusTag status={status} /> },
        {
          key: "total",
          head: "Total",
          num: true,
          cell: ({ total_minor, currency }) => <Money value={{ minor: BigInt(total_minor), currency }} />,
        },
        { key: "at", head: "Placed", cell: ({ created_at }) => <Time at={new Date(created_at)} show="datetime" /> },
      ]}
    />
  );
}
