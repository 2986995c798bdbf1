import { Money } from "@/components/ui/money";
import { Table } from "@/components/ui/table";
import type { TakenMonth, TakenSlice } from "@/lib/billing/take-rate";

const percent = (bp: number) => `${bp / 100} %`;

/** Each slice of the month with its rate and what it costs; the sum at the foot. */
export function RateTable({
  month,
  currency,
  side = "partner",
}: {
  readonly month: TakenMonth;
  readonly currency: string;
  /** Who reads it. */
  readonly side?: "partner" | "platform";
}) {
  const money = (minor: bigint) => <Money value={{ minor, currency }} />;
  return (
    <Table<TakenSlice>
      label="Revenue share by slice"
      rows={month.slices}
      rowKey={(slice) => slice.fromMinor.toString()}
      columns={[
        {
          key: "slice",
          head: "Slice of the month",
          names: true,
          cell: (slice) =>
            slice.upToMinor === null ? (
              <>Above {money(slice.fromMinor)}</>
            ) : (
              <>
                {money(slice.fromMinor)} to {money(slice.upToMinor)}
              </>
            ),
        },
        { key: "rate", head: "Platform's rate", num: true, cell: (slice) => percent(slice.rateBp) },
        {
          key: "amount",
          head: side === "partner" ? "Your revenue in it" : "Partner’s revenue in it",
          num: true,
          cell: (slice) => money(slice.amountMinor),
        },
        { key: "share", head: "Platform's share", num: true, cell: (slice) => money(slice.platformMinor) },
      ]}
      foot={
        <tr>
          <th scope="row">Month</th>
          <td className="num">{percent(month.effectiveBp)}</td>
          <td className="num">{money(month.grossMinor)}</td>
          <td className="num">{money(month.platformMinor)}</td>
        </tr>
      }
    />
  );
}
