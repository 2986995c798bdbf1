import { cacheLife, cacheTag } from "next/cache";
import { MARKETPLACE_TAG } from "@/lib/accounts/constants";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import type { ListingViewModel } from "@/lib/listings/types";
import { db } from "@/lib/platform/db";
import { CATALOG_TAG, listingTag, partnerTag } from "./constants";
import { getListingPage, getRetiredListing } from "./data";
import { getBuildSlugs, getFeatured, getPartnerPage } from "./pages/data";
import { searchCatalog } from "./search/data";
import type { CatalogQuery } from "./search/schema";
import type { FeaturedCard, PartnerPage, RetiredListing, SearchResult } from "./types";

// Cached bodies live until their tag expires; the hour is for what changes by time alone, such as a certificate that ends.
const LIFE = { stale: 300, revalidate: 3_600, expire: 30 * 86_400 };

/** Name of the host product. */
export async function loadMarketplaceName(): Promise<string> {
  "use cache";
  cacheTag(MARKETPLACE_TAG);
  cacheLife(LIFE);
  return getMarketplaceName(db(), getPublicScope());
}

/** A listing's page by its address. */
export async function loadListingPage(slug: string): Promise<ListingViewModel | null> {
  "use cache";
  cacheTag(listingTag(slug));
  cacheLife(LIFE);
  return getListingPage(db(), getPublicScope(), slug);
}

/** What is left of a retired listing, by its address. */
export async function loadRetiredListing(slug: string): Promise<RetiredListing | null> {
  "use cache";
  cacheTag(listingTag(slug));
  cacheLife(LIFE);
  return getRetiredListing(db(), getPublicScope(), slug);
}

/** A partner's page by its address. */
export async function loadPartnerPage(slug: string): Promise<PartnerPage | null> {
  "use cache";
  cacheTag(partnerTag(slug));
  cacheLife(LIFE);
  return getPartnerPage(db(), getPublicScope(), slug);
}

/** First page of results of home and of single-facet pages; free combinations are never cached, there are too many. */
export async function loadBrowse(query: CatalogQuery): Promise<SearchResult> {
  "use cache";
  cacheTag(CATALOG_TAG);
  cacheLife(LIFE);
  return searchCatalog(getPublicScope(), query);
}

/** Results of any query, read now. */
export async function loadSearch(query: CatalogQuery): Promise<SearchResult> {
  return searchCatalog(getPublicScope(), query);
}

/** The cards chosen for the home page. */
export async function loadFeatured(): Promise<FeaturedCard[]> {
  "use cache";
  cacheTag(CATALOG_TAG);
  cacheLife(LIFE);
  return getFeatured(db(), getPublicScope());
}

/** An address that never exists: with an empty catalog the build still has a page to check the route with. */
const NO_SLUG = "-";

/** What a build renders ahead: the most installed listings and their partners. The build needs the database. */
export async function loadBuildSlugs(): Promise<{ listings: string[]; partners: string[] }> {
  const { listings, partners } = await getBuildSlugs(db(), getPublicScope(), 24);
  return { listings: [...listings, NO_SLUG], partners: [...partners, NO_SLUG] };
}
