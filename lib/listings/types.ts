import type { z } from "zod";
import type { LISTING_TYPES } from "./constants";
import type { eventUseSchema, planSchema, scopeUseSchema, VersionContent } from "./schema";

export type ListingType = (typeof LISTING_TYPES)[number];

export const LISTING_STATES = [
  "unlisted",
  "published",
  "deprecated",
  "sunset_scheduled",
  "suspended",
  "retired",
] as const;
export type ListingState = (typeof LISTING_STATES)[number];

export const INSTALL_BLOCKS = ["none", "soft", "hard"] as const;
/** Soft: no new installations. Hard: no events and no tokens either. */
export type InstallBlock = (typeof INSTALL_BLOCKS)[number];

export const VERSION_STATES = [
  "draft",
  "submitted",
  "in_review",
  "changes_requested",
  "approved",
  "rejected",
  "published",
  "superseded",
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** 0 to 7, how far a listing is woven into the host product. */
export const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

export type Plan = z.output<typeof planSchema>;
export type ScopeUse = z.output<typeof scopeUseSchema>;
export type EventUse = z.output<typeof eventUseSchema>;

/** An address of a version with what it is for. `redirect` may stand several times, the others once. */
export type UrlKind =
  | "redirect"
  | "install"
  | "endpoint"
  | "demo"
  | "docs"
  | "support"
  | "privacy"
  | "terms"
  | "repository";
export type UrlUse = { kind: UrlKind; url: string };

/** What came, went and changed of one kind of thing. */
export type Changes<T> = { added: T[]; removed: T[]; changed: Array<{ before: T; after: T }> };

/** What an update changes in what an integration may do, where it lives and what it costs. */
export type CapabilityDiff = {
  scopes: Changes<ScopeUse>;
  events: Changes<EventUse>;
  urls: Changes<UrlUse>;
  price: Changes<Plan>;
};

/** Content without the addresses that only machines use. */
export type PublicContent = Omit<VersionContent, "redirectUris" | "installUrl" | "endpointUrl">;

/** One published version in the changelog; moments are ISO texts in UTC. */
export type ChangelogEntry = {
  number: string;
  publishedAt: string;
  lang: string;
  changes: string;
  diff: CapabilityDiff;
};

/** The seven requirements of certification, in the order people read them. */
export const REQUIREMENTS = [
  "working_demo",
  "error_handling",
  "documentation",
  "support_contact",
  "security_review",
  "performance_test",
  "oauth_compliance",
] as const;
export type RequirementName = (typeof REQUIREMENTS)[number];

/** The certificate as the listing page shows it. */
export type CertificateView = {
  state: "valid" | "expiring" | "lapsed" | "revoked";
  versionNumber: string;
  reviewerName: string;
  issuedAt: string;
  expiresAt: string;
  evidence: Array<{ requirement: RequirementName; shown: string; verdict: "pass" | "waive"; at: string }>;
};

/** One review as the listing page shows it. */
export type ReviewView = {
  id: string;
  stars: number;
  title: string;
  body: string;
  lang: string;
  authorLabel: string;
  workspaceLabel: string;
  versionNumber: string;
  createdAt: string;
  reply: { body: string; at: string } | null;
};

/** Who built a listing. For a community listing the maintainer stands in the content. */
export type PartnerView = {
  name: string;
  slug: string;
  website: string;
  country: string;
  /** `med_…` or null. */
  logoMediaId: string | null;
  isHouse: boolean;
  since: string;
  /** Published listings of this partner, this one included. */
  listingCount: number;
};

/**
 * Everything the listing page says, as plain data: the catalog loads it for the public, the editor for its preview. Media are `med_…`
 * ids for `mediaPath`; moments are ISO texts in UTC.
 */
export type ListingViewModel = {
  /** `lst_…` */
  listingId: string;
  slug: string;
  type: ListingType;
  state: ListingState;
  /** `soft` takes no new installations; `hard` also stops the running ones. */
  installBlock: InstallBlock;
  /** Null on the catalog; on a preview what the version's state is. */
  preview: VersionState | null;
  isDemo: boolean;
  version: { number: string; publishedAt: string | null };
  partner: PartnerView;
  content: PublicContent;
  /** Whether installing goes through OAuth consent with scopes (false for links and icons). */
  hasClient: boolean;
  certificate: CertificateView | null;
  /** Newest first. */
  changelog: ChangelogEntry[];
  /** Number of visible reviews with 1, 2, 3, 4 and 5 stars, and the newest of them. */
  reviews: { starCounts: readonly [number, number, number, number, number]; newest: ReviewView[] };
  /** Workspaces that use it now. */
  activeInstallations: number;
};

/** What a card in the catalog says. */
export type ListingCardModel = {
  slug: string;
  name: string;
  promise: string;
  lang: string;
  type: ListingType;
  partnerName: string;
  iconMediaId: string | null;
  depth: number;
  certified: boolean;
  /** Null under five reviews. */
  rating: number | null;
  reviewCount: number;
  /** Workspaces that use it now. */
  installs: number;
  price: PriceSummary;
};

/** The cheapest way in, for cards and the install panel. Amounts are minor units as decimal texts. */
export type PriceSummary =
  | { kind: "free" }
  | { kind: "freemium"; amountMinor: string; currency: Plan["currency"]; interval: Plan["interval"]; per: Plan["per"] }
  | {
      kind: "paid";
      amountMinor: string;
      currency: Plan["currency"];
      interval: Plan["interval"];
      per: Plan["per"];
      trialDays: number;
    };
