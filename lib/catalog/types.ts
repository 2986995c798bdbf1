import type { FacetKind } from "@/lib/listings/constants";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingCardModel, ListingType } from "@/lib/listings/types";
import type { PriceKind } from "./search/schema";

/** How many listings each choice of a filter would show, all other filters applied. */
export type FacetCounts = {
  facets: Readonly<Record<FacetKind, Readonly<Record<string, number>>>>;
  types: Readonly<Record<ListingType, number>>;
  prices: Readonly<Record<PriceKind, number>>;
  /** Listings at exactly this depth, 0 to 7. */
  depths: readonly number[];
  certified: number;
  rated4: number;
  rated45: number;
};

/** One page of results. */
export type SearchResult = {
  total: number;
  cards: readonly ListingCardModel[];
  counts: FacetCounts;
  /** What was searched where a word of the query stands nowhere; null when nothing was changed. */
  corrected: string | null;
  /** What may have been meant; the results are of the query as written. */
  offered: string | null;
  /** Products that were asked for and are not in the catalog, with what they do. */
  missing: ReadonlyArray<{ name: string; means: readonly string[] }>;
};

/** Why a card stands on the home page. */
export type FeatureRule = "deepest" | "bestRated" | "newest";

/** A card chosen for the home page, with what its picture shows. */
export type FeaturedCard = {
  rule: FeatureRule;
  card: ListingCardModel;
  content: Pick<VersionContent, "name" | "partnerThings" | "scopes" | "events" | "features">;
};

/** A partner's public page. */
export type PartnerPage = {
  name: string;
  slug: string;
  about: string;
  website: string;
  country: string;
  supportEmail: string;
  logoMediaId: string | null;
  isHouse: boolean;
  since: string;
  cards: readonly ListingCardModel[];
};

/** What is left of a listing that was retired: its name, and where to look for another one. */
export type RetiredListing = { name: string; useCase: string | null };
