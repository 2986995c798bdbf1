import { SlidersHorizontal } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { DepthFacet, depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { catalogHref, changed } from "@/lib/catalog/search/catalog-url";
import { type CatalogQuery, PRICE_KINDS, RATINGS } from "@/lib/catalog/search/schema";
import type { FacetCounts } from "@/lib/catalog/search/types";
import { FACET_KINDS, FACETS, type FacetKind, LISTING_TYPES } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/messages/locales";
import { type FilterGroup, FilterGroups } from "./filter-groups";
import { ShowResults } from "./show-results";
import type { CatalogWords, FacetWords } from "./words";

/** Values of a facet that are shown before "more". */
const SHOWN = 6;

/** The filters beside the results, with what each choice would show. On small screens behind one button, without script too. */
export function Filters({
  query,
  counts,
  total,
  marketplace,
  locale,
  t,
  facet,
}: {
  readonly query: CatalogQuery;
  /** How many the filters leave, for the button that goes to them. */
  readonly total: number;
  readonly counts: FacetCounts;
  readonly marketplace: string;
  readonly locale: Locale;
  readonly t: CatalogWords;
  readonly facet: FacetWords;
}) {
  const facets = FACET_KINDS.map((kind) => facetGroup(kind, query, counts, facet, t));
  const groups = [
    ...facets.slice(0, 2),
    trustGroup(query, counts, t),
    typeGroup(query, counts, marketplace, t),
    priceGroup(query, counts, t),
    ...facets.slice(2),
  ];
  return (
    <details
      open={false}
      className="min-w-0 md:[&::details-content]:[content-visibility:visible] md:[&::details-content]:[block-size:auto]"
    >
      <summary className={`${buttonClass()} list-none supports-[selector(::details-content)]:md:hidden`}>
        <SlidersHorizontal aria-hidden />
        {t("search.filters")}
      </summary>
      <div className="grid gap-6 pt-4 md:pt-0">
        <Depths query={query} counts={counts} locale={locale} t={t} />
        <FilterGroups groups={groups} />
        <ShowResults
          label={t("search.apply")}
          applied={t("search.show", { count: total })}
          look={buttonClass({ variant: "ink", wide: true })}
        />
      </div>
    </details>
  );
}

function facetGroup(
  kind: FacetKind,
  query: CatalogQuery,
  counts: FacetCounts,
  facet: FacetWords,
  t: CatalogWords,
): FilterGroup {
  const choices = Object.keys(FACETS[kind]).map((slug) => ({
    name: kind,
    value: slug,
    label: facet(kind, slug),
    count: counts.facets[kind][slug] ?? 0,
    on: query.facets[kind].includes(slug),
  }));
  const rest = choices.slice(SHOWN);
  return {
    title: facet(kind, "title"),
    choices: choices.slice(0, SHOWN),
    rest,
    more: t("search.more", { count: rest.length }),
  };
}

function typeGroup(query: CatalogQuery, counts: FacetCounts, marketplace: string, t: CatalogWords): FilterGroup {
  const choices = LISTING_TYPES.map((type) => ({
    name: "type",
    value: type,
    label: t(`type.${type}`, { name: marketplace }),
    count: counts.types[type],
    on: query.types.includes(type),
  }));
  return { title: t("filter.type"), choices };
}

function priceGroup(query: CatalogQuery, counts: FacetCounts, t: CatalogWords): FilterGroup {
  const choices = PRICE_KINDS.map((price) => ({
    name: "price",
    value: price,
    label: t(`price.${price}`),
    count: counts.prices[price],
    on: query.prices.includes(price),
  }));
  return { title: t("filter.price"), choices };
}

function trustGroup(query: CatalogQuery, counts: FacetCounts, t: CatalogWords): FilterGroup {
  const rated = { "4": counts.rated4, "4.5": counts.rated45 };
  return {
    title: t("filter.trust"),
    choices: [
      { name: "certified", value: "1", label: t("filter.certified"), count: counts.certified, on: query.certified },
      { name: "rating", value: "", label: t("filter.ratedAny"), count: null, on: query.rating === null, radio: true },
      ...RATINGS.map((stars) => ({
        name: "rating",
        value: stars,
        label: t("filter.rated", { stars }),
        count: rated[stars],
        on: query.rating === stars,
        radio: true,
      })),
    ],
  };
}

function Depths({
  query,
  counts,
  locale,
  t,
}: {
  readonly query: CatalogQuery;
  readonly counts: FacetCounts;
  readonly locale: Locale;
  readonly t: CatalogWords;
}) {
  const from = query.depth === 0 ? undefined : toDepthLevel(query.depth);
  const levels = counts.depths.map((count, depth) => ({
    level: toDepthLevel(depth),
    count,
    href: catalogHref(locale, changed(query, { depth: depth === query.depth ? 0 : depth })),
  }));
  return (
    <div className="grid gap-2">
      <p className="t-3">{t("filter.depth")}</p>
      <DepthFacet levels={levels} from={from} locale={locale} />
      <p className="t-small text-ink-2">
        {from === undefined ? t("filter.depthAll") : t("filter.depthFrom", { name: depthWords(from, locale).name })}
      </p>
      {query.depth > 0 && <input type="hidden" name="depth" value={query.depth} />}
    </div>
  );
}
