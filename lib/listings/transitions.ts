import type { PolicyName } from "@/lib/accounts/policy";
import type { ListingState, VersionState } from "./types";

/** Whose step it is: `system` steps follow from another one in the same transaction. */
export type Mover = "partner" | "staff" | "system";

/** One row: from any of `from` to `to`, by whom, and what it needs, as a sentence for people. */
type Transition<State extends string, To> = {
  from: readonly State[];
  to: To;
  who: Mover;
  /** The policy the caller was proven for; null for system steps. */
  policy: PolicyName | null;
  /** What must be true beyond the state; the mutation that moves checks it. */
  needs: string | null;
};

/** How a version moves (design section 5). `gone` means that the row is deleted. */
export const VERSION_TRANSITIONS = {
  edit: { from: ["draft", "changes_requested"], to: "same", who: "partner", policy: "listing.edit", needs: null },
  delete: {
    from: ["draft"],
    to: "gone",
    who: "partner",
    policy: "listing.edit",
    needs: "Another version, and no history of its own.",
  },
  submit: {
    from: ["draft", "changes_requested"],
    to: "submitted",
    who: "partner",
    policy: "listing.submit",
    needs: "Every blocking check passed, a proven domain and the accepted agreement.",
  },
  approve_by_policy: {
    from: ["draft"],
    to: "approved",
    who: "partner",
    policy: "listing.submit",
    needs: "A published version, and no new permission, event, address or price, and the same depth.",
  },
  claim: {
    from: ["submitted"],
    to: "in_review",
    who: "staff",
    policy: "certification.claim",
    needs: "A reviewer who does not belong to the partner.",
  },
  release: {
    from: ["in_review"],
    to: "submitted",
    who: "staff",
    policy: "certification.claim",
    needs: "The reviewer's own claim, or an expired one.",
  },
  withdraw: { from: ["submitted", "in_review"], to: "draft", who: "partner", policy: "listing.withdraw", needs: null },
  request_changes: {
    from: ["in_review"],
    to: "changes_requested",
    who: "staff",
    policy: "certification.decide",
    needs: "A rule and a reason.",
  },
  approve: {
    from: ["in_review"],
    to: "approved",
    who: "staff",
    policy: "certification.decide",
    needs: "Seven verdicts, none of them fail.",
  },
  reject: {
    from: ["submitted", "in_review"],
    to: "rejected",
    who: "staff",
    policy: "certification.decide",
    needs: "A rule and a reason.",
  },
  publish: {
    from: ["approved"],
    to: "published",
    who: "partner",
    policy: "listing.publish",
    needs: "A listing that may be published.",
  },
  supersede: {
    from: ["published"],
    to: "superseded",
    who: "system",
    policy: null,
    needs: "A newer version is published.",
  },
} as const satisfies Record<string, Transition<VersionState, VersionState | "same" | "gone">>;

export type VersionAction = keyof typeof VERSION_TRANSITIONS;

/** How a listing moves (design section 5). `previous` is the state before the suspension, or before the partner took it out of the catalog. Retired names stay reserved for ever. */
export const LISTING_TRANSITIONS = {
  publish: {
    from: ["unlisted", "published", "deprecated"],
    to: "published",
    who: "partner",
    policy: "listing.publish",
    needs: "An approved version.",
  },
  deprecate: {
    from: ["published"],
    to: "deprecated",
    who: "partner",
    policy: "listing.publish",
    needs: "A successor or a reason.",
  },
  schedule_sunset: {
    from: ["deprecated"],
    to: "sunset_scheduled",
    who: "partner",
    policy: "listing.publish",
    needs: "A date at least 90 days away.",
  },
  unlist: {
    from: ["published", "deprecated"],
    to: "unlisted",
    who: "partner",
    policy: "listing.unlist",
    needs: "A reason; above a hundred installations a second person.",
  },
  relist: {
    from: ["unlisted"],
    to: "previous",
    who: "partner",
    policy: "listing.unlist",
    needs: "A version that was public, and no stop of everything.",
  },
  retire: {
    from: ["sunset_scheduled"],
    to: "retired",
    who: "system",
    policy: null,
    needs: "The sunset's date has come.",
  },
  suspend: {
    from: ["published", "deprecated", "sunset_scheduled"],
    to: "suspended",
    who: "staff",
    policy: "certification.decide",
    needs: "A rule and a reason.",
  },
  reinstate: { from: ["suspended"], to: "previous", who: "staff", policy: "certification.decide", needs: "A reason." },
  retire_suspended: {
    from: ["suspended"],
    to: "retired",
    who: "staff",
    policy: "certification.decide",
    needs: "A rule and a reason.",
  },
} as const satisfies Record<string, Transition<ListingState, ListingState | "previous">>;

export type ListingAction = keyof typeof LISTING_TRANSITIONS;

/** Whether the table has the step; buttons and guards both ask here. */
export function canMoveVersion(state: VersionState, action: VersionAction): boolean {
  const from: readonly VersionState[] = VERSION_TRANSITIONS[action].from;
  return from.includes(state);
}

/** As `canMoveVersion`, for a listing. */
export function canMoveListing(state: ListingState, action: ListingAction): boolean {
  const from: readonly ListingState[] = LISTING_TRANSITIONS[action].from;
  return from.includes(state);
}

/** The state after the step; null when the table has no such step or the version would be gone. */
export function versionAfter(state: VersionState, action: VersionAction): VersionState | null {
  if (!canMoveVersion(state, action)) return null;
  const { to } = VERSION_TRANSITIONS[action];
  return to === "same" ? state : to === "gone" ? null : to;
}

/** The states a step may start from, for the `where` of a guarded update. */
export function statesBefore(action: VersionAction): VersionState[] {
  return [...VERSION_TRANSITIONS[action].from];
}

/** What a partner may do with a version now, in the table's order. */
export function partnerSteps(state: VersionState): VersionAction[] {
  const names: VersionAction[] = [];
  for (const name of VERSION_ACTIONS) {
    if (VERSION_TRANSITIONS[name].who === "partner" && canMoveVersion(state, name)) names.push(name);
  }
  return names;
}

export const VERSION_ACTIONS: readonly VersionAction[] = [
  "edit",
  "delete",
  "submit",
  "approve_by_policy",
  "claim",
  "release",
  "withdraw",
  "request_changes",
  "approve",
  "reject",
  "publish",
  "supersede",
];

export const LISTING_ACTIONS: readonly ListingAction[] = [
  "publish",
  "deprecate",
  "schedule_sunset",
  "unlist",
  "relist",
  "retire",
  "suspend",
  "reinstate",
  "retire_suspended",
];
