import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditRow } from "@/lib/accounts/audit/types";
import { withQuery } from "@/lib/platform/query-string";

function Change({ row }: { readonly row: AuditRow }) {
  if (row.before === null && row.after === null && row.reason === null) return null;
  return (
    <details>
      <summary className="cursor-pointer text-signal-ink">What changed</summary>
      <div className="mt-2 grid max-w-[60ch] gap-2">
        {row.reason !== null && <p dir="auto">{row.reason}</p>}
        {row.before !== null && (
          <pre className="mono overflow-x-auto whitespace-pre-wrap break-all">Before {row.before}</pre>
        )}
        {row.after !== null && (
          <pre className="mono overflow-x-auto whitespace-pre-wrap break-all">After {row.after}</pre>
        )}
      </div>
    </details>
  );
}

/** Audit rows; actor, action and subject are links that filter by them. */
export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <Table
      label="Audit rows"
      rows={rows}
      rowKey={(row) => row.id}
      stack
      tight
      columns={[
        { key: "at", head: "When", cell: (row) => <Time at={row.at} show="datetime" /> },
        {
          key: "actor",
          head: "Who",
          cell: (row) => (
            <Link href={withQuery("/admin/audit", { actor: row.actor.split(":")[1] ?? row.actorLabel })}>
              <bdi>{row.actorLabel}</bdi>
            </Link>
          ),
        },
        {
          key: "action",
          head: "Did",
          names: true,
          cell: (row) => (
            <Link className="mono" href={withQuery("/admin/audit", { action: row.action })}>
              {row.action}
            </Link>
          ),
        },
        {
          key: "subject",
          head: "To",
          cell: (row) => (
            <Link className="mono break-all" href={withQuery("/admin/audit", { subject: row.subjectId })}>
              {row.subjectId}
            </Link>
          ),
        },
        { key: "change", head: "Change", cell: (row) => <Change row={row} /> },
      ]}
    />
  );
}
