import type { FacetKind } from "@/lib/listings/constants";
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
  /** The words that were searched instead of mistyped ones; null when the query was taken as written. */
  corrected: string | null;
};

/** A card chosen for the home page with the rule that chose it. */
export type FeaturedCard = {
  rule: "mostInstalled" | "newest" | "bestRated" | "deepest";
  card: ListingCardModel;
  /** What flows, for the picture on the first card: names of the partner's things. */
  things: readonly string[];
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

/** What a listing's address leads to. */
export type ListingLookup = "public" | "retired" | "unknown";
