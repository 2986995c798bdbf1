import { can, type PolicyName } from "@/lib/accounts/policy";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import type { VERSIONS } from "@/lib/listings/transitions";
import { REQUIREMENTS, type VersionState } from "@/lib/listings/types";
import type { SubmissionReadiness } from "@/lib/partners/types";
import { type Said, say } from "@/lib/platform/messages/said";
import { speakEnglish } from "@/lib/platform/messages/speak";
import { defineTransitions, type Step } from "@/lib/platform/transitions/define";
import { stepNames } from "@/lib/platform/transitions/derive";
import { REQUIREMENT_INFO } from "./constants";
import type { Stage, SubmissionState, Verdicts } from "./types";
import { passGap, verdictGap } from "./verdict-gap";

/** What must be true beyond the states. `confirmed`, `rule_cited` and `reason_given` are about what the person sends with the step. */
type Need =
  | "ready"
  | "checked"
  | "harmless"
  | "independent"
  | "claim_mine"
  | "claim_ended"
  | "verdicts_complete"
  | "verdicts_noted"
  | "passes_noted"
  | "confirmed"
  | "rule_cited"
  | "reason_given";

/** What a row says beside its way. */
type More = {
  /** The states of the version that go with it. */
  version: readonly VersionState[];
  /** The step of the version's own table that goes with it. */
  step: keyof typeof VERSIONS.steps | null;
  side: "partner" | "reviewer";
  policy: PolicyName;
  needs: readonly Need[];
  /** The button. */
  label: string;
  /** What pressing it does, for people. */
  hint: string;
};

const REVIEWING = { from: ["in_review"], version: ["in_review"], side: "reviewer" } as const;

/**
 * Every step of certification: the one table behind the buttons and the guards. Its state is where a version stands with certification: its
 * newest submission's state, `none` before the first. Steps are in the order of buttons.
 */
export const CERTIFICATION = defineTransitions<Stage, PolicyName, More>()({
  starts: ["none"],
  ends: ["rejected"],
  steps: {
    submit: {
      from: ["none"],
      version: ["draft"],
      to: "submitted",
      step: "submit",
      side: "partner",
      policy: "listing.submit",
      audit: "listing.submit",
      needs: ["ready", "checked"],
      label: "Hand in",
      hint: "Freezes this version and puts it in the reviewers’ queue. You can withdraw it at any time.",
    },
    resubmit: {
      from: ["changes_requested", "withdrawn"],
      version: ["changes_requested", "draft"],
      to: "submitted",
      step: "submit",
      side: "partner",
      policy: "listing.submit",
      audit: "listing.submit",
      needs: ["ready", "checked"],
      label: "Send again",
      hint: "Starts the next round with what you changed. Earlier rounds stay on record.",
    },
    approve_harmless: {
      from: ["none", "withdrawn"],
      version: ["draft"],
      to: "same",
      step: "approve_by_policy",
      side: "partner",
      policy: "listing.submit",
      audit: null,
      needs: ["harmless", "ready", "checked"],
      label: "Approve this update",
      hint: "It asks for nothing new and changes no address, price or promise, so it needs no review.",
    },
    withdraw: {
      from: ["submitted", "in_review"],
      version: ["submitted", "in_review"],
      to: "withdrawn",
      step: "withdraw",
      side: "partner",
      policy: "listing.withdraw",
      audit: "listing.withdraw",
      needs: [],
      label: "Withdraw",
      hint: "Takes it out of the queue and makes the version a draft again. Nothing you wrote is lost.",
    },
    publish: {
      from: ["approved", "none", "withdrawn"],
      version: ["approved"],
      to: "same",
      step: "publish",
      side: "partner",
      policy: "listing.publish",
      audit: null,
      needs: [],
      label: "Publish",
      hint: "Shows this version in the catalog at once.",
    },
    claim: {
      from: ["submitted"],
      version: ["submitted"],
      to: "in_review",
      step: "claim",
      side: "reviewer",
      policy: "certification.claim",
      audit: "certification.claim",
      needs: ["independent"],
      label: "Take it",
      hint: "Others see that you have it. The lock ends 15 minutes after your last step.",
    },
    take_over: {
      ...REVIEWING,
      to: "same",
      step: null,
      policy: "certification.claim",
      audit: "certification.claim",
      needs: ["independent", "claim_ended"],
      label: "Take over",
      hint: "The last lock has ended. Verdicts and notes so far are kept.",
    },
    release: {
      ...REVIEWING,
      to: "submitted",
      step: "release",
      policy: "certification.claim",
      audit: "certification.claim",
      needs: ["claim_mine"],
      label: "Release to queue",
      hint: "Someone else can take it. Verdicts and notes so far are kept.",
    },
    judge: {
      ...REVIEWING,
      to: "same",
      step: null,
      policy: "certification.decide",
      audit: null,
      needs: ["independent", "claim_mine"],
      label: "Save verdicts",
      hint: "Keeps the verdicts and notes without deciding.",
    },
    reject: {
      ...REVIEWING,
      to: "rejected",
      step: "reject",
      policy: "certification.decide",
      audit: "certification.decide",
      needs: ["independent", "claim_mine", "verdicts_noted", "rule_cited", "reason_given"],
      label: "Reject",
      hint: "Ends this version for good. The partner may start a new one.",
    },
    request_changes: {
      ...REVIEWING,
      to: "changes_requested",
      step: "request_changes",
      policy: "certification.decide",
      audit: "certification.decide",
      needs: ["independent", "claim_mine", "verdicts_noted", "rule_cited", "reason_given"],
      label: "Request changes",
      hint: "Sends it back with the rules you cite and your words. The partner can edit and send it again.",
    },
    approve: {
      ...REVIEWING,
      to: "approved",
      step: "approve",
      policy: "certification.decide",
      audit: "certification.decide",
      needs: ["independent", "claim_mine", "verdicts_complete", "verdicts_noted", "passes_noted", "confirmed"],
      label: "Approve",
      hint: "Issues a certificate for a year. The partner publishes when it likes.",
    },
  },
});

