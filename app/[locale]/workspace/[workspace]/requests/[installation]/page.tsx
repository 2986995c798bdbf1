import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { RequestDecision } from "@/components/authorization/request-decision";
import { RequestOutcome } from "@/components/authorization/request-outcome";
import { ListingFactsList } from "@/components/installs/listing-facts";
import { StateTag } from "@/components/installs/state-tag";
import { StopNote } from "@/components/installs/stop-note";
import { PageHeader } from "@/components/layout/page-header";
import { Avatar } from "@/components/ui/avatar";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { loadRequest } from "@/lib/installs/requests/loaders";
import { getStopReason } from "@/lib/lifecycle/measures/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/requests/[installation]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, workspace, installation } = await params;
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const request = await loadRequest(scope, installation);
  const t = await getTranslations({ locale: toLocale(locale), namespace: "installs.request" });
  return { title: t("title", { name: request.name, workspace: scope.workspaceName }) };
}

/** One request: who asked and why, then the decision or who has it. */
export default async function RequestPage({ params }: Props) {
  const { locale: asked, workspace, installation } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const request = await loadRequest(scope, installation);
  const stopReason = await getStopReason(db(), scope, request);
  const t = await getTranslations({ locale, namespace: "installs.request" });
  const facts = await getTranslations({ locale, namespace: "installs.facts" });
  const list = await getTranslations({ locale, namespace: "installs.requests" });
  const base = `/${locale}/workspace/${workspace}`;
  const decides =
    request.state === "requested" && can({ kind: "workspace", role: scope.role, own: true }, "installation.decide");
  return (
    <>
      <PageHeader
        title={t("title", { name: request.name, workspace: scope.workspaceName })}
        tag={<StateTag state={request.state} installBlock={request.installBlock} locale={locale} />}
        crumbs={[{ label: list("title"), href: `${base}/requests` }]}
        locale={locale}
      >
        <span lang={request.lang} dir="auto">
          {request.promise}
        </span>
      </PageHeader>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px] lg:items-start">
        <Panel>
          <PanelBody className="grid gap-5">
            {request.state === "requested" && (
              <StopNote block={request.installBlock} reason={stopReason} locale={locale} />
            )}
            {decides ? (
              <RequestDecision
                request={request}
                workspace={workspace}
                workspaceName={scope.workspaceName}
                locale={locale}
              />
            ) : (
              <RequestOutcome request={request} base={base} workspace={workspace} locale={locale} />
            )}
          </PanelBody>
        </Panel>
        <div className="stack">
          <Panel aria-labelledby="facts">
            <PanelHeader id="facts" title={facts("title")} />
            <PanelBody>
              <ListingFactsList facts={request.facts} lang={request.lang} locale={locale} />
            </PanelBody>
          </Panel>
          <Panel>
            <PanelHeader title={t("asked", { who: request.requestedBy.name })} />
            <PanelBody className="grid gap-4">
              <div className="flex items-center gap-3">
                <Avatar name={request.requestedBy.name} />
                <Time at={request.requestedAt} show="relative" locale={locale} />
              </div>
              <div>
                <h3 className="t-label">{t("why")}</h3>
                <p>
                  <bdi>{request.reason || t("noReason")}</bdi>
                </p>
              </div>
              {request.decider && request.state === "requested" && (
                <p className="t-small text-ink-2">
                  {request.decider.isMe ? t("youDecide") : t("decides", { name: request.decider.name })}
                </p>
              )}
              <DepthMeter level={toDepthLevel(request.depth)} locale={locale} />
            </PanelBody>
          </Panel>
        </div>
      </div>
    </>
  );
}
