import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { spokenAction } from "@/lib/accounts/audit/spoken-action";
import type { AuditRow } from "@/lib/accounts/audit/types";
import { withQuery } from "@/lib/platform/forms/query-string";

function Change({ row }: { readonly row: AuditRow }) {
  return (
    <details>
      <summary className="cursor-pointer text-signal-ink">What changed</summary>
      <div className="mt-2 grid max-w-[60ch] gap-2">
        <Link className="mono" href={withQuery("/admin/audit", { action: row.action })}>
          {row.action}
        </Link>
        <Link className="mono break-all" href={withQuery("/admin/audit", { subject: row.subjectId })}>
          {row.subjectId}
        </Link>
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

/** Reader's words for what has no name of its own. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["media", "a picture"],
  ["session", "a session"],
]);

/** Audit rows; actor, action and subject are links that filter by them. */
export function AuditTable({
  rows,
  things,
}: {
  readonly rows: readonly AuditRow[];
  /** Names of what the rows are about, by shown id. */
  readonly things: ReadonlyMap<string, { readonly name: string | null; readonly href: string | null }>;
}) {
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
          cell: (row) => spokenAction(row.action),
        },
        {
          key: "subject",
          head: "What",
          cell: (row) => {
            const thing = things.get(row.subjectId);
            return (
              <Link href={thing?.href ?? withQuery("/admin/audit", { subject: row.subjectId })}>
                <bdi>{thing?.name ?? KINDS.get(row.subjectType) ?? row.subjectType.replaceAll("_", " ")}</bdi>
              </Link>
            );
          },
        },
        { key: "change", head: "Change", cell: (row) => <Change row={row} /> },
      ]}
    />
  );
}
