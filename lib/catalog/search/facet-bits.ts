import { FACETS, type FacetKind } from "@/lib/listings/constants";

// Bit n stands for the nth value of a facet and is stored: new values go to the end of their list, and a list ends at 31.

/** Facet values as a number of bits; values that are not in the list add nothing. */
export function facetBits(kind: FacetKind, slugs: readonly string[]): number {
  return Object.keys(FACETS[kind]).reduce(
    (bits, slug, index) => (slugs.includes(slug) ? bits | (1 << index) : bits),
    0,
  );
}
