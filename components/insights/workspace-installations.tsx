import Link from "next/link";
import { StateTag } from "@/components/installs/state-tag";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { WorkspaceRecord } from "@/lib/insights/workspaces/types";

/** What a workspace has installed, or with `asked` what its members asked for. */
export function WorkspaceInstallations({
  id,
  title,
  empty,
  rows,
  asked = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly rows: WorkspaceRecord["installationList"];
  readonly asked?: boolean;
}) {
  return (
    <Panel aria-labelledby={id}>
      <PanelHeader id={id} title={title} />
      {rows.length === 0 ? (
        <PanelBody className="text-ink-2">{empty}</PanelBody>
      ) : (
        <Table
          label={title}
          rows={rows}
          rowKey={(row) => row.installation}
          stack
          columns={[
            {
              key: "name",
              head: "Listing",
              names: true,
              cell: (row) => (
                <Link href={`/admin/listings/${row.listing}`}>
                  <bdi>{row.name}</bdi>
                </Link>
              ),
            },
            { key: "version", head: "Version", cell: (row) => <bdi>{row.number}</bdi> },
            {
              key: "state",
              head: "State",
              cell: (row) => (
                <span className="flex flex-wrap gap-1.5">
                  <StateTag state={row.state} installBlock={row.installBlock} locale="en" />
                </span>
              ),
            },
            asked
              ? {
                  key: "who",
                  head: "Asked by",
                  cell: (row) => (
                    <span className="grid">
                      <bdi>{row.requestedBy ?? "Someone who left"}</bdi>
                      {row.reason && (
                        <span className="text-ink-3" dir="auto">
                          {row.reason}
                        </span>
                      )}
                    </span>
                  ),
                }
              : {
                  key: "scopes",
                  head: "May",
                  cell: (row) => <span className="mono">{row.scopes.join(" ") || "Nothing"}</span>,
                },
            { key: "since", head: "Since", cell: (row) => <Time at={row.since} /> },
          ]}
        />
      )}
    </Panel>
  );
}
