import { FACET_FIELDS, FACET_KINDS, REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { summarisePrice } from "@/lib/listings/price";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType, PriceSummary } from "@/lib/listings/types";
import { parseId } from "@/lib/platform/ids";
import { facetBits } from "./search/facet-bits";
import type { PriceKind } from "./search/schema";

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

function searchTextOf({ content, slug }: ListingFacts, names: FacetNames): string {
  const facets = FACET_KINDS.flatMap((kind) => content[FACET_FIELDS[kind]].flatMap((value) => names(kind, value)));
  const features = content.features.flatMap((feature) => [feature.title, feature.text]);
  return [
    slug.replaceAll("-", " "),
    ...facets,
    ...features,
    ...content.partnerThings,
    content.description,
    content.maintainer,
  ].join("\n");
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
    searchText: searchTextOf(facts, names),
    publishedAt: facts.publishedAt,
  };
}

export type CatalogRow = ReturnType<typeof buildCatalogRow>;

/** Shorter words are not corrected, and longer ones are no words. */
const WORD = /[\p{L}\p{M}\p{N}]{3,30}/gu;

/** The distinct words of a row's texts, sorted: what mistyped words are corrected to. */
export function wordsOf(row: Pick<CatalogRow, "name" | "partnerName" | "promise" | "searchText">): string[] {
  const text = [row.name, row.partnerName, row.promise, row.searchText].join(" ").normalize("NFC").toLowerCase();
  return [...new Set(text.match(WORD) ?? [])].filter((word) => !/^\d+$/.test(word)).sort();
}
