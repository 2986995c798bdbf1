import type { SeedListing } from "./content/types";

export type Seeded = {
  listing: SeedListing;
  listingId: string;
  versionId: string;
  versionNumber: string;
  liveClientId: string;
  partnerId: string;
  publishedAt: Date;
};

/** A workspace of the marketplace's customers. */
export type Shop = { id: string; name: string; createdAt: Date };

/** A demo workspace that installed a listing. */
export type Installed = {
  id: string;
  shop: Shop;
  seeded: Seeded;
  activatedAt: Date;
  uninstalledAt: Date | null;
  scopes: string[];
};
