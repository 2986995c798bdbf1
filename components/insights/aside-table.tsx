import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Num } from "@/components/ui/num";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { discardAsideAction, retryAsideAction } from "@/lib/insights/queues/actions";
import type { AsideDto } from "@/lib/insights/queues/types";

/** Names of the queues that set rows aside; messages of the outbox go by their own. */
const QUEUES: Readonly<Record<string, string>> = {
  attempts: "Attempt that could not be written down",
  deliveries: "Delivery that could not be made",
  endpoints: "Endpoint that could not be read or written",
};

function nameOf({ what }: AsideDto): string {
  return Object.hasOwn(QUEUES, what) ? (QUEUES[what] ?? what) : what;
}

function Decide({ aside }: { readonly aside: AsideDto }) {
  const name = nameOf(aside);
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm action={retryAsideAction}>
        <input type="hidden" name="aside" value={aside.id} />
        <SubmitButton size="s" aria-label={`Try again: ${name}`}>
          Try again
        </SubmitButton>
      </ActionForm>
      <ActionForm action={discardAsideAction}>
        <input type="hidden" name="aside" value={aside.id} />
        <SubmitButton size="s" variant="quiet-bad" aria-label={`Discard: ${name}`}>
          Discard
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

/** What was set aside, with its error, and for admins what can be done with it. */
export function AsideTable({ rows, manages }: { readonly rows: readonly AsideDto[]; readonly manages: boolean }) {
  return (
    <Table
      label="Set aside"
      stack
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "what", head: "What", names: true, cell: (row) => <bdi>{nameOf(row)}</bdi> },
        {
          key: "whose",
          head: "Whose",
          cell: ({ partner, url }) =>
            partner ? (
              <div className="grid gap-1">
                <Link href={`/admin/partners/${partner.id}`}>
                  <bdi>{partner.name}</bdi>
                </Link>
                {url && <code className="mono break-all">{url}</code>}
              </div>
            ) : (
              <span className="text-ink-3">Patchbay</span>
            ),
        },
        {
          key: "error",
          head: "Error",
          cell: ({ error }) => <span className="break-words">{error || "No error was kept."}</span>,
        },
        { key: "times", head: "Failed", num: true, cell: ({ times }) => <Num value={times} /> },
        { key: "at", head: "Last", cell: ({ at }) => <Time at={at} show="relative" /> },
        ...(manages
          ? [
              {
                key: "decide",
                head: <span className="sr-only">Decide</span>,
                cell: (row: AsideDto) => <Decide aside={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}
