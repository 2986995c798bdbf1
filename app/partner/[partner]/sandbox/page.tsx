import { PageHeader } from "@/components/layout/page-header";
import { FirstCallSteps } from "@/components/onboarding/first-call-steps";
import { ButtonLink } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { listCredentials } from "@/lib/clients/credentials/data";
import { getSandbox } from "@/lib/onboarding/data";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

export const instant = false;
export const metadata = { title: "Sandbox" };

export default async function SandboxPage({ params }: PageProps<"/partner/[partner]/sandbox">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "sandbox.read");
  const [sandbox, credentials] = await Promise.all([getSandbox(db(), scope), listCredentials(db(), scope)]);
  const client = credentials.find(({ environment }) => environment === "sandbox");
  const base = `/partner/${partner}`;
  if (!sandbox || !client) {
    return (
      <>
        <PageHeader title="Sandbox" />
        <State
          kind="empty"
          title="No sandbox client yet"
          actions={<ButtonLink href={`${base}/listings/new`}>Create a listing</ButtonLink>}
        >
          Each listing comes with a sandbox client and a test endpoint.
        </State>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Sandbox">
        An invented shop that only you see. Nothing here touches live data or money.
      </PageHeader>
      <div className="stack">
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_340px]">
          <Panel aria-labelledby="first-call">
            <PanelHeader id="first-call" title="Your first API call" note="About a minute" />
            <PanelBody className="grid grid-cols-1 gap-4">
              <h3 className="t-3">1. Create a secret for {client.name}</h3>
              <CopyField value={client.clientId} label="Client id" />
              <FirstCallSteps
                origin={env().origin}
                partner={partner}
                client={client.clientId}
                replaces={client.secrets.length > 0}
                ends={client.nextToEnd}
              />
            </PanelBody>
          </Panel>
          <div className="grid gap-6">
            <Panel aria-labelledby="shop">
              <PanelHeader id="shop" title={sandbox.name} />
              <PanelBody>
                <Kv
                  facts={[
                    { name: "Orders", value: sandbox.orders },
                    { name: "Customers", value: sandbox.customers },
                    { name: "Payments", value: sandbox.payments },
                    { name: "Subscriptions", value: sandbox.subscriptions },
                  ]}
                />
              </PanelBody>
            </Panel>
            <Panel aria-labelledby="events">
              <PanelHeader id="events" title="Your first event" />
              <PanelBody className="grid justify-items-start gap-3">
                <p>
                  The hosted test endpoint shows each signed event as it arrives. Send one and read its headers and
                  body.
                </p>
                <ButtonLink href={`${base}/webhooks`}>Open webhooks</ButtonLink>
              </PanelBody>
            </Panel>
          </div>
        </div>
        <Panel aria-labelledby="calls">
          <PanelHeader id="calls" title="Newest calls in this sandbox" />
          {sandbox.calls.length === 0 ? (
            <PanelBody>
              <State kind="empty" bare level={3} title="No call yet">
                Make the first one above; it shows here after a reload.
              </State>
            </PanelBody>
          ) : (
            <Table
              label="Newest API calls"
              rows={sandbox.calls}
              rowKey={(call) => `${call.at.toISOString()} ${call.path}`}
              stack
              columns={[
                {
                  key: "call",
                  head: "Call",
                  names: true,
                  cell: (call) => <code className="mono">{`${call.method} ${call.path}`}</code>,
                },
                { key: "status", head: "Answer", num: true, cell: (call) => call.status },
                { key: "records", head: "Records", num: true, cell: (call) => call.records },
                { key: "at", head: "When", cell: (call) => <Time at={call.at} show="datetime" /> },
              ]}
            />
          )}
        </Panel>
      </div>
    </>
  );
}
