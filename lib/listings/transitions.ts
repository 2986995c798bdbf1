import type { PolicyName } from "@/lib/accounts/policy";
import { defineTransitions } from "@/lib/platform/transitions/define";
import { stepsFrom } from "@/lib/platform/transitions/derive";
import type { ListingState, VersionState } from "./types";

/** Whose step it is: `system` steps follow from another one in the same transaction. */
type Side = "partner" | "staff" | "system";

/** What a row says beside its way: whose step it is, and what must be true beyond the state, as a sentence; the mutation that moves checks it. */
type More = { who: Side; needs: string | null };

/**
 * How a version moves (design section 5). The steps of certification and of publishing go with a submission's or the listing's, whose
 * audit row says both.
 */
export const VERSIONS = defineTransitions<VersionState, PolicyName, More>()({
  starts: ["draft"],
  ends: ["rejected", "superseded"],
  steps: {
    edit: {
      from: ["draft", "changes_requested"],
      to: "same",
      who: "partner",
      policy: ["listing.create", "listing.edit", "media.create"],
      audit: "listing.edit",
      needs: null,
    },
    delete: {
      from: ["draft"],
      to: "gone",
      who: "partner",
      policy: "listing.edit",
      audit: "listing.edit",
      needs: "Another version, and no history of its own.",
    },
    submit: {
      from: ["draft", "changes_requested"],
      to: "submitted",
      who: "partner",
      policy: "listing.submit",
      audit: null,
      needs: "Every blocking check passed, a proven domain and the accepted agreement.",
    },
    approve_by_policy: {
      from: ["draft"],
      to: "approved",
      who: "partner",
      policy: "listing.submit",
      audit: "listing.submit",
      needs: "A published version, and no new permission, event, address or price, and the same depth.",
    },
    claim: {
      from: ["submitted"],
      to: "in_review",
      who: "staff",
      policy: "certification.claim",
      audit: null,
      needs: "A reviewer who does not belong to the partner.",
    },
    release: {
      from: ["in_review"],
      to: "submitted",
      who: "staff",
      policy: "certification.claim",
      audit: null,
      needs: "The reviewer's own claim, or an expired one.",
    },
    withdraw: {
      from: ["submitted", "in_review"],
      to: "draft",
      who: "partner",
      policy: "listing.withdraw",
      audit: null,
      needs: null,
    },
    request_changes: {
      from: ["in_review"],
      to: "changes_requested",
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "A rule and a reason.",
    },
    approve: {
      from: ["in_review"],
      to: "approved",
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "Seven verdicts, none of them fail.",
    },
    reject: {
      from: ["submitted", "in_review"],
      to: "rejected",
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "A rule and a reason.",
    },
    publish: {
      from: ["approved"],
      to: "published",
      who: "partner",
      policy: "listing.publish",
      audit: null,
      needs: "A listing that may be published.",
    },
    supersede: {
      from: ["published"],
      to: "superseded",
      who: "system",
      policy: null,
      audit: null,
      needs: "A newer version is published.",
    },
  },
});

export type VersionAction = keyof typeof VERSIONS.steps;

/**
 * How a listing moves (design section 5). What lib/lifecycle takes under its lock is audited there. Where several states are named, it is the one before the suspension, or before the partner took it out of the catalog.  Retired names stay reserved for ever.
 */
export const LISTINGS = defineTransitions<ListingState, PolicyName, More>()({
  starts: ["unlisted"],
  ends: ["retired"],
  steps: {
    publish: {
      from: ["unlisted", "published", "deprecated"],
      to: "published",
      who: "partner",
      policy: "listing.publish",
      audit: "listing.publish",
      needs: "An approved version.",
    },
    deprecate: {
      from: ["published"],
      to: "deprecated",
      who: "partner",
      policy: "listing.publish",
      audit: null,
      needs: "A successor or a reason.",
    },
    schedule_sunset: {
      from: ["deprecated"],
      to: "sunset_scheduled",
      who: "partner",
      policy: "listing.publish",
      audit: null,
      needs: "A date at least 90 days away.",
    },
    unlist: {
      from: ["published", "deprecated"],
      to: "unlisted",
      who: "partner",
      policy: "listing.unlist",
      audit: null,
      needs: "A reason; above a hundred installations a second person.",
    },
    relist: {
      from: ["unlisted"],
      to: ["published", "deprecated"],
      who: "partner",
      policy: "listing.unlist",
      audit: null,
      needs: "A version that was public, and no stop of everything.",
    },
    retire: {
      from: ["sunset_scheduled"],
      to: "retired",
      who: "system",
      policy: null,
      audit: null,
      needs: "The sunset's date has come.",
    },
    suspend: {
      from: ["published", "deprecated", "sunset_scheduled"],
      to: "suspended",
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "A rule and a reason.",
    },
    reinstate: {
      from: ["suspended"],
      to: ["published", "deprecated", "sunset_scheduled"],
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "A reason.",
    },
    retire_suspended: {
      from: ["suspended"],
      to: "retired",
      who: "staff",
      policy: "certification.decide",
      audit: null,
      needs: "A rule and a reason.",
    },
  },
});

/** What a partner may do with a version now, in the table's order. */
export function partnerSteps(state: VersionState): VersionAction[] {
  return stepsFrom(VERSIONS, state).filter((step) => VERSIONS.steps[step].who === "partner");
}