export type CertificationAction = keyof typeof CERTIFICATION.steps;

/** A guard as a submission's row can have it: `none` is before the first. */
export function openStates(guard: { in: readonly Stage[] }): { in: SubmissionState[] } {
  return { in: guard.in.filter((stage) => stage !== "none") };
}

/** What each need is judged by. */
type NeedFacts = {
  ready: { ready: SubmissionReadiness };
  /** Failed blocking findings on the content as it is now; null while it was not checked. */
  checked: { openBlocking: number | null };
  /** An update of a published version that the policy lets through without review. */
  harmless: { harmless: boolean };
  /** The viewer does not belong to the partner. */
  independent: { independent: boolean };
  claim_mine: Claimed;
  claim_ended: Claimed;
  verdicts_complete: { verdicts: Verdicts };
  verdicts_noted: { verdicts: Verdicts };
  passes_noted: { verdicts: Verdicts };
  confirmed: Written;
  rule_cited: Written;
  reason_given: Written;
};
/** `ended` is somebody else's claim whose time is over; the name is for the sentence. */
type Claimed = { claim: "none" | "mine" | "other" | "ended"; claimedBy: string | null };
/** What was written with the step; null while only a button is drawn. */
type Written = { given: { ruleIds: readonly string[]; reason: string; confirmed: boolean } | null };

type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Every) => void
  ? Every
  : never;
type Where = { stage: Stage; version: VersionState };
type NeedsOf<Action extends CertificationAction> = (typeof CERTIFICATION.steps)[Action]["needs"][number];

/** What a decision about one of the steps is judged by: where both stand, and the facts of their needs, loaded before. */
export type FactsFor<Action extends CertificationAction> = Where &
  ([NeedsOf<Action>] extends [never] ? unknown : All<NeedFacts[NeedsOf<Action>]>);
type SideAction<Side extends More["side"]> = {
  [Action in CertificationAction]: (typeof CERTIFICATION.steps)[Action]["side"] extends Side ? Action : never;
}[CertificationAction];
/** What all buttons of a side are judged by. */
export type PartnerFacts = FactsFor<SideAction<"partner">>;
export type ReviewerFacts = FactsFor<SideAction<"reviewer">>;

type Known = Where & Partial<All<NeedFacts[Need]>>;

/** The row of an action, widened for reading. */
export function rowOf(action: CertificationAction): Step<Stage, PolicyName> & More {
  return CERTIFICATION.steps[action];
}

export type Viewer = { side: "partner"; role: MemberRole } | { side: "reviewer"; role: StaffRole };

/** Why a step cannot be taken, with the sentence people read. */
export type Refusal = { why: "state" | "role" | Need; sentence: Said };

function readySentence(ready: SubmissionReadiness): Said | null {
  const missing = [
    ready.emailVerified ? [] : ["a confirmed e-mail address of an owner"],
    ready.domainVerified ? [] : ["a proven domain"],
    ready.agreementAccepted ? [] : ["the accepted agreement"],
  ].flat();
  return missing.length === 0 ? null : say("portal.neededFirst", { things: missing.join(", ") });
}

function noteGap(verdicts: Verdicts): Said | null {
  const silent = REQUIREMENTS.filter((name) => {
    const verdict = verdicts[name];
    return verdict !== undefined && verdict.value !== "pass" && verdict.note.trim() === "";
  });
  return silent.length === 0
    ? null
    : say("portal.sayWhyOf", { names: silent.map((name) => REQUIREMENT_INFO[name].name).join(", ") });
}

