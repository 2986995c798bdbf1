import Link from "next/link";
import { PageHeader } from "@/components/layout/page-header";
import { Money } from "@/components/ui/money";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { loadShop, orNotFound } from "../../_shop/loaders";

export const instant = false;
export const metadata = { title: "Payments" };

export default async function PaymentsPage({ params, searchParams }: PageProps<"/console/[workspace]/payments">) {
  const { workspace } = await params;
  const query = await searchParams;
  const shop = await loadShop(workspace);
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const payments = await orNotFound(shop.list("payments", { cursor, limit: 20 }));
  const base = `/console/${workspace}`;
  return (
    <>
      <PageHeader title="Payments">What came in, newest first. An order is paid on its own page.</PageHeader>
      {payments.items.length === 0 ? (
        <State kind="empty" title="No payments yet">
          Open an order and take its payment.
        </State>
      ) : (
        <Panel>
          <Table
            label="Payments"
            stack
            rows={payments.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "id",
                head: "Payment",
                names: true,
                cell: ({ id }) => <code className="mono break-all">{id}</code>,
              },
              {
                key: "order",
                head: "Order",
                cell: ({ order_id }) => <Link href={`${base}/orders/${order_id}`}>Open order</Link>,
              },
              { key: "method", head: "Paid by", cell: ({ method }) => method },
              {
                key: "amount",
                head: "Amount",
                num: true,
                cell: ({ amount_minor, currency }) => <Money value={{ minor: BigInt(amount_minor), currency }} />,
              },
              { key: "at", head: "When", cell: ({ created_at }) => <Time at={new Date(created_at)} show="datetime" /> },
            ]}
          />
        </Panel>
      )}
      <Pagination
        previousHref={cursor ? `${base}/payments` : undefined}
        nextHref={payments.nextCursor ? `${base}/payments?cursor=${payments.nextCursor}` : undefined}
      />
    </>
  );
}
