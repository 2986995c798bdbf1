import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DepthFacet, depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { Radio } from "@/components/ui/radio";
import { catalogHref, changed } from "@/lib/catalog/search/catalog-url";
import { type CatalogQuery, PRICE_KINDS, RATINGS } from "@/lib/catalog/search/schema";
import type { FacetCounts } from "@/lib/catalog/types";
import { FACET_KINDS, FACETS, type FacetKind, LISTING_TYPES } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/locales";
import type { CatalogWords, FacetWords } from "./words";

/** Values of a facet that are shown before "more". */
const SHOWN = 6;

type Choice = { value: string; label: string; count: number; checked: boolean };

/** The filters beside the results, with what each choice would show. On small screens behind one button, without script too. */
export function Filters({
  query,
  counts,
  marketplace,
  locale,
  t,
  facet,
}: {
  readonly query: CatalogQuery;
  readonly counts: FacetCounts;
  readonly marketplace: string;
  readonly locale: Locale;
  readonly t: CatalogWords;
  readonly facet: FacetWords;
}) {
  const types = LISTING_TYPES.map((type) => ({
    value: type,
    label: t(`type.${type}`, { name: marketplace }),
    count: counts.types[type],
    checked: query.types.includes(type),
  }));
  const prices = PRICE_KINDS.map((price) => ({
    value: price,
    label: t(`price.${price}`),
    count: counts.prices[price],
    checked: query.prices.includes(price),
  }));
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
        {FACET_KINDS.slice(0, 2).map((kind) => (
          <Choices
            key={kind}
            name={kind}
            title={facet(kind, "title")}
            choices={facetChoices(kind, query, counts, facet)}
            t={t}
          />
        ))}
        <Trust query={query} counts={counts} t={t} />
        <Choices name="type" title={t("filter.type")} choices={types} t={t} />
        <Choices name="price" title={t("filter.price")} choices={prices} t={t} />
        {FACET_KINDS.slice(2).map((kind) => (
          <Choices
            key={kind}
            name={kind}
            title={facet(kind, "title")}
            choices={facetChoices(kind, query, counts, facet)}
            t={t}
          />
        ))}
        <noscript>
          <button type="submit" className={buttonClass({ variant: "ink", wide: true })}>
            {t("search.apply")}
          </button>
        </noscript>
      </div>
    </details>
  );
}

function facetChoices(kind: FacetKind, query: CatalogQuery, counts: FacetCounts, facet: FacetWords): Choice[] {
  return Object.keys(FACETS[kind]).map((slug) => ({
    value: slug,
    label: facet(kind, slug),
    count: counts.facets[kind][slug] ?? 0,
    checked: query.facets[kind].includes(slug),
  }));
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="grid border-t border-line-2 pt-4 first:border-0 first:pt-0">
      <legend className="t-label float-start mb-2 w-full">{title}</legend>
      {children}
    </fieldset>
  );
}

function Choices({
  name,
  title,
  choices,
  t,
}: {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly t: CatalogWords;
}) {
  const [first, rest] = [choices.slice(0, SHOWN), choices.slice(SHOWN)];
  return (
    <Group title={title}>
      {first.map((choice) => (
        <Box key={choice.value} name={name} choice={choice} />
      ))}
      {rest.length > 0 && (
        <details open={rest.some((choice) => choice.checked)} className="[&[open]>summary]:hidden">
          <summary className="t-small cursor-pointer list-none py-1 text-ink-2 underline underline-offset-2 [&::-webkit-details-marker]:hidden">
            {t("search.more", { count: rest.length })}
          </summary>
          {rest.map((choice) => (
            <Box key={choice.value} name={name} choice={choice} />
          ))}
        </details>
      )}
    </Group>
  );
}

function Box({ name, choice }: { readonly name: string; readonly choice: Choice }) {
  const { value, label, count, checked } = choice;
  return (
    <Checkbox
      name={name}
      value={value}
      label={label}
      count={count}
      defaultChecked={checked}
      disabled={count === 0 && !checked}
    />
  );
}

function Trust({
  query,
  counts,
  t,
}: {
  readonly query: CatalogQuery;
  readonly counts: FacetCounts;
  readonly t: CatalogWords;
}) {
  const rated = { "4": counts.rated4, "4.5": counts.rated45 };
  return (
    <Group title={t("filter.trust")}>
      <Box
        name="certified"
        choice={{ value: "1", label: t("filter.certified"), count: counts.certified, checked: query.certified }}
      />
      <Radio name="rating" value="" label={t("filter.ratedAny")} defaultChecked={query.rating === null} />
      {RATINGS.map((stars) => (
        <Radio
          key={stars}
          className="[&>span]:flex-1"
          name="rating"
          value={stars}
          label={
            <span className="flex gap-2">
              {t("filter.rated", { stars })}
              <span className="check__n">{rated[stars]}</span>
            </span>
          }
          defaultChecked={query.rating === stars}
          disabled={rated[stars] === 0 && query.rating !== stars}
        />
      ))}
    </Group>
  );
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
