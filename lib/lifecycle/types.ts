import type { InstallBlock, ListingState } from "@/lib/listings/types";

export const MEASURE_STEPS = [
  "stop_new",
  "stop_all",
  "ease",
  "lift",
  "revoke_certificate",
  "unlist",
  "relist",
] as const;
export type MeasureStep = (typeof MEASURE_STEPS)[number];

export const MEASURE_STATES = ["proposed", "taken", "declined", "withdrawn", "expired"] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

export type MeasureSide = "staff" | "partner";

/** What a step depends on. */
export type ListingFacts = {
  state: ListingState;
  installBlock: InstallBlock;
  /** Something was published, and is there still. */
  published: boolean;
  /** A certificate is in force. */
  certified: boolean;
};

/** A step that was taken or proposed. Ids are shown ids. */
export type MeasureView = {
  measure: string;
  step: MeasureStep;
  side: MeasureSide;
  /** By the clock: an open proposal past its time is `expired`. */
  state: MeasureState;
  reason: string;
  twoPeople: boolean;
  installations: number;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  expiresAt: Date | null;
  decidedByName: string | null;
  decidedAt: Date | null;
};

/** Whom a step affects, counted now. */
export type Affected = {
  installations: number;
  /** People who work in those workspaces. */
  people: number;
  /** Deliveries that wait and would be cancelled by a stop of everything. */
  waitingDeliveries: number;
  /** Requests of members that wait for a decision. */
  openRequests: number;
  workspaces: Array<{ workspace: string; name: string }>;
};
