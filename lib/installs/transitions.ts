import type { PolicyName } from "@/lib/accounts/policy";
import type { InstallationState } from "./types";

type Transition = {
  from: readonly InstallationState[];
  to: InstallationState;
  /** The policy the caller was proven for; null for steps of the product itself. */
  policy: PolicyName | null;
  /** What must be true beyond the state; the mutation that moves checks it. */
  needs: string | null;
};

/**
 * How an installation moves (design section 5). A request and a consent may also start from nothing: the partial unique indexes keep
 * one live installation and one open request per workspace and listing.
 */
export const INSTALLATION_TRANSITIONS = {
  approve: {
    from: ["requested"],
    to: "pending",
    policy: "installation.decide",
    needs: "A listing that takes installations.",
  },
  refuse: { from: ["requested"], to: "refused", policy: "installation.decide", needs: "A reason." },
  withdraw: {
    from: ["requested"],
    to: "withdrawn",
    policy: "installation.withdraw",
    needs: "The person who asked, or someone who decides.",
  },
  activate: {
    from: ["pending"],
    to: "active",
    policy: null,
    needs: "The partner redeemed the code, or there is no client.",
  },
  expire: { from: ["pending"], to: "uninstalled", policy: null, needs: "Seven days without the partner." },
  await_payment: { from: ["pending"], to: "awaiting_payment", policy: null, needs: "A paid plan." },
  pay: { from: ["awaiting_payment"], to: "active", policy: null, needs: "The payment." },
  suspend: { from: ["active"], to: "suspended", policy: null, needs: "A reason." },
  resume: { from: ["suspended"], to: "active", policy: null, needs: null },
  uninstall: {
    from: ["pending", "awaiting_payment", "active", "suspended"],
    to: "uninstalled",
    policy: "installation.uninstall",
    needs: "The listing's name, typed.",
  },
} as const satisfies Record<string, Transition>;

export type InstallationAction = keyof typeof INSTALLATION_TRANSITIONS;

/** Whether the table has the step; buttons and guards both ask here. */
export function canMoveInstallation(state: InstallationState, action: InstallationAction): boolean {
  const from: readonly InstallationState[] = INSTALLATION_TRANSITIONS[action].from;
  return from.includes(state);
}

/** The states a step may start from, for the `where` of a guarded update. */
export function statesBefore(action: InstallationAction): InstallationState[] {
  return [...INSTALLATION_TRANSITIONS[action].from];
}
