import { Progress } from "@/components/ui/bar";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import type { RunningDto } from "@/lib/insights/queues/types";

/** What the workers are at now, with how far long work came. */
export function RunningTable({ rows }: { readonly rows: readonly RunningDto[] }) {
  return (
    <Table
      label="At work now"
      stack
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: "Job", names: true, cell: ({ name }) => <code className="mono">{name}</code> },
        {
          key: "progress",
          head: "Progress",
          cell: ({ progress }) =>
            progress ? (
              <Progress value={progress.done} max={progress.total} label={`${progress.done} of ${progress.total}`} />
            ) : (
              <span className="text-ink-3">Under way</span>
            ),
        },
        { key: "try", head: "Try", num: true, cell: ({ attempt }) => <Num value={attempt} /> },
      ]}
    />
  );
}
