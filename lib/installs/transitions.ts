import type { PolicyName } from "@/lib/accounts/policy";
import { defineTransitions } from "@/lib/platform/transitions/define";
import type { InstallationState } from "./types";

/**
 * How an installation moves (design section 5). A request and a consent may also start from nothing: the partial unique indexes keep
 * one live installation and one open request per workspace and listing. `needs` is what must be true beyond the state; the mutation
 * that moves checks it.
 */
export const INSTALLATIONS = defineTransitions<InstallationState, PolicyName, { needs: string | null }>()({
  starts: ["requested", "pending"],
  ends: ["refused", "withdrawn", "uninstalled"],
  steps: {
    consent: {
      from: ["requested", "pending"],
      to: "pending",
      policy: ["installation.consent", "installation.decide"],
      audit: "installation.consent",
      needs: "A listing that takes installations.",
    },
    refuse: {
      from: ["requested"],
      to: "refused",
      policy: "installation.decide",
      audit: "installation.refuse",
      needs: "A reason.",
    },
    withdraw: {
      from: ["requested"],
      to: "withdrawn",
      policy: "installation.withdraw",
      audit: "installation.withdraw",
      needs: "The person who asked, or someone who decides.",
    },
    activate: {
      from: ["pending"],
      to: "active",
      policy: null,
      audit: "installation.activate",
      needs: "The partner redeemed the code, or there is no client.",
    },
    expire: {
      from: ["pending"],
      to: "uninstalled",
      policy: null,
      audit: "installation.expire",
      needs: "Seven days without the partner.",
    },
    await_payment: { from: ["pending"], to: "awaiting_payment", policy: null, audit: null, needs: "A paid plan." },
    pay: { from: ["awaiting_payment"], to: "active", policy: null, audit: null, needs: "The payment." },
    suspend: { from: ["active"], to: "suspended", policy: null, audit: null, needs: "A reason." },
    resume: { from: ["suspended"], to: "active", policy: null, audit: null, needs: null },
    uninstall: {
      from: ["pending", "awaiting_payment", "active", "suspended"],
      to: "uninstalled",
      policy: "installation.uninstall",
      audit: "installation.uninstall",
      needs: "The listing's name, typed.",
    },
  },
});
