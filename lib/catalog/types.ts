import type { VersionContent } from "@/lib/listings/schema";
import type { ListingCardModel } from "@/lib/listings/types";

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
