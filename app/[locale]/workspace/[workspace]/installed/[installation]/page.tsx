import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { HealthPanel } from "@/components/installs/health-panel";
import { ListedAs } from "@/components/installs/listed-as";
import { ListingFactsList } from "@/components/installs/listing-facts";
import { PermissionsPanel } from "@/components/installs/permissions-panel";
import { RemovedPanel } from "@/components/installs/removed-panel";
import { StateTag } from "@/components/installs/state-tag";
import { UpdatePanel } from "@/components/installs/update-panel";
import { WaitingNote } from "@/components/installs/waiting-note";
import { WhiteLabelPanel } from "@/components/installs/white-label-panel";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Mark } from "@/components/ui/mark";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { searchText } from "@/lib/accounts/search-text";
import { finishUrl } from "@/lib/installs/notices";
import { INSTALLATIONS } from "@/lib/installs/transitions";
import { loadInstalled } from "@/lib/installs/views/loaders";
import { getStopReason } from "@/lib/lifecycle/measures/data";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import { toLocale } from "@/lib/platform/messages/locales";
import { canMove } from "@/lib/platform/transitions/derive";
import { getInstallationHealth } from "@/lib/webhooks/health/data";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/installed/[installation]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, installation } = await params;
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  return { title: (await loadInstalled(scope, installation)).shownName };
}

/** One installation: whether it is well, what it may do, what it asks for next, and the way out. */
export default async function InstallationPage({ params, searchParams }: Props) {
  const { locale: asked, workspace, installation } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const view = await loadInstalled(scope, installation);
  const stopReason = await getStopReason(db(), scope, view);
  const deliveries = await getInstallationHealth(db(), scope, installation);
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const may = (policy: "installation.update" | "installation.uninstall") =>
    can({ kind: "workspace", role: scope.role, own: true }, policy);
  const base = `/${locale}/workspace/${workspace}`;
  const own = `${base}/installed/${view.installation}`;
  const saved = searchText((await searchParams).saved);
  const installUrl = view.content.installUrl;
  const finish = installUrl ? finishUrl(installUrl, scope, parseId("installation", view.installation)) : null;
  return (
    <>
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <Mark name={view.shownName} src={mediaPathOrNull(view.shownIconId)} />
            <bdi lang={view.lang}>{view.shownName}</bdi>
          </span>
        }
        tag={
          <>
            <ListedAs name={view.name} shown={view.shownName} lang={view.lang} />
            <StateTag state={view.state} installBlock={view.installBlock} locale={locale} />
          </>
        }
        crumbs={[{ label: t("back"), href: `${base}/installed` }]}
        locale={locale}
        actions={
          <>
            <ButtonLink href={`/${locale}/integrations/${view.slug}`}>{t("listing")}</ButtonLink>
            <ButtonLink href={`${base}/activity?app=${view.installation}`}>{t("activity")}</ButtonLink>
            {view.uninstalled && <ButtonLink href={`${base}/install/${view.slug}`}>{t("installAgain")}</ButtonLink>}
            {view.state === "active" && <ButtonLink href={`${own}/review`}>{t("review")}</ButtonLink>}
            {canMove(INSTALLATIONS, view.state, "uninstall") && may("installation.uninstall") && (
              <ButtonLink variant="quiet-bad" href={`${own}/remove`}>
                {t("remove")}
              </ButtonLink>
            )}
          </>
        }
      >
        <span lang={view.lang} dir="auto">
          {view.promise}
        </span>
      </PageHeader>
      <div className="stack">
        {(saved === "scopes" || saved === "label") && <FormMessage tone="ok">{t("saved")}</FormMessage>}
        {saved === "update" && <FormMessage tone="ok">{t("savedUpdate", { partner: view.partnerName })}</FormMessage>}
        <WaitingNote view={view} stopReason={stopReason} finishUrl={finish} locale={locale} />
        {view.uninstalled && <RemovedPanel view={view} uninstalled={view.uninstalled} locale={locale} />}
        {view.offered && (
          <UpdatePanel
            view={view}
            offered={view.offered}
            workspace={workspace}
            mayAccept={may("installation.update")}
            locale={locale}
          />
        )}
        {view.uninstalled === null && (
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_360px] lg:items-start">
            <PermissionsPanel
              view={view}
              workspace={workspace}
              mayChange={may("installation.update")}
              locale={locale}
            />
            <div className="stack">
              <HealthPanel view={view} deliveries={deliveries} locale={locale} />
              <Panel aria-labelledby="facts">
                <PanelHeader id="facts" title={t("deal")} />
                <PanelBody>
                  <ListingFactsList facts={view.facts} lang={view.lang} locale={locale} />
                </PanelBody>
              </Panel>
            </div>
          </div>
        )}
        {view.type === "embedded" && view.uninstalled === null && may("installation.update") && (
          <WhiteLabelPanel view={view} workspace={workspace} locale={locale} />
        )}
      </div>
    </>
  );
}
