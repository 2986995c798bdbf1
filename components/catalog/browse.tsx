import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { PAGE_SIZE } from "@/lib/catalog/constants";
import { catalogHref, catalogParams } from "@/lib/catalog/search/catalog-url";
import { type CatalogQuery, defaultSort, SORTS } from "@/lib/catalog/search/schema";
import type { SearchResult } from "@/lib/catalog/search/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { activeFilters, Chips } from "./chips";
import { FilterForm } from "./filter-form";
import { Filters } from "./filters";
import { ListingCard } from "./listing-card";
import { NothingFound } from "./nothing-found";
import { SearchField } from "./search-field";
import { SearchNotes } from "./search-notes";
import { catalogWords, facetWords } from "./words";

/** Filters and results: the body of the search page, and the lower part of home and facet pages. */
export function Browse({
  query,
  result,
  marketplace,
  locale,
  withField = false,
}: {
  readonly query: CatalogQuery;
  readonly result: SearchResult;
  readonly marketplace: string;
  readonly locale: Locale;
  /** Puts the search field on top; pages that have one already keep the text as it is. */
  readonly withField?: boolean | undefined;
}) {
  const [t, facet] = [catalogWords(locale), facetWords(locale)];
  const { total, cards, counts } = result;
  const filters = activeFilters(query, marketplace, locale, t, facet);
  // The default order goes without a word in the address.
  const usual = defaultSort(query.q);
  const sorts = SORTS.filter((sort) => sort !== "relevance" || query.q !== "").map((sort) => ({
    value: sort === usual ? "" : sort,
    label: t(`sort.${sort}`),
  }));
  const from = (query.page - 1) * PAGE_SIZE + 1;
  const pageHref = (page: number) => catalogHref(locale, { ...query, page });
  return (
    <FilterForm action={`/${locale}/search`} address={catalogParams(query).toString()}>
      {withField ? (
        <div className="mb-8 max-w-[640px]">
          <SearchField q={query.q} t={t} />
        </div>
      ) : (
        query.q !== "" && <input type="hidden" name="q" value={query.q} />
      )}
      <div className="grid items-start gap-x-8 gap-y-4 md:grid-cols-[240px_minmax(0,1fr)]">
        <aside aria-label={t("search.filters")} className="min-w-0">
          <Filters
            query={query}
            counts={counts}
            total={total}
            marketplace={marketplace}
            locale={locale}
            t={t}
            facet={facet}
          />
        </aside>
        <section aria-labelledby="results" className="min-w-0 transition-opacity group-aria-busy:opacity-50">
          <div className="mb-4 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2">
            <h2 id="results" className="t-2" aria-live="polite">
              {t("search.count", { count: total })}
            </h2>
            <Chips filters={filters} locale={locale} t={t} />
            <div className="ms-auto flex items-center gap-2">
              <label htmlFor="sort" className="t-small text-ink-3">
                {t("sort.label")}
              </label>
              <Select id="sort" name="sort" options={sorts} defaultValue={query.sort === usual ? "" : query.sort} />
            </div>
          </div>
          <SearchNotes query={query} result={result} locale={locale} t={t} />
          {cards.length === 0 ? (
            <NothingFound query={query} total={total} filters={filters} locale={locale} t={t} />
          ) : (
            <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {cards.map((card) => (
                <ListingCard key={card.slug} card={card} installs={query.sort === "installed"} locale={locale} t={t} />
              ))}
            </div>
          )}
          {total > PAGE_SIZE && cards.length > 0 && (
            <div className="mt-6">
              <Pagination
                previousHref={query.page > 1 ? pageHref(query.page - 1) : undefined}
                nextHref={from + PAGE_SIZE <= total ? pageHref(query.page + 1) : undefined}
                note={t("search.range", { from, to: Math.min(total, from + PAGE_SIZE - 1), total })}
                locale={locale}
              />
            </div>
          )}
          <div className="mt-8 flex flex-wrap items-center gap-4 rounded-lg border border-dashed border-line-2 p-5">
            <div>
              <p className="t-3">{t("ask.title")}</p>
              <p className="text-ink-2">{t("ask.text")}</p>
            </div>
            <ButtonLink className="ms-auto" href="/partner/register" prefetch={false}>
              {t("ask.action")}
            </ButtonLink>
          </div>
        </section>
      </div>
    </FilterForm>
  );
}
