import { CircleAlert, CircleCheck } from "lucide-react";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { SequenceDto } from "@/lib/webhooks/deliveries/data";

/** Every number given out to an installation and where it is now: the proof that nothing fell between. */
export function SequenceTable({ sequences }: { readonly sequences: readonly SequenceDto[] }) {
  return (
    <Table
      label="Sequence numbers"
      stack
      rows={sequences}
      rowKey={(row) => row.installation}
      columns={[
        {
          key: "installation",
          head: "Installation",
          names: true,
          cell: (row) => (
            <span className="grid gap-0.5">
              <bdi>{row.workspace}</bdi>
              <code className="mono text-ink-3">{row.installation}</code>
            </span>
          ),
        },
        { key: "last", head: "Numbers", num: true, cell: (row) => `1 to ${row.last}` },
        { key: "delivered", head: "Delivered", num: true, cell: (row) => row.delivered },
        { key: "waiting", head: "Waiting", num: true, cell: (row) => row.waiting },
        { key: "dead", head: "Dead", num: true, cell: (row) => row.dead },
        { key: "cancelled", head: "Cancelled", num: true, cell: (row) => row.cancelled },
        {
          key: "gaps",
          head: "Proof",
          cell: (row) =>
            row.missing === 0 ? (
              <Tag tone="ok" icon={CircleCheck}>
                Complete
              </Tag>
            ) : (
              <Tag tone="bad" icon={CircleAlert}>
                {row.missing} missing
              </Tag>
            ),
        },
        {
          key: "undelivered",
          head: "Not arrived",
          cell: (row) =>
            row.undelivered.length === 0 ? (
              <span className="text-ink-2">None</span>
            ) : (
              <code className="mono">{row.undelivered.join(", ")}</code>
            ),
        },
      ]}
    />
  );
}
