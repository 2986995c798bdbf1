import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { whyNot } from "@/lib/certification/transitions";
import { VERSIONS } from "@/lib/listings/transitions";
import type { Tx } from "@/lib/platform/db";
import { defineTransitions } from "@/lib/platform/transitions/define";
import { canMove } from "@/lib/platform/transitions/derive";
import { move } from "@/lib/platform/transitions/move";

// Never run: the types stage compiles it. Each line with `@ts-expect-error` must not compile; without an error there the stage fails.

declare const tx: Tx;
declare const publisher: PartnerScope<"listing.publish">;
declare const submitter: PartnerScope<"listing.submit">;
declare const claimer: StaffScope<"certification.claim">;
declare const write: () => Promise<{ count: number }>;
declare const subject: { type: string; id: string };

type Light = "red" | "green" | "off";
const STEP = { policy: null, audit: null } as const;
const go = { from: ["red"], to: "green", ...STEP } as const;
const jump = { from: ["blue"], to: "red", ...STEP } as const;
const stop = { from: ["green"], to: "red", ...STEP } as const;

/** A state without a way is not expressible. */
export const tables = () => [
  defineTransitions<Light, never>()({
    starts: ["red"],
    ends: ["off"],
    steps: { go, stop, end: { from: ["red"], to: "off", ...STEP } },
  }),
  // @ts-expect-error Nothing reaches "off", and it is no start.
  defineTransitions<Light, never>()({ starts: ["red"], ends: ["off"], steps: { go, stop } }),
  // @ts-expect-error Nothing leaves "off", and it is no end.
  defineTransitions<Light, never>()({ starts: ["red", "off"], ends: [], steps: { go, stop } }),
  // @ts-expect-error An end that something leaves.
  defineTransitions<Light, never>()({ starts: ["red", "off"], ends: ["off", "green"], steps: { go, stop } }),
  // @ts-expect-error No such state.
  defineTransitions<Light, never>()({ starts: ["red", "off"], ends: ["off"], steps: { go, stop, jump } }),
];

/** Who moves is proven for the step, and the audit is told where the table says so. */
export const moves = () => [
  move(tx, claimer, VERSIONS, "claim", { write }),
  // @ts-expect-error A proof for claiming decides nothing.
  move(tx, claimer, VERSIONS, "approve", { write }),
  // @ts-expect-error A partner's proof claims nothing.
  move(tx, publisher, VERSIONS, "claim", { write }),
  // @ts-expect-error No such step.
  move(tx, claimer, VERSIONS, "invent", { write }),
  move(tx, submitter, VERSIONS, "approve_by_policy", { write, audit: { subject } }),
  // @ts-expect-error This step's audit row has nothing to say.
  move(tx, submitter, VERSIONS, "approve_by_policy", { write }),
  // @ts-expect-error This step writes no audit row.
  move(tx, claimer, VERSIONS, "claim", { write, audit: { subject } }),
  // @ts-expect-error No such state.
  canMove(VERSIONS, "lost", "claim"),
];

/** A decision is asked with the facts of its needs. */
export const decisions = () => [
  whyNot("withdraw", { stage: "submitted", version: "submitted" }, { side: "partner", role: "owner" }),
  // @ts-expect-error Whether it was checked is not told.
  whyNot("submit", { stage: "none", version: "draft" }, { side: "partner", role: "owner" }),
];
