import { FACET_FIELDS, type FacetKind, REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { summarisePrice } from "@/lib/listings/price";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType, PriceSummary } from "@/lib/listings/types";
import { parseId } from "@/lib/platform/ids";
import { isPictured, type PictureMeasures } from "../marks";
import { facetBits } from "../search/facet-bits";
import type { PriceKind } from "../search/schema";
import { indexedText } from "../words/search-words";

/** What a catalog row is made of. */
export type ListingFacts = {
  listingId: string;
  slug: string;
  type: ListingType;
  publishedAt: Date;
  certifiedUntil: Date | null;
  activeInstallations: number;
  starCounts: readonly number[];
  partner: { id: string; slug: string; name: string };
  content: VersionContent;
  /** The measures of those of its pictures that are there, by their ids as the content has them. */
  pictures: ReadonlyMap<string, PictureMeasures>;
};

/** Names of facet values in every language, so that a search in either finds them. */
export type FacetNames = (kind: string, slug: string) => readonly string[];

/** Mean stars x 100 from five reviews on, else null. */
export function ratingOf(starCounts: readonly number[]): { ratingBp: number | null; reviewCount: number } {
  const reviewCount = starCounts.reduce((sum, count) => sum + count, 0);
  const stars = starCounts.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return { ratingBp: reviewCount < REVIEWS_FOR_STARS ? null : Math.round((stars * 100) / reviewCount), reviewCount };
}

/** What the price filter calls a price: free, free to try, or paid. */
export function priceKindOf(price: PriceSummary): PriceKind {
  if (price.kind === "free") return "free";
  return price.kind === "freemium" || price.trialDays > 0 ? "trial" : "paid";
}

/** The texts of a listing by how much a word in them says about it (ranking.ts, `PLACES`). */
function textsOf({ content, slug, partner }: ListingFacts, names: FacetNames) {
  const facets = (kinds: readonly FacetKind[]) =>
    kinds.flatMap((kind) => content[FACET_FIELDS[kind]].flatMap((value) => names(kind, value)));
  const text = (parts: readonly string[]) => indexedText(parts.join("\n"));
  return {
    nameText: text([content.name]),
    taglineText: text([content.promise, partner.name, ...facets(["use-case", "tool-type"])]),
    usesText: text([
      ...facets(["functionality", "industry"]),
      ...content.partnerThings,
      ...content.features.map(({ title }) => title),
      content.whiteLabelName,
    ]),
    otherText: text([
      slug.replaceAll("-", " "),
      content.description,
      ...content.features.map((feature) => feature.text),
      ...content.setupSteps.map(({ title }) => title),
      ...content.requirements,
      content.maintainer,
    ]),
  };
}

/** The row of one public listing. Pure: equal facts give an equal row. */
export function buildCatalogRow(facts: ListingFacts, names: FacetNames) {
  const { content } = facts;
  const price = summarisePrice(content.plans);
  return {
    listingId: facts.listingId,
    slug: facts.slug,
    partnerId: facts.partner.id,
    partnerSlug: facts.partner.slug,
    partnerName: facts.partner.name,
    name: content.name,
    promise: content.promise,
    lang: content.lang,
    type: facts.type,
    depth: content.depth,
    useCaseBits: facetBits("use-case", content.useCases),
    toolTypeBits: facetBits("tool-type", content.toolTypes),
    industryBits: facetBits("industry", content.industries),
    functionalityBits: facetBits("functionality", content.functionalities),
    priceKind: priceKindOf(price),
    price,
    certifiedUntil: facts.certifiedUntil,
    ...ratingOf(facts.starCounts),
    activeInstallations: facts.activeInstallations,
    iconMediaId: parseId("media", content.iconMediaId),
    pictured: isPictured(content, facts.pictures),
    ...textsOf(facts, names),
    publishedAt: facts.publishedAt,
  };
}

export type CatalogRow = ReturnType<typeof buildCatalogRow>;

/** Shorter words are not corrected, longer ones are no words, and nobody mistypes what is a number. */
const CORRECTABLE = /^(?!\p{N}+$)[\p{L}\p{M}\p{N}]{3,30}$/u;

/** The distinct words of a row's texts with the best place each stands at (0 name … 3 elsewhere): what mistyped words are corrected to. */
export function wordsOf(
  row: Pick<CatalogRow, "nameText" | "taglineText" | "usesText" | "otherText">,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [place, text] of [row.nameText, row.taglineText, row.usesText, row.otherText].entries())
    for (const word of (text.split("\n")[0] ?? "").split(" "))
      if (CORRECTABLE.test(word) && !found.has(word)) found.set(word, place);
  return found;
}
