import type { PolicyName } from "@/lib/accounts/policy";
import { LISTINGS } from "@/lib/listings/transitions";
import type { InstallBlock, ListingState } from "@/lib/listings/types";
import { defineTransitions } from "@/lib/platform/transitions/define";
import { canMove, stateAfter, stepsFrom } from "@/lib/platform/transitions/derive";
import type { ListingFacts, MeasureSide, MeasureState, MeasureStep } from "./types";

/** The policies that a step may need; the audit is written under their names. */
const MEASURE_POLICIES = ["listing.stop", "listing.unlist", "certificate.revoke"] as const satisfies PolicyName[];
type MeasurePolicy = (typeof MEASURE_POLICIES)[number];

type ListingFrom = { from: readonly ListingState[]; to: ListingState | "same" | readonly ListingState[] };

const BLOCKS: readonly InstallBlock[] = ["none", "soft", "hard"];
/** Everything that was once public and is not gone: what the partner took out of the catalog is installed still. */
const STANDING: readonly ListingState[] = ["unlisted", "published", "deprecated", "sunset_scheduled", "suspended"];
const STAYS: ListingFrom = { from: STANDING, to: "same" };

/** What a step needs and does beside the block. */
type More = {
  side: MeasureSide;
  /** The states of the listing it starts from, and the one after it; several: the one before it was unlisted. */
  state: ListingFrom;
  /** A certificate in force that it ends. */
  certificate: boolean;
  /** Whether more than a hundred live installations need a second person. */
  twoPeople: boolean;
  /** The button. */
  label: string;
  /** What it does, for people. */
  effect: string;
};

/**
 * How a listing is stopped and taken out of the catalog, a table of its block: none -> soft (no new installations) -> hard (events and tokens
 * as well), lifted from both. An emergency goes from none to hard in one step, so that it does not wait for two approvals. One audit row is
 * written for whatever step was taken or proposed.
 */
export const MEASURES = defineTransitions<InstallBlock, MeasurePolicy, More>()({
  starts: ["none"],
  ends: [],
  steps: {
    stop_new: {
      side: "staff",
      from: ["none"],
      to: "soft",
      policy: "listing.stop",
      audit: "listing.stop",
      state: STAYS,
      certificate: false,
      twoPeople: true,
      label: "Stop new installations",
      effect:
        "Nobody can install it or approve a request for it. Where it is installed it keeps working, with its events and tokens.",
    },
    stop_all: {
      side: "staff",
      from: ["none", "soft"],
      to: "hard",
      policy: "listing.stop",
      audit: "listing.stop",
      state: STAYS,
      certificate: false,
      twoPeople: true,
      label: "Stop everything",
      effect:
        "Its tokens stop working at once and it gets no events. What waits to be sent is cancelled; the partner can recover it once this is lifted. Removal and deletion of data still reach the partner, and its sandbox works on.",
    },
    ease: {
      side: "staff",
      from: ["hard"],
      to: "soft",
      policy: "listing.stop",
      audit: "listing.stop",
      state: STAYS,
      certificate: false,
      twoPeople: true,
      label: "Let it work again, without new installations",
      effect: "Tokens and events work again where it is installed. Nobody can install it anew.",
    },
    lift: {
      side: "staff",
      from: ["soft", "hard"],
      to: "none",
      policy: "listing.stop",
      audit: "listing.stop",
      state: STAYS,
      certificate: false,
      twoPeople: true,
      label: "Lift the stop",
      effect: "It works as before and takes new installations. The partner can recover the events it missed.",
    },
    revoke_certificate: {
      side: "staff",
      from: BLOCKS,
      to: "same",
      policy: "certificate.revoke",
      audit: "certificate.revoke",
      state: STAYS,
      certificate: true,
      twoPeople: true,
      label: "Revoke the certificate",
      effect:
        "It is shown as not certified from now on, with the date. It keeps working and can be installed; only a new certification gives it a certificate again.",
    },
    unlist: {
      side: "partner",
      from: BLOCKS,
      to: "same",
      policy: "listing.unlist",
      audit: "listing.unlist",
      state: LISTINGS.steps.unlist,
      certificate: false,
      twoPeople: true,
      label: "Take it out of the catalog",
      effect:
        "Its page is gone and nobody can install it. Customers keep what they installed: it goes on working, with its tokens and events, and you go on supporting it.",
    },
    relist: {
      side: "partner",
      from: ["none", "soft"],
      to: "same",
      policy: "listing.unlist",
      audit: "listing.unlist",
      state: LISTINGS.steps.relist,
      certificate: false,
      twoPeople: false,
      label: "Put it back into the catalog",
      effect: "Its page is there again with the version that was public, and it can be installed.",
    },
  },
});

/** A step's row, widened for reading. */
export function measureOf(step: MeasureStep): More & { policy: MeasurePolicy } {
  return MEASURES.steps[step];
}

/** Whether a step can be taken; buttons and guards both ask here. */
export function canTake(step: MeasureStep, facts: ListingFacts): boolean {
  const { state, certificate } = measureOf(step);
  return (
    facts.published &&
    canMove(MEASURES, facts.installBlock, step) &&
    state.from.includes(facts.state) &&
    (!certificate || facts.certified)
  );
}

/** The block after a step that can be taken. */
export function blockAfter(step: MeasureStep, block: InstallBlock): InstallBlock {
  return stateAfter(MEASURES, block, step) ?? block;
}

/** How a proposal moves. Only `proposed` moves: what was taken is undone by another step. `expire` is the clock's. */
export const PROPOSALS = defineTransitions<MeasureState, MeasurePolicy, { who: "other" | "proposer" | "clock" }>()({
  starts: ["proposed"],
  ends: ["taken", "declined", "withdrawn", "expired"],
  steps: {
    approve: { from: ["proposed"], to: "taken", policy: MEASURE_POLICIES, audit: null, who: "other" },
    decline: { from: ["proposed"], to: "declined", policy: MEASURE_POLICIES, audit: null, who: "other" },
    withdraw: { from: ["proposed"], to: "withdrawn", policy: MEASURE_POLICIES, audit: null, who: "proposer" },
    expire: { from: ["proposed"], to: "expired", policy: null, audit: null, who: "clock" },
  },
});

export type ProposalMove = keyof typeof PROPOSALS.steps;

/** What somebody may do with a proposal now: never the proposer what needs another, and the other way round. */
export function movesFor(state: MeasureState, isProposer: boolean): ProposalMove[] {
  const mine = isProposer ? "proposer" : "other";
  return stepsFrom(PROPOSALS, state).filter((move) => PROPOSALS.steps[move].who === mine);
}
