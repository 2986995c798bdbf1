import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { JobDto } from "@/lib/insights/queues/types";

function JobState({ job }: { readonly job: JobDto }) {
  if (job.lastError === null) return <Tag tone="ok">{job.lastRunAt ? "Succeeded" : "Not run yet"}</Tag>;
  return (
    <div className="grid justify-items-start gap-1">
      <Tag tone="bad">
        Failed <Num value={job.failures} /> in a row
      </Tag>
      {job.failingSince && (
        <span className="t-small">
          Since <Time at={job.failingSince} show="datetime" />
        </span>
      )}
      <span className="t-small break-words">{job.lastError}</span>
    </div>
  );
}

/** Recurring jobs: how the last run ended and when the next one is. */
export function JobTable({ jobs }: { readonly jobs: readonly JobDto[] }) {
  return (
    <Table
      label="Recurring jobs"
      stack
      rows={jobs}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", head: "Job", names: true, cell: ({ name }) => <code className="mono">{name}</code> },
        { key: "state", head: "Last run", cell: (job) => <JobState job={job} /> },
        {
          key: "ran",
          head: "Ran",
          cell: ({ lastRunAt }) =>
            lastRunAt ? <Time at={lastRunAt} show="relative" /> : <span className="text-ink-3">Never</span>,
        },
        { key: "due", head: "Next", cell: ({ dueAt }) => <Time at={dueAt} show="relative" /> },
      ]}
    />
  );
}
