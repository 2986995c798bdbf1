import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeopleTable } from "@/components/insights/people-table";
import { WorkspaceInstallations } from "@/components/insights/workspace-installations";
import { EnvironmentTag } from "@/components/insights/workspace-lines";
import { PageHeader } from "@/components/layout/page-header";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getWorkspaceRecord } from "@/lib/insights/workspaces/data";
import { db } from "@/lib/platform/db";
import { withQuery } from "@/lib/platform/forms/query-string";

export const instant = false;
export const metadata: Metadata = { title: "Workspace" };

/** One workspace: its people, what is installed and what was asked for. Nothing of its data. */
export default async function WorkspacePage({ params }: PageProps<"/admin/workspaces/[workspace]">) {
  const scope = await loadStaffScope("workspace.directory.read");
  const record = await getWorkspaceRecord(db(), scope, (await params).workspace);
  if (!record) notFound();
  const [requests, installations] = [true, false].map((asked) =>
    record.installationList.filter(({ state }) => (state === "requested") === asked),
  );
  return (
    <>
      <PageHeader
        title={<bdi>{record.name}</bdi>}
        crumbs={[{ label: "Workspaces", href: "/admin/workspaces" }]}
        tag={<EnvironmentTag line={record} />}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="stack min-w-0">
          <WorkspaceInstallations
            id="requests"
            title="Requests"
            empty="None waits for a decision."
            rows={requests ?? []}
            asked
          />
          <WorkspaceInstallations
            id="installations"
            title="Installations"
            empty="It never had one."
            rows={installations ?? []}
          />
          <Panel aria-labelledby="members">
            <PanelHeader id="members" title="Members" />
            {record.people.length === 0 ? (
              <PanelBody className="text-ink-2">Nobody. A sandbox is open to its partner’s people.</PanelBody>
            ) : (
              <PeopleTable rows={record.people} linked label="Members" />
            )}
          </Panel>
        </div>
        <Panel aria-labelledby="facts">
          <PanelHeader id="facts" title="Facts" />
          <PanelBody>
            <Kv
              facts={[
                { name: "Id", value: <code className="mono break-all">{record.workspace}</code> },
                { name: "Platform’s own id", value: <bdi className="break-all">{record.externalId ?? "None"}</bdi> },
                { name: "Since", value: <Time at={record.createdAt} /> },
                ...(record.deletedAt ? [{ name: "Deleted", value: <Time at={record.deletedAt} /> }] : []),
              ]}
            />
          </PanelBody>
          <PanelFooter>
            <a href={withQuery("/admin/audit", { subject: record.workspace })}>Audit of it</a>
          </PanelFooter>
        </Panel>
      </div>
    </>
  );
}
