import type { BUSINESS_EVENTS } from "@/lib/capabilities/constants";
import type { Scope } from "@/lib/capabilities/types";
import type { ListingType } from "@/lib/listings/types";
import type { PartnerKey } from "./partners";

/** Price as authors write it: name, whole dollars a month, what it covers, days of trial. */
export type SeedPlan = readonly [name: string, dollars: number, note?: string, trialDays?: number];
export type SeedScope = readonly [scope: Scope, reason: string, optional?: "optional"];
export type SeedEvent = readonly [type: (typeof BUSINESS_EVENTS)[number], reason: string];

/** One hand-written listing. Addresses, support and legal links come from the partner's domain. */
export type SeedListing = {
  name: string;
  partner: PartnerKey;
  type?: ListingType;
  /** Of embedded ones: the name before a workspace gives its own, and what a workspace calls it after its own name. */
  whiteLabel?: readonly [name: string, noun: string];
  depth: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
  promise: string;
  about: string;
  features: ReadonlyArray<readonly [title: string, text: string]>;
  minutes: number;
  steps: ReadonlyArray<readonly [title: string, text?: string]>;
  plans: readonly SeedPlan[];
  requirements?: readonly string[];
  useCases: readonly string[];
  toolTypes: readonly string[];
  industries?: readonly string[];
  functionalities: readonly string[];
  things: readonly string[];
  scopes?: readonly SeedScope[];
  events?: readonly SeedEvent[];
  /** How many demo workspaces use it, 0 to 100. */
  popularity: number;
  /** Stars of its demo reviews, newest first. */
  stars?: readonly number[];
  /** What the second version brought; a listing without it has one version. */
  second?: { changes: string };
  /** Only for community listings. */
  community?: { repository: string; licence: string; maintainer: string };
  /** Where it ended up, when not simply published and certified. */
  fate?:
    | "uncertified"
    | "deprecated"
    | "sunset_scheduled"
    | "suspended"
    | "lapsed"
    | "draft"
    | "submitted"
    | "in_review"
    | "changes_requested";
};
