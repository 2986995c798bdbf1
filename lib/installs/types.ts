import type { Environment } from "@/lib/accounts/types";
import type { VersionContent } from "@/lib/listings/schema";
import type { StarCounts } from "@/lib/listings/stars";
import type { InstallBlock, ListingState, ListingType } from "@/lib/listings/types";

export const INSTALLATION_STATES = [
  "requested",
  "refused",
  "withdrawn",
  "pending",
  "awaiting_payment",
  "active",
  "suspended",
  "uninstalled",
] as const;
export type InstallationState = (typeof INSTALLATION_STATES)[number];

/** What a decision about a listing needs to know beside its permissions; `certifiedUntil` is null when no certificate holds. */
export type ListingFacts = {
  slug: string;
  plans: VersionContent["plans"];
  certifiedUntil: string | null;
  starCounts: StarCounts;
};

/** What someone is about to install: a listing in the version that counts now. Ids are raw uuids. */
export type InstallTarget = {
  listingId: string;
  slug: string;
  type: ListingType;
  state: ListingState;
  installBlock: InstallBlock;
  environment: Environment;
  partnerId: string;
  partnerName: string;
  /** Null when the version has no redirect URI: it is active on consent. */
  clientId: string | null;
  versionId: string;
  versionNumber: string;
  content: VersionContent;
  certifiedUntil: Date | null;
  starCounts: readonly number[];
  activeInstallations: number;
};

/** Someone who may decide in a workspace. */
export type Decider = { personId: string; name: string; email: string; locale: string; role: "owner" | "admin" };

/** What consent led to: `pending` waits for the partner, `active` works already. */
export type Consented = { installationId: string; state: "pending" | "active"; scopes: string[] };
