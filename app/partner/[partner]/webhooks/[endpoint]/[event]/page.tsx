import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { CodeBlock } from "@/components/ui/code-block";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { AttemptList } from "@/components/webhooks/attempt-list";
import { AutoRefresh } from "@/components/webhooks/auto-refresh";
import { DeliveryTag } from "@/components/webhooks/state-tags";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { parseJson } from "@/lib/platform/json/exact-json";
import { canMove } from "@/lib/platform/transitions/derive";
import { resendAction } from "@/lib/webhooks/deliveries/actions";
import { getDelivery } from "@/lib/webhooks/deliveries/data";
import { getEndpoint } from "@/lib/webhooks/endpoints/data";
import { DELIVERIES } from "@/lib/webhooks/transitions";

export const instant = false;
export const metadata = { title: "Delivery" };

/** How soon a waiting delivery must be due for the page to watch it, milliseconds. */
const WATCHED = 60_000;

/** Set out for reading; as it came when that would change a number. */
function pretty(body: string): string {
  try {
    const { value, changed } = parseJson(body);
    return changed.length === 0 ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}

export default async function DeliveryPage({ params }: PageProps<"/partner/[partner]/webhooks/[endpoint]/[event]">) {
  const { partner, endpoint: endpointId, event } = await params;
  const scope = await loadPartnerScope(partner, "delivery.read");
  const [endpoint, delivery] = await Promise.all([
    getEndpoint(db(), scope, endpointId),
    getDelivery(db(), scope, endpointId, event),
  ]);
  if (!endpoint || !delivery) notFound();
  const isWaiting = delivery.state === "pending";
  return (
    <>
      <PageHeader
        title={delivery.type}
        crumbs={[
          { label: "Webhooks", href: `/partner/${partner}/webhooks` },
          { label: endpoint.name, href: `/partner/${partner}/webhooks/${endpoint.id}` },
        ]}
        tag={
          <>
            <DeliveryTag state={delivery.state} failed={delivery.error !== null} />
            {delivery.isTest && <Tag tone="line">Test</Tag>}
          </>
        }
        actions={
          (canMove(DELIVERIES, delivery.state, "resend") || (delivery.stopped && !delivery.withheld)) && (
            <ActionForm action={resendAction} success="It is on its way again.">
              <input type="hidden" name="partner" value={partner} />
              <input type="hidden" name="endpoint" value={endpoint.id} />
              <input type="hidden" name="event" value={delivery.eventId} />
              <SubmitButton variant="ink">{isWaiting ? "Send now" : "Resend"}</SubmitButton>
            </ActionForm>
          )
        }
      >
        <code className="mono">{delivery.eventId}</code>
      </PageHeader>
      {delivery.dueAt && delivery.dueAt.getTime() - endpoint.asOf.getTime() < WATCHED && <AutoRefresh />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 gap-6">
          <Panel aria-labelledby="body">
            <PanelHeader id="body" title="Body" note="Formatted for reading; the signature covers the bytes as sent" />
            <PanelBody>
              {delivery.withheld ? (
                <p className="text-ink-2">
                  The marketplace stopped this integration. What happens meanwhile is kept, and shown once the stop is
                  lifted.
                </p>
              ) : (
                <CodeBlock code={pretty(delivery.body)} />
              )}
            </PanelBody>
          </Panel>
          <section aria-labelledby="attempts" className="grid gap-4">
            <h2 className="t-2" id="attempts">
              Attempts
            </h2>
            {delivery.attemptList.length === 0 ? (
              <State kind="empty" level={3} title="Not sent yet">
                {delivery.stopped
                  ? "The marketplace stopped the integration. Once that is lifted, recover it here or on the endpoint’s page."
                  : endpoint.state === "active" || endpoint.state === "failing"
                    ? "It is sent as soon as its turn comes."
                    : "The endpoint is not being sent to. Resume it first."}
              </State>
            ) : (
              <AttemptList attempts={delivery.attemptList} />
            )}
          </section>
        </div>
        <Panel aria-labelledby="facts">
          <PanelHeader id="facts" title="Delivery" />
          <PanelBody>
            <Kv
              facts={[
                { name: "Workspace", value: <bdi>{delivery.workspace}</bdi> },
                { name: "Installation", value: <code className="mono break-all">{delivery.installation}</code> },
                { name: "Number", value: delivery.sequence },
                { name: "Published", value: <Time at={delivery.createdAt} show="datetime" /> },
                ...(delivery.settledAt
                  ? [{ name: "Settled", value: <Time at={delivery.settledAt} show="datetime" /> }]
                  : []),
                ...(delivery.dueAt ? [{ name: "Next try", value: <Time at={delivery.dueAt} show="datetime" /> }] : []),
                { name: "Tries in this round", value: `${delivery.attempts} of 12` },
              ]}
            />
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}
