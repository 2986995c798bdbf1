import { KeyMaker } from "@/components/clients/key-maker";
import { KeyTable } from "@/components/clients/key-table";
import { PageHeader } from "@/components/layout/page-header";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listPlatformKeys } from "@/lib/clients/keys/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Platform keys" };

export default async function KeysPage() {
  const scope = await loadStaffScope("platform-key.manage");
  const keys = await listPlatformKeys(db(), scope);
  return (
    <>
      <PageHeader title="Platform keys">
        With a key your own product publishes events, makes workspaces, checks tokens and reports access. Each belongs
        to one environment.
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        {keys.length === 0 ? (
          <State kind="empty" title="No keys yet">
            Create the first one to connect your product.
          </State>
        ) : (
          <Panel aria-label="Keys">
            <KeyTable keys={keys} />
          </Panel>
        )}
        <Panel aria-labelledby="new-key">
          <PanelHeader id="new-key" title="New key" />
          <PanelBody>
            <KeyMaker />
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}
