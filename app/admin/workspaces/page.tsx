import type { Metadata } from "next";
import { Directory } from "@/components/insights/directory";
import { WorkspaceLines } from "@/components/insights/workspace-lines";
import { PageHeader } from "@/components/layout/page-header";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listWorkspaceLines } from "@/lib/insights/workspaces/data";
import { workspacesQuerySchema } from "@/lib/insights/workspaces/schema";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Workspaces" };

/** Every customer's workspace and every sandbox. */
export default async function WorkspacesPage({ searchParams }: PageProps<"/admin/workspaces">) {
  const scope = await loadStaffScope("workspace.directory.read");
  const query = workspacesQuerySchema.parse(await searchParams);
  const { rows, next } = await listWorkspaceLines(db(), scope, query);
  return (
    <>
      <PageHeader title="Workspaces">
        Who uses integrations: their people, what they have and what they asked for.
      </PageHeader>
      <Directory
        base="/admin/workspaces"
        things="workspaces"
        search={{ label: "Name or id", value: query.q, placeholder: "Harbour, wks_…, ins_…" }}
        selects={[
          {
            name: "environment",
            label: "Environment",
            value: query.environment,
            options: [
              { value: "live", label: "Live" },
              { value: "sandbox", label: "Sandbox" },
            ],
          },
          {
            name: "installed",
            label: "Installed",
            value: query.installed,
            options: [
              { value: "some", label: "Something" },
              { value: "none", label: "Nothing" },
            ],
          },
          {
            name: "requests",
            label: "Requests",
            value: query.requests,
            options: [{ value: "open", label: "Waiting" }],
          },
          {
            name: "state",
            label: "State",
            value: query.state,
            options: [
              { value: "open", label: "In use" },
              { value: "deleted", label: "Deleted" },
            ],
          },
        ]}
        count={rows.length}
        onward={query.before !== null}
        next={next}
      >
        <WorkspaceLines rows={rows} />
      </Directory>
    </>
  );
}
