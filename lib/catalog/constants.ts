/** Cards on one page of results. */
export const PAGE_SIZE = 24;

/** The furthest page that is answered: nobody reads on, and deep offsets cost. */
export const LAST_PAGE = 500;

/** Longest search text in characters; the rest is cut off. */
export const QUERY_LENGTH = 120;

/** Cached bodies that show several listings: home, facet pages, partner lists, site map. */
export const CATALOG_TAG = "catalog";

/** The cached body of one listing's page. */
export function listingTag(slug: string): string {
  return `listing:${slug}`;
}

/** The cached body of one partner's page. */
export function partnerTag(slug: string): string {
  return `partner:${slug}`;
}

/** States in which a listing is in the catalog; a retired one is gone, the others are not public yet or not now. */
export const PUBLIC_STATES = ["published", "deprecated", "sunset_scheduled"] as const;

/** Reviews that a listing page carries; the rest is counted in the distribution. */
export const REVIEWS_SHOWN = 20;

/** Listings in one file of the site map (each stands there once a language; the protocol allows 50,000 addresses). */
export const SITEMAP_LISTINGS = 5_000;

/** Searches offered under the search field, as keys of messages `catalog.popular`. */
export const POPULAR_SEARCHES = ["accounting", "returns", "signOn", "spreadsheets"] as const;
