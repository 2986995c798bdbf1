import Link from "next/link";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { WorkspaceLine } from "@/lib/insights/workspaces/types";

/** Live, or whose sandbox it is. */
export function EnvironmentTag({ line }: { readonly line: Pick<WorkspaceLine, "environment" | "partnerName"> }) {
  if (line.environment === "live") return <Tag tone="line">Live</Tag>;
  return (
    <Tag tone="info">
      Sandbox{line.partnerName && " of "}
      {line.partnerName && <bdi>{line.partnerName}</bdi>}
    </Tag>
  );
}

/** Workspaces with what they have. */
export function WorkspaceLines({ rows }: { readonly rows: readonly WorkspaceLine[] }) {
  return (
    <Table
      label="Workspaces"
      rows={rows}
      rowKey={(row) => row.workspace}
      stack
      tight
      columns={[
        {
          key: "name",
          head: "Workspace",
          names: true,
          cell: (row) => (
            <span className="grid">
              <span className="flex flex-wrap items-center gap-1.5">
                <Link href={`/admin/workspaces/${row.workspace}`}>
                  <bdi>{row.name}</bdi>
                </Link>
                {row.deletedAt && <Tag>Deleted</Tag>}
              </span>
              {row.externalId !== null && <bdi className="mono font-normal break-all text-ink-3">{row.externalId}</bdi>}
            </span>
          ),
        },
        { key: "environment", head: "Environment", cell: (row) => <EnvironmentTag line={row} /> },
        { key: "members", head: "Members", num: true, cell: (row) => <Num value={row.members} /> },
        { key: "installations", head: "Installed", num: true, cell: (row) => <Num value={row.installations} /> },
        {
          key: "requests",
          head: "Requests waiting",
          num: true,
          cell: (row) => (row.openRequests > 0 ? <Tag tone="info">{row.openRequests}</Tag> : <Num value={0} />),
        },
        { key: "since", head: "Since", cell: (row) => <Time at={row.createdAt} /> },
      ]}
    />
  );
}
