import { cacheLife, cacheTag } from "next/cache";
import { MARKETPLACE_TAG } from "@/lib/accounts/constants";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import type { ListingViewModel } from "@/lib/listings/types";
import { db } from "@/lib/platform/db";
import { CATALOG_TAG, listingTag, partnerTag } from "./constants";
import { getListingPage, getRetiredListing } from "./data";
import { getBuildSlugs, getFeatured, getPartnerPage } from "./pages/data";
import { type BrowseChoice, browseSchema, slugSchema } from "./schema";
import { parseCatalogQuery } from "./search/catalog-url";
import { searchCatalog } from "./search/data";
import { type CatalogQuery, EMPTY_QUERY } from "./search/schema";
import type { SearchResult } from "./search/types";
import type { FeaturedCard, PartnerPage, RetiredListing } from "./types";

// Next makes a server action of each cached function, which answers whoever knows its id: each parses what it is given, before a tag is made
// of it, and answers what is public anyway. tests/e2e/doors.spec.ts calls them all.

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
export async function loadListingPage(address: string): Promise<ListingViewModel | null> {
  "use cache";
  cacheLife(LIFE);
  const slug = slugSchema.safeParse(address);
  if (!slug.success) return null;
  cacheTag(listingTag(slug.data));
  return getListingPage(db(), getPublicScope(), slug.data);
}

/** What is left of a retired listing, by its address. */
export async function loadRetiredListing(address: string): Promise<RetiredListing | null> {
  "use cache";
  cacheLife(LIFE);
  const slug = slugSchema.safeParse(address);
  if (!slug.success) return null;
  cacheTag(listingTag(slug.data));
  return getRetiredListing(db(), getPublicScope(), slug.data);
}

/** A partner's page by its address. */
export async function loadPartnerPage(address: string): Promise<PartnerPage | null> {
  "use cache";
  cacheLife(LIFE);
  const slug = slugSchema.safeParse(address);
  if (!slug.success) return null;
  cacheTag(partnerTag(slug.data));
  return getPartnerPage(db(), getPublicScope(), slug.data);
}

type Browsed = { query: CatalogQuery; result: SearchResult };

async function browse(choice: BrowseChoice): Promise<Browsed | null> {
  "use cache";
  cacheTag(CATALOG_TAG);
  cacheLife(LIFE);
  const known = browseSchema.safeParse(choice);
  if (!known.success) return null;
  const query = known.data ? parseCatalogQuery({ [known.data.kind]: known.data.slug }) : EMPTY_QUERY;
  return { query, result: await searchCatalog(getPublicScope(), query) };
}

/**
 * First page of results of home (null) and of single-facet pages, with the query they are the answer to; free combinations are never
 * cached, there are too many.
 */
export async function loadBrowse(choice: BrowseChoice): Promise<Browsed> {
  const found = await browse(choice);
  if (!found) throw new Error("A page browses by a facet that is none.");
  return found;
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
