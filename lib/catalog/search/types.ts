import type { FacetKind } from "@/lib/listings/constants";
import type { ListingCardModel, ListingType } from "@/lib/listings/types";
import type { PriceKind } from "./schema";
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
