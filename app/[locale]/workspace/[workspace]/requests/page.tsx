import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { RequestsTable } from "@/components/installs/requests-table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { listRequests } from "@/lib/installs/requests/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/requests">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "installs.requests" });
  return { title: t("title") };
}

/** What members asked for and what came of it. */
export default async function RequestsPage({ params }: Props) {
  const { locale: asked, workspace } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "installation.read");
  const requests = await listRequests(db(), scope);
  const t = await getTranslations({ locale, namespace: "installs.requests" });
  const find = await getTranslations({ locale, namespace: "installs.list" });
  const base = `/${locale}/workspace/${workspace}/requests`;
  const groups = [
    { key: "open", rows: requests.filter((request) => request.state === "requested") },
    { key: "decided", rows: requests.filter((request) => request.state !== "requested") },
  ] as const;
  return (
    <>
      <PageHeader title={t("title")} locale={locale}>
        {t("intro", { workspace: scope.workspaceName })}
      </PageHeader>
      <div className="stack">
        {requests.length === 0 && (
          <State
            kind="empty"
            title={t("empty")}
            actions={<ButtonLink href={`/${locale}/search`}>{find("find")}</ButtonLink>}
          >
            {t("emptyWhy")}
          </State>
        )}
        {groups.map(({ key, rows }) =>
          rows.length === 0 ? null : (
            <Panel key={key}>
              <PanelHeader title={t(key)} note={rows.length} />
              <RequestsTable requests={rows} base={base} label={t(key)} locale={locale} />
            </Panel>
          ),
        )}
      </div>
    </>
  );
}
