import type { VersionContent } from "@/lib/listings/schema";
import type { ListingFacts } from "./types";

type Listing = { slug: string; certifiedUntil: Date | null; starCounts: readonly number[] };

/** The facts of a listing in the version that counts now; a certificate whose time is over is none. */
export function listingFactsOf(listing: Listing, content: VersionContent, now: Date): ListingFacts {
  const { slug, certifiedUntil } = listing;
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = listing.starCounts;
  const holds = certifiedUntil !== null && certifiedUntil > now;
  return {
    slug,
    plans: content.plans,
    certifiedUntil: holds ? certifiedUntil.toISOString() : null,
    starCounts: [one, two, three, four, five],
  };
}