/** A fact that a need is judged by. The types of the doors ask for it, so without it something is wrong with them, and nothing is let through. */
function fact<Value>(value: Value | undefined, need: Need): Value {
  if (value === undefined) throw new Error(`Nobody loaded what "${need}" is judged by.`);
  return value;
}

function claimSentence(name: string | null | undefined): Said {
  return name ? say("portal.claimed", { name }) : say("portal.claimedByOther");
}

/** The counts that the board shows as well. */
const detail = (text: string | null): Said | null => (text === null ? null : say("portal.detail", { detail: text }));

function unmet(need: Need, facts: Known): Said | null {
  switch (need) {
    case "ready":
      return readySentence(fact(facts.ready, need));
    case "checked": {
      const open = fact(facts.openBlocking, need);
      if (open === null) return say("portal.checksFirst");
      return open === 0 ? null : say("portal.fixFirst", { count: open });
    }
    case "harmless":
      return fact(facts.harmless, need) ? null : say("portal.mustBeReviewed");
    case "independent":
      return fact(facts.independent, need) ? null : say("portal.reviewOther");
    case "claim_mine":
      if (fact(facts.claim, need) === "mine") return null;
      if (facts.claim === "other") return claimSentence(facts.claimedBy);
      return facts.claim === "ended" ? say("portal.takeOverFirst") : say("portal.takeFirst");
    case "claim_ended":
      if (fact(facts.claim, need) === "ended") return null;
      return facts.claim === "mine" ? say("portal.claimedByYou") : claimSentence(facts.claimedBy);
    case "verdicts_complete":
      return detail(verdictGap(fact(facts.verdicts, need)));
    case "verdicts_noted":
      return noteGap(fact(facts.verdicts, need));
    case "passes_noted":
      return detail(passGap(fact(facts.verdicts, need)));
    case "confirmed":
      return fact(facts.given, need)?.confirmed === false ? say("portal.confirmSummary") : null;
    case "rule_cited":
      return fact(facts.given, need)?.ruleIds.length === 0 ? say("portal.citeRule") : null;
    case "reason_given":
      return fact(facts.given, need)?.reason.trim() === "" ? say("portal.writeReason") : null;
  }
}

/** Null when the step may be taken; else the first thing in the way. */
export function whyNot<Action extends CertificationAction>(
  action: Action,
  facts: FactsFor<Action>,
  viewer: Viewer,
): Refusal | null;
export function whyNot(action: CertificationAction, facts: Known, viewer: Viewer): Refusal | null {
  const row = rowOf(action);
  if (row.side !== viewer.side) return { why: "role", sentence: say("portal.otherSide") };
  const actor =
    viewer.side === "partner"
      ? ({ kind: "partner", role: viewer.role, own: true } as const)
      : ({ kind: "staff", role: viewer.role, totpDone: true } as const);
  if (!row.from.includes(facts.stage) || !row.version.includes(facts.version)) {
    return { why: "state", sentence: say("portal.movedOn") };
  }
  if (!can(actor, row.policy)) return { why: "role", sentence: say("portal.ownersOnly") };
  for (const need of row.needs) {
    const sentence = unmet(need, facts);
    if (sentence !== null) return { why: need, sentence };
  }
  return null;
}

/** One button: `why` says what it waits for. */
export type ActionView = {
  action: CertificationAction;
  label: string;
  hint: string;
  enabled: boolean;
  why: string | null;
};

const isOf =
  <Side extends More["side"]>(side: Side) =>
  (action: CertificationAction): action is SideAction<Side> =>
    rowOf(action).side === side;

function button(action: CertificationAction, refusal: Refusal | null): ActionView[] {
  if (refusal?.why === "state") return [];
  const { label, hint } = rowOf(action);
  return [{ action, label, hint, enabled: refusal === null, why: refusal ? speakEnglish(refusal.sentence) : null }];
}

/** A partner's steps that the states allow, each with what it still waits for. */
export function partnerActions(facts: PartnerFacts, role: MemberRole): ActionView[] {
  return stepNames(CERTIFICATION)
    .filter(isOf("partner"))
    .flatMap((action) => button(action, whyNot(action, facts, { side: "partner", role })));
}

/** As `partnerActions`, of a reviewer. */
export function reviewerActions(facts: ReviewerFacts, role: StaffRole): ActionView[] {
  return stepNames(CERTIFICATION)
    .filter(isOf("reviewer"))
    .flatMap((action) => button(action, whyNot(action, facts, { side: "reviewer", role })));
}
