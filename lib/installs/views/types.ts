import type { VersionContent } from "@/lib/listings/schema";
import type { InstallBlock, ListingType } from "@/lib/listings/types";
import type { InstallationState, ListingFacts } from "../types";

/** One installation in a list; ids are shown ids, moments ISO texts in UTC. */
export type InstalledCard = {
  installation: string;
  slug: string;
  /** The listing's own name. */
  name: string;
  /** What the workspace calls it; the listing's name where it gave none. */
  shownName: string;
  lang: string;
  promise: string;
  partnerName: string;
  type: ListingType;
  depth: number;
  /** The workspace's logo for it, else the listing's. */
  shownIconId: string | null;
  state: InstallationState;
  since: string;
  scopes: string[];
  eventsSeen: number;
  hasUpdate: boolean;
  installBlock: InstallBlock;
  /** Of the version the workspace has; certificate and rating of the listing now. */
  facts: ListingFacts;
};

/** A workspace's data asked back from a partner. */
export type DeletionView = { requestedAt: string; dueAt: string; confirmedAt: string | null; receipt: string | null };

/** Everything the page of one installation shows. */
export type InstalledView = InstalledCard & {
  versionNumber: string;
  content: VersionContent;
  /** A newer version that asks for more; `version` is `ver_…`. */
  offered: { version: string; number: string; content: VersionContent } | null;
  consentedBy: { name: string; at: string; stillHere: boolean } | null;
  /** `lost`: the partner holds no live token; null when there is no client. */
  connection: "connected" | "waiting" | "lost" | null;
  lastAccessAt: string | null;
  whiteLabelName: string | null;
  /** Whether it carries the workspace's own logo. */
  hasOwnLogo: boolean;
  pendingUntil: string | null;
  uninstalled: { at: string; reason: string | null } | null;
  deletion: DeletionView | null;
};

/** A member's request and what came of it. */
export type RequestView = {
  installation: string;
  slug: string;
  name: string;
  lang: string;
  promise: string;
  partnerName: string;
  depth: number;
  iconMediaId: string | null;
  state: InstallationState;
  installBlock: InstallBlock;
  /** Whether it can be approved now: public, and not stopped. */
  installable: boolean;
  requestedAt: string;
  requestedBy: { name: string; isMe: boolean };
  reason: string;
  decider: { name: string; isMe: boolean } | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  requestedScopes: string[];
  /** The version published now (`ver_…`) and what it says: what an approval is for. Null when nothing is published any more. */
  version: string | null;
  content: VersionContent | null;
  facts: ListingFacts;
  /** Where the installation is finished at the partner, once approved. */
  finishUrl: string | null;
};
