import { EmptyState } from "@/components/layout/empty-state";
import { ButtonLink } from "@/components/ui/button";
import { PAGE_SIZE } from "@/lib/catalog/constants";
import { catalogHref } from "@/lib/catalog/search/catalog-url";
import type { CatalogQuery } from "@/lib/catalog/search/schema";
import type { Locale } from "@/lib/platform/messages/locales";
import type { ActiveFilter } from "./chips";
import type { CatalogWords } from "./words";

/** No results on this page: what to try next, the first page where there are some, else one filter fewer first. */
export function NothingFound({
  query,
  total,
  filters,
  locale,
  t,
}: {
  readonly query: CatalogQuery;
  /** Results on all pages together. */
  readonly total: number;
  readonly filters: readonly ActiveFilter[];
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  if (total > 0) {
    return (
      <EmptyState
        title={t("none.pastTitle", { page: query.page })}
        level={3}
        actions={
          <ButtonLink variant="ink" href={catalogHref(locale, { ...query, page: 1 })} rel="nofollow" prefetch={false}>
            {t("none.pastFirst")}
          </ButtonLink>
        }
      >
        <p>{t("none.pastWhy", { last: Math.ceil(total / PAGE_SIZE) })}</p>
      </EmptyState>
    );
  }
  if (filters.length === 0) {
    return (
      <EmptyState
        title={t("none.emptyTitle")}
        level={3}
        actions={
          <ButtonLink variant="ink" href="/partner/register" prefetch={false}>
            {t("ask.action")}
          </ButtonLink>
        }
      >
        <p>{t("none.emptyWhy")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("none.title")}
      level={3}
      actions={
        <>
          {filters.slice(0, 4).map((filter) => (
            <ButtonLink
              key={filter.key}
              href={catalogHref(locale, filter.without)}
              rel="nofollow"
              prefetch={false}
              wraps
            >
              {t("none.without", { name: filter.label })}
            </ButtonLink>
          ))}
          <ButtonLink variant="ink" href={`/${locale}`} prefetch={false}>
            {t("none.all")}
          </ButtonLink>
        </>
      }
    >
      <p>{t(query.q === "" ? "none.why" : "none.whyText")}</p>
    </EmptyState>
  );
}
