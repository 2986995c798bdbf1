import { Money } from "@/components/ui/money";
import { Table } from "@/components/ui/table";
import type { Order } from "./records";

/** The items of an order with their sums and the total. */
export function OrderLines({ order }: { readonly order: Order }) {
  const money = (minor: bigint) => <Money value={{ minor, currency: order.currency }} />;
  const lines = order.lines.map((line, index) => ({ ...line, key: `${index} ${line.name}` }));
  return (
    <Table
      label="Items"
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: "name", head: "Item", names: true, cell: ({ name }) => <bdi>{name}</bdi> },
        { key: "quantity", head: "Qty", num: true, cell: ({ quantity }) => quantity },
        { key: "price", head: "Price", num: true, cell: ({ unit_minor }) => money(BigInt(unit_minor)) },
        {
          key: "sum",
          head: "Sum",
          num: true,
          cell: ({ unit_minor, quantity }) => money(BigInt(unit_minor) * BigInt(quantity)),
        },
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={3}>
            Total, of which tax {money(BigInt(order.tax_minor))}
          </th>
          <td className="num">
            <strong>{money(BigInt(order.total_minor))}</strong>
          </td>
        </tr>
      }
    />
  );
}
