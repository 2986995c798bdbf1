import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { catalogHref, changed, withoutFacet } from "@/lib/catalog/search/catalog-url";
import { type CatalogQuery, EMPTY_QUERY } from "@/lib/catalog/search/schema";
import { FACET_KINDS } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/messages/locales";
import type { CatalogWords, FacetWords } from "./words";

/** One active filter: what it says, and the query without it. */
export type ActiveFilter = { key: string; label: string; without: CatalogQuery };

/** Every active filter in the order of the page; the text counts as one. */
export function activeFilters(
  query: CatalogQuery,
  marketplace: string,
  locale: Locale,
  t: CatalogWords,
  facet: FacetWords,
): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  const add = (key: string, label: string, without: CatalogQuery) => filters.push({ key, label, without });
  if (query.q !== "")
    add(
      "q",
      t("filter.text", { q: query.q }),
      changed(query, { q: "", ...(query.sort === "relevance" ? { sort: EMPTY_QUERY.sort } : {}) }),
    );
  if (query.depth > 0) {
    add(
      "depth",
      t("filter.depthFrom", { name: depthWords(toDepthLevel(query.depth), locale).name }),
      changed(query, { depth: 0 }),
    );
  }
  for (const kind of FACET_KINDS) {
    for (const slug of query.facets[kind]) add(`${kind} ${slug}`, facet(kind, slug), withoutFacet(query, kind, slug));
  }
  if (query.certified) add("certified", t("filter.certified"), changed(query, { certified: false }));
  if (query.rating !== null)
    add("rating", t("filter.rated", { stars: query.rating }), changed(query, { rating: null }));
  for (const type of query.types) {
    add(
      `type ${type}`,
      t(`type.${type}`, { name: marketplace }),
      changed(query, { types: query.types.filter((other) => other !== type) }),
    );
  }
  for (const price of query.prices) {
    add(
      `price ${price}`,
      t(`price.${price}`),
      changed(query, { prices: query.prices.filter((other) => other !== price) }),
    );
  }
  return filters;
}

/** The active filters, each with a way to remove it. */
export function Chips({
  filters,
  locale,
  t,
}: {
  readonly filters: readonly ActiveFilter[];
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  if (filters.length === 0) return null;
  return (
    <>
      {filters.map((filter) => (
        <Chip key={filter.key} label={filter.label} removeHref={catalogHref(locale, filter.without)} locale={locale} />
      ))}
      {filters.length > 1 && (
        <Link href={`/${locale}/search`} rel="nofollow" scroll={false} className="t-small text-ink-2">
          {t("search.clear")}
        </Link>
      )}
    </>
  );
}
