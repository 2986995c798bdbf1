import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { AddEndpointForm } from "@/components/webhooks/add-endpoint-form";
import { EndpointTable } from "@/components/webhooks/endpoint-table";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { db } from "@/lib/platform/db";
import { listClientChoices, listEndpoints } from "@/lib/webhooks/endpoints/data";

export const instant = false;
export const metadata = { title: "Webhooks" };

export default async function WebhooksPage({ params }: PageProps<"/partner/[partner]/webhooks">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "endpoint.read");
  const [endpoints, clients] = await Promise.all([listEndpoints(db(), scope), listClientChoices(db(), scope)]);
  const mayManage = can({ kind: "partner", role: scope.role, own: true }, "endpoint.manage");
  return (
    <>
      <PageHeader title="Webhooks" actions={<ButtonLink href="/partner/docs/webhooks">How to verify them</ButtonLink>}>
        Where your apps hear what happens. Every event is signed, numbered, retried for 72 hours and kept here with
        every attempt.
      </PageHeader>
      <div className="grid gap-6 [&>*]:min-w-0">
        {endpoints.length === 0 ? (
          <State
            kind="empty"
            title="No endpoints yet"
            actions={
              clients.length === 0 ? (
                <ButtonLink href={`/partner/${partner}/listings/new`}>Create a listing</ButtonLink>
              ) : undefined
            }
          >
            {clients.length === 0
              ? "A listing brings a sandbox with a hosted test inbox, so the first event arrives before you have a server."
              : "Add the address of your server below, or create a listing to get a hosted test inbox."}
          </State>
        ) : (
          <Panel aria-label="Endpoints">
            <EndpointTable partner={partner} endpoints={endpoints} />
          </Panel>
        )}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {mayManage && clients.length > 0 && (
            <Panel aria-labelledby="add">
              <PanelHeader id="add" title="Add a sandbox endpoint" />
              <PanelBody>
                <AddEndpointForm partner={partner} clients={clients} />
              </PanelBody>
            </Panel>
          )}
          <Panel aria-labelledby="live">
            <PanelHeader id="live" title="Live endpoints" />
            <PanelBody className="grid gap-3">
              <p>
                A live endpoint appears when you publish. Its address is part of the version, so what was certified is
                what is called.
              </p>
              <p className="text-ink-2">
                To move it, change the address in the listing and publish again. Its first signing secret waits on its
                page and is shown once.
              </p>
            </PanelBody>
          </Panel>
        </div>
      </div>
    </>
  );
}
