import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { FormMessage } from "@/components/ui/form-message";
import { TabLinks } from "@/components/ui/tab-links";
import { Tag } from "@/components/ui/tag";
import { DeliveriesView } from "@/components/webhooks/deliveries-view";
import { EndpointNotice } from "@/components/webhooks/endpoint-notice";
import { SendView } from "@/components/webhooks/send-view";
import { SequenceView } from "@/components/webhooks/sequence-view";
import { SettingsView } from "@/components/webhooks/settings-view";
import { EndpointTag } from "@/components/webhooks/state-tags";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { db } from "@/lib/platform/db";
import { listDeliveries, listSequences } from "@/lib/webhooks/deliveries/data";
import { parseDeliveryFilter } from "@/lib/webhooks/deliveries/filter";
import { getEndpoint } from "@/lib/webhooks/endpoints/data";

export const instant = false;
export const metadata = { title: "Endpoint" };

const VIEWS = [
  { view: "deliveries", label: "Deliveries" },
  { view: "send", label: "Send and recover" },
  { view: "sequence", label: "Completeness" },
  { view: "settings", label: "Settings" },
] as const;

export default async function EndpointPage({
  params,
  searchParams,
}: PageProps<"/partner/[partner]/webhooks/[endpoint]">) {
  const { partner, endpoint: shownId } = await params;
  const query = await searchParams;
  const scope = await loadPartnerScope(partner, "delivery.read");
  const endpoint = (await getEndpoint(db(), scope, shownId)) ?? notFound();
  const mayManage = can({ kind: "partner", role: scope.role, own: true }, "endpoint.manage");
  const base = `/partner/${partner}/webhooks/${endpoint.id}`;
  const view = VIEWS.find((entry) => entry.view === query.view)?.view ?? "deliveries";
  const { filter, texts, cursor } = parseDeliveryFilter(query);
  return (
    <>
      <PageHeader
        title={<bdi>{endpoint.name}</bdi>}
        crumbs={[{ label: "Webhooks", href: `/partner/${partner}/webhooks` }]}
        tag={
          <>
            <Tag tone={endpoint.environment === "live" ? "info" : "line"}>
              {endpoint.environment === "live" ? "Live" : "Sandbox"}
            </Tag>
            <EndpointTag state={endpoint.state} />
          </>
        }
      >
        {endpoint.transport === "inbox" ? (
          "Test inbox, hosted here: it takes everything and shows it."
        ) : (
          <code className="mono break-all">{endpoint.url}</code>
        )}
      </PageHeader>
      <div className="grid gap-6 [&>*]:min-w-0">
        <EndpointNotice partner={partner} endpoint={endpoint} mayManage={mayManage} />
        {mayManage && view !== "settings" && endpoint.secrets.some(({ shownAt }) => shownAt === null) && (
          <FormMessage tone="info">
            Nobody has seen this endpoint’s signing secret yet.{" "}
            <Link className="link" href={`${base}?view=settings`}>
              Open Settings to show it once
            </Link>
          </FormMessage>
        )}
        <TabLinks
          label="Endpoint"
          items={VIEWS.map((entry) => ({
            href: entry.view === "deliveries" ? base : `${base}?view=${entry.view}`,
            label: entry.label,
            current: entry.view === view,
          }))}
        />
        {view === "deliveries" && (
          <DeliveriesView
            base={base}
            endpoint={endpoint}
            filter={texts}
            page={await listDeliveries(db(), scope, endpoint.id, filter, cursor)}
            isFirst={cursor === undefined}
          />
        )}
        {view === "send" && <SendView partner={partner} endpoint={endpoint} />}
        {view === "sequence" && <SequenceView sequences={await listSequences(db(), scope, endpoint.id)} />}
        {view === "settings" && <SettingsView partner={partner} endpoint={endpoint} mayManage={mayManage} />}
      </div>
    </>
  );
}
