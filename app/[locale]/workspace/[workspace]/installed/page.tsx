import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { InstalledTable } from "@/components/installs/installed-table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { listInstalled } from "@/lib/installs/views/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/installed">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "installs.list" });
  return { title: t("title") };
}

/** What the workspace has and had. */
export default async function InstalledPage({ params }: Props) {
  const { locale: asked, workspace } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const [live, removed] = await Promise.all([
    listInstalled(db(), scope, "live"),
    listInstalled(db(), scope, "removed"),
  ]);
  const t = await getTranslations({ locale, namespace: "installs.list" });
  const base = `/${locale}/workspace/${workspace}/installed`;
  const find = <ButtonLink href={`/${locale}/search`}>{t("find")}</ButtonLink>;
  return (
    <>
      <PageHeader title={t("title")} actions={live.length > 0 ? find : undefined} locale={locale}>
        {t("intro", { workspace: scope.workspaceName })}
      </PageHeader>
      <div className="stack">
        {live.length === 0 ? (
          <State kind="empty" title={t("empty")} actions={find}>
            {t("emptyWhy", { workspace: scope.workspaceName })}
          </State>
        ) : (
          <Panel>
            <PanelHeader title={t("live")} note={live.length} />
            <InstalledTable cards={live} base={base} label={t("live")} locale={locale} />
          </Panel>
        )}
        {removed.length > 0 && (
          <Panel>
            <PanelHeader title={t("removed")} note={t("removedNote")} />
            <InstalledTable cards={removed} base={base} label={t("removed")} locale={locale} />
          </Panel>
        )}
      </div>
    </>
  );
}
