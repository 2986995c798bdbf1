import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ActivityLines } from "@/components/insights/activity-lines";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelFooter } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { searchText } from "@/lib/accounts/search-text";
import { listWorkspaceActivity } from "@/lib/insights/activity/data";
import { listActivityApps } from "@/lib/installs/access/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/activity">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "installs.activity" });
  return { title: t("title") };
}

/** What integrations read and wrote; the filter is in the address and works without a script. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const { locale: asked, workspace } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "activity.read");
  const query = await searchParams;
  const app = searchText(query.app);
  const kind = searchText(query.kind);
  const filter = {
    installation: app || undefined,
    kind: kind === "read" || kind === "write" || kind === "people" ? kind : undefined,
    after: searchText(query.after) || undefined,
  } as const;
  const [{ rows, next }, apps] = await Promise.all([
    listWorkspaceActivity(db(), scope, filter),
    listActivityApps(db(), scope),
  ]);
  const t = await getTranslations({ locale, namespace: "installs.activity" });
  const own = `/${locale}/workspace/${workspace}/activity`;
  const address = (after: string | null) => {
    const search = new URLSearchParams({
      ...(app ? { app } : {}),
      ...(filter.kind ? { kind: filter.kind } : {}),
      ...(after ? { after } : {}),
    });
    return search.size > 0 ? `${own}?${search}` : own;
  };
  const filtered = app !== "" || filter.kind !== undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        locale={locale}
        actions={<ButtonLink href={`/api/session/activity/${workspace}`}>{t("export")}</ButtonLink>}
      >
        {t("intro", { workspace: scope.workspaceName })}
      </PageHeader>
      <div className="stack">
        {(rows.length > 0 || filtered) && (
          <form action={own} className="flex flex-wrap items-end gap-3" aria-label={t("filterLabel")}>
            <SelectField
              name="app"
              label={t("app")}
              defaultValue={app}
              options={[
                { value: "", label: t("all") },
                ...apps.map(({ installation, name }) => ({ value: installation, label: name })),
              ]}
            />
            <SelectField
              name="kind"
              label={t("kind")}
              defaultValue={filter.kind ?? ""}
              options={[
                { value: "", label: t("all") },
                { value: "read", label: t("read") },
                { value: "write", label: t("write") },
                { value: "people", label: t("people") },
              ]}
            />
            <Button type="submit">{t("filter")}</Button>
            {filtered && (
              <ButtonLink variant="quiet" href={own}>
                {t("clear")}
              </ButtonLink>
            )}
          </form>
        )}
        {rows.length === 0 ? (
          <State kind="empty" title={filtered ? t("emptyFilter") : t("empty")}>
            {filtered ? t("emptyFilterWhy") : t("emptyWhy")}
          </State>
        ) : (
          <Panel>
            <ActivityLines rows={rows} label={t("title")} locale={locale} workspace={workspace} />
            {(next !== null || filter.after !== undefined) && (
              <PanelFooter>
                <Pagination
                  previousHref={filter.after === undefined ? undefined : address(null)}
                  nextHref={next === null ? undefined : address(next)}
                  locale={locale}
                />
              </PanelFooter>
            )}
          </Panel>
        )}
      </div>
    </>
  );
}
