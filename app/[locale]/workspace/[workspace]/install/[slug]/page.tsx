import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ListingFactsList } from "@/components/installs/listing-facts";
import { AskHere, GoToPartner, InstallHere } from "@/components/installs/start-panel";
import { StopNote } from "@/components/installs/stop-note";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { getDeciders, getOpenInstallation } from "@/lib/installs/data";
import { isInstallable } from "@/lib/installs/installable";
import { listingFactsOf } from "@/lib/installs/listing-facts";
import { loadInstallTarget } from "@/lib/installs/loaders";
import { finishUrl } from "@/lib/installs/notices";
import { getStopReason } from "@/lib/lifecycle/measures/data";
import { db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { toLocale } from "@/lib/platform/messages/locales";
import { getBusinessTime } from "@/lib/platform/time";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/install/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, workspace, slug } = await params;
  await loadWorkspaceScope(workspace, "installation.read");
  const target = await loadInstallTarget(slug);
  const t = await getTranslations({ locale: toLocale(locale), namespace: "installs.start" });
  return { title: t("title", { name: target.content.name }), robots: { index: false } };
}

/** The start of an installation from a listing page: explains, then sends to the partner, installs here, or asks. */
export default async function InstallPage({ params }: Props) {
  const { locale: asked, workspace, slug } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const target = await loadInstallTarget(slug);
  const open = await getOpenInstallation(db(), scope, target.listingId);
  const stopReason = await getStopReason(db(), scope, target);
  const t = await getTranslations({ locale, namespace: "installs.start" });
  const facts = await getTranslations({ locale, namespace: "installs.facts" });
  const base = `/${locale}/workspace/${workspace}`;
  const listing = `/${locale}/integrations/${slug}`;
  const decides = can({ kind: "workspace", role: scope.role, own: true }, "installation.consent");
  const common = { target, workspace, workspaceName: scope.workspaceName, locale };
  const startUrl =
    target.clientId && target.content.installUrl ? finishUrl(target.content.installUrl, scope, null) : null;
  const back = <ButtonLink href={listing}>{t("catalog")}</ButtonLink>;
  const page = () => {
    if (open && open.state !== "requested") {
      const href = `${base}/installed/${formatId("installation", open.id)}`;
      if (open.state === "pending") {
        const { installUrl } = target.content;
        const finish = installUrl ? finishUrl(installUrl, scope, open.id) : null;
        return (
          <State
            kind="empty"
            bare
            title={t("pendingTitle")}
            actions={
              <>
                {finish && (
                  <a className={buttonClass({ variant: "signal", wraps: true })} href={finish}>
                    {t("finish", { partner: target.partnerName })}
                  </a>
                )}
                <ButtonLink href={href}>{t("pendingOpen")}</ButtonLink>
              </>
            }
          >
            {t("pendingText", { workspace: scope.workspaceName, partner: target.partnerName })}
          </State>
        );
      }
      return (
        <State kind="empty" bare title={t("hasTitle")} actions={<ButtonLink href={href}>{t("hasOpen")}</ButtonLink>} />
      );
    }
    if (open) {
      const href = `${base}/requests/${formatId("installation", open.id)}`;
      return (
        <State
          kind="empty"
          bare
          title={t("askedTitle")}
          actions={<ButtonLink href={href}>{t("askedOpen")}</ButtonLink>}
        />
      );
    }
    if (scope.environment !== "live" || !isInstallable(target)) {
      return (
        <State kind="forbidden" bare title={t("stoppedTitle")} actions={back}>
          {target.installBlock === "none" ? (
            t("stoppedText")
          ) : (
            <StopNote block={target.installBlock} reason={stopReason} locale={locale} />
          )}
        </State>
      );
    }
    if (!decides) return null;
    if (!target.clientId) return <InstallHere {...common} />;
    if (startUrl) return <GoToPartner {...common} startUrl={startUrl} />;
    return (
      <State kind="empty" bare title={t("noUrlTitle")} actions={back}>
        {t("noUrlText")}
      </State>
    );
  };
  const content = page();
  return (
    <>
      <PageHeader
        title={t("title", { name: target.content.name })}
        crumbs={[{ label: target.content.name, href: listing }]}
        locale={locale}
      >
        {t("intro", { workspace: scope.workspaceName })}
      </PageHeader>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,760px)_320px] lg:items-start">
        <Panel>
          <PanelBody>{content ?? <AskHere {...common} deciders={await getDeciders(db(), scope)} />}</PanelBody>
        </Panel>
        <Panel className="max-lg:order-first" aria-labelledby="facts">
          <PanelHeader id="facts" title={facts("title")} />
          <PanelBody>
            <ListingFactsList
              facts={listingFactsOf(target, target.content, await getBusinessTime(db()))}
              lang={target.content.lang}
              locale={locale}
            />
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}
