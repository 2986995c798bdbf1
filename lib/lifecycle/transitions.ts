import type { PolicyName } from "@/lib/accounts/policy";
import { LISTING_TRANSITIONS } from "@/lib/listings/transitions";
import type { InstallBlock, ListingState } from "@/lib/listings/types";
import type { ListingFacts, MeasureSide, MeasureState, MeasureStep } from "./types";

/** The policies that a step may need; the audit is written under their names. */
type MeasurePolicy = Extract<PolicyName, "listing.stop" | "listing.unlist" | "certificate.revoke">;

type Row = {
  side: MeasureSide;
  policy: MeasurePolicy;
  /** The blocks it starts from, and the block after it. */
  block: { from: readonly InstallBlock[]; to: InstallBlock | "same" };
  /** The states of the listing it starts from, and the one after it; `previous`: the one before it was unlisted. */
  state: { from: readonly ListingState[]; to: ListingState | "previous" | "same" };
  /** A certificate in force that it ends. */
  certificate: boolean;
  /** Whether more than a hundred live installations need a second person. */
  twoPeople: boolean;
  /** The button. */
  label: string;
  /** What it does, for people. */
  effect: string;
};

const BLOCKS: readonly InstallBlock[] = ["none", "soft", "hard"];
/** Everything that was once public and is not gone: what the partner took out of the catalog is installed still. */
const STANDING: readonly ListingState[] = ["unlisted", "published", "deprecated", "sunset_scheduled", "suspended"];
const STAYS = { from: STANDING, to: "same" } as const;

/**
 * How a listing is stopped and taken out of the catalog: none -> soft (no new installations) -> hard (events and tokens as well), lifted
 * from both. An emergency goes from none to hard in one step, so that it does not wait for two approvals.
 */
export const MEASURES = {
  stop_new: {
    side: "staff",
    policy: "listing.stop",
    block: { from: ["none"], to: "soft" },
    state: STAYS,
    certificate: false,
    twoPeople: true,
    label: "Stop new installations",
    effect:
      "Nobody can install it or approve a request for it. Where it is installed it keeps working, with its events and tokens.",
  },
  stop_all: {
    side: "staff",
    policy: "listing.stop",
    block: { from: ["none", "soft"], to: "hard" },
    state: STAYS,
    certificate: false,
    twoPeople: true,
    label: "Stop everything",
    effect:
      "Its tokens stop working at once and it gets no events. What waits to be sent is cancelled; the partner can recover it once this is lifted. Removal and deletion of data still reach the partner, and its sandbox works on.",
  },
  ease: {
    side: "staff",
    policy: "listing.stop",
    block: { from: ["hard"], to: "soft" },
    state: STAYS,
    certificate: false,
    twoPeople: true,
    label: "Let it work again, without new installations",
    effect: "Tokens and events work again where it is installed. Nobody can install it anew.",
  },
  lift: {
    side: "staff",
    policy: "listing.stop",
    block: { from: ["soft", "hard"], to: "none" },
    state: STAYS,
    certificate: false,
    twoPeople: true,
    label: "Lift the stop",
    effect: "It works as before and takes new installations. The partner can recover the events it missed.",
  },
  revoke_certificate: {
    side: "staff",
    policy: "certificate.revoke",
    block: { from: BLOCKS, to: "same" },
    state: STAYS,
    certificate: true,
    twoPeople: true,
    label: "Revoke the certificate",
    effect:
      "It is shown as not certified from now on, with the date. It keeps working and can be installed; only a new certification gives it a certificate again.",
  },
  unlist: {
    side: "partner",
    policy: "listing.unlist",
    block: { from: BLOCKS, to: "same" },
    state: { from: LISTING_TRANSITIONS.unlist.from, to: LISTING_TRANSITIONS.unlist.to },
    certificate: false,
    twoPeople: true,
    label: "Take it out of the catalog",
    effect:
      "Its page is gone and nobody can install it. Customers keep what they installed: it goes on working, with its tokens and events, and you go on supporting it.",
  },
  relist: {
    side: "partner",
    policy: "listing.unlist",
    block: { from: ["none", "soft"], to: "same" },
    state: { from: LISTING_TRANSITIONS.relist.from, to: LISTING_TRANSITIONS.relist.to },
    certificate: false,
    twoPeople: false,
    label: "Put it back into the catalog",
    effect: "Its page is there again with the version that was public, and it can be installed.",
  },
} as const satisfies Record<MeasureStep, Row>;

/** A step's row, widened for reading. */
export function measureOf(step: MeasureStep): Row {
  return MEASURES[step];
}

/** Whether a step can be taken; buttons and guards both ask here. */
export function canTake(step: MeasureStep, facts: ListingFacts): boolean {
  const { block, state, certificate } = measureOf(step);
  return (
    facts.published &&
    block.from.includes(facts.installBlock) &&
    state.from.includes(facts.state) &&
    (!certificate || facts.certified)
  );
}

/** The block after a step. */
export function blockAfter(step: MeasureStep, block: InstallBlock): InstallBlock {
  const { to } = measureOf(step).block;
  return to === "same" ? block : to;
}

/** What can happen to a proposal; `expire` is the clock's. */
export type ProposalMove = "approve" | "decline" | "withdraw" | "expire";

/** How a proposal moves. Only `proposed` moves: what was taken is undone by another step. */
export const PROPOSAL_MOVES: Readonly<
  Record<ProposalMove, { from: readonly MeasureState[]; to: MeasureState; who: "other" | "proposer" | "clock" }>
> = {
  approve: { from: ["proposed"], to: "taken", who: "other" },
  decline: { from: ["proposed"], to: "declined", who: "other" },
  withdraw: { from: ["proposed"], to: "withdrawn", who: "proposer" },
  expire: { from: ["proposed"], to: "expired", who: "clock" },
};

/** What somebody may do with a proposal now: never the proposer what needs another, and the other way round. */
export function movesFor(state: MeasureState, isProposer: boolean): ProposalMove[] {
  const moves: ProposalMove[] = ["approve", "decline", "withdraw"];
  return moves.filter((move) => {
    const { from, who } = PROPOSAL_MOVES[move];
    return from.includes(state) && (who === "proposer") === isProposer;
  });
}
