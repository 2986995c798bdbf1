import { can, type PolicyName } from "@/lib/accounts/policy";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import type { CertificationStep } from "@/lib/listings/publication/mutations";
import { REQUIREMENTS, type VersionState } from "@/lib/listings/types";
import type { SubmissionReadiness } from "@/lib/partners/types";
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

type Row = {
  /** Where the version stands with certification. */
  from: readonly Stage[];
  /** The states of the version that go with it. */
  version: readonly VersionState[];
  /** The submission afterwards; `same` leaves it, `new` starts the next round. */
  to: SubmissionState | "same" | "new";
  /** The step of the version's own table that goes with it. */
  step: CertificationStep | "publish" | null;
  side: "partner" | "reviewer";
  policy: PolicyName;
  needs: readonly Need[];
  /** The button. */
  label: string;
  /** What pressing it does, for people. */
  hint: string;
};

const REVIEWING = { from: ["in_review"], version: ["in_review"], side: "reviewer" } as const;

/** Every step of certification: the one table behind the buttons and the guards. */
export const CERTIFICATION_TRANSITIONS = {
  submit: {
    from: ["none"],
    version: ["draft"],
    to: "new",
    step: "submit",
    side: "partner",
    policy: "listing.submit",
    needs: ["ready", "checked"],
    label: "Hand in",
    hint: "Freezes this version and puts it in the reviewers’ queue. You can withdraw it at any time.",
  },
  resubmit: {
    from: ["changes_requested", "withdrawn"],
    version: ["changes_requested", "draft"],
    to: "new",
    step: "submit",
    side: "partner",
    policy: "listing.submit",
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
    needs: ["independent"],
    label: "Take it",
    hint: "Others see that you have it. The lock ends 15 minutes after your last step.",
  },
  take_over: {
    ...REVIEWING,
    to: "same",
    step: null,
    policy: "certification.claim",
    needs: ["independent", "claim_ended"],
    label: "Take over",
    hint: "The last lock has ended. Verdicts and notes so far are kept.",
  },
  release: {
    ...REVIEWING,
    to: "submitted",
    step: "release",
    policy: "certification.claim",
    needs: ["claim_mine"],
    label: "Release to queue",
    hint: "Someone else can take it. Verdicts and notes so far are kept.",
  },
  judge: {
    ...REVIEWING,
    to: "same",
    step: null,
    policy: "certification.decide",
    needs: ["independent", "claim_mine"],
    label: "Save verdicts",
    hint: "Keeps the verdicts and notes without deciding.",
  },
  request_changes: {
    ...REVIEWING,
    to: "changes_requested",
    step: "request_changes",
    policy: "certification.decide",
    needs: ["independent", "claim_mine", "verdicts_noted", "rule_cited", "reason_given"],
    label: "Request changes",
    hint: "Sends it back with the rules you cite and your words. The partner can edit and send it again.",
  },
  approve: {
    ...REVIEWING,
    to: "approved",
    step: "approve",
    policy: "certification.decide",
    needs: ["independent", "claim_mine", "verdicts_complete", "verdicts_noted", "passes_noted", "confirmed"],
    label: "Approve",
    hint: "Issues a certificate for a year. The partner publishes when it likes.",
  },
  reject: {
    ...REVIEWING,
    to: "rejected",
    step: "reject",
    policy: "certification.decide",
    needs: ["independent", "claim_mine", "verdicts_noted", "rule_cited", "reason_given"],
    label: "Reject",
    hint: "Ends this version for good. The partner may start a new one.",
  },
} as const satisfies Record<string, Row>;

export type CertificationAction = keyof typeof CERTIFICATION_TRANSITIONS;

/** In the order buttons stand. */
export const CERTIFICATION_ACTIONS: readonly CertificationAction[] = [
  "submit",
  "resubmit",
  "approve_harmless",
  "withdraw",
  "publish",
  "claim",
  "take_over",
  "release",
  "judge",
  "reject",
  "request_changes",
  "approve",
];

/** The row of an action, widened for reading. */
export function rowOf(action: CertificationAction): Row {
  return CERTIFICATION_TRANSITIONS[action];
}

/** Everything a decision about a step needs, loaded before. Facts of the other side may be null. */
export type CertificationFacts = {
  stage: Stage;
  version: VersionState;
  /** `ended` is somebody else's claim whose time is over. */
  claim: "none" | "mine" | "other" | "ended";
  /** Who has it, for the sentence. */
  claimedBy: string | null;
  /** The viewer does not belong to the partner. */
  independent: boolean;
  verdicts: Verdicts;
  ready: SubmissionReadiness | null;
  /** Failed blocking findings on the content as it is now; null while it was not checked. */
  openBlocking: number | null;
  /** An update of a published version that the policy lets through without review. */
  harmless: boolean;
  /** What was written with the step; null while only a button is drawn. */
  given: { ruleIds: readonly string[]; reason: string; confirmed: boolean } | null;
};

export type Viewer = { side: "partner"; role: MemberRole } | { side: "reviewer"; role: StaffRole };

/** Why a step cannot be taken, with the sentence people read. */
export type Refusal = { why: "state" | "role" | Need; sentence: string };

function readySentence(ready: SubmissionReadiness | null): string | null {
  if (!ready) return null;
  const missing = [
    ready.emailVerified ? [] : ["a confirmed e-mail address of an owner"],
    ready.domainVerified ? [] : ["a proven domain"],
    ready.agreementAccepted ? [] : ["the accepted agreement"],
  ].flat();
  return missing.length === 0 ? null : `Still needed: ${missing.join(", ")}.`;
}

function noteGap(verdicts: Verdicts): string | null {
  const silent = REQUIREMENTS.filter((name) => {
    const verdict = verdicts[name];
    return verdict !== undefined && verdict.value !== "pass" && verdict.note.trim() === "";
  });
  return silent.length === 0 ? null : `Say why: ${silent.map((name) => REQUIREMENT_INFO[name].name).join(", ")}.`;
}

function unmet(need: Need, facts: CertificationFacts): string | null {
  switch (need) {
    case "ready":
      return readySentence(facts.ready);
    case "checked":
      if (facts.openBlocking === null) return "Run the checks first.";
      return facts.openBlocking === 0 ? null : `${facts.openBlocking} to fix first.`;
    case "harmless":
      return facts.harmless ? null : "This update changes what must be certified.";
    case "independent":
      return facts.independent ? null : "You belong to this partner, so someone else must review it.";
    case "claim_mine":
      if (facts.claim === "mine") return null;
      if (facts.claim === "other") return `${facts.claimedBy ?? "Another reviewer"} has it.`;
      return facts.claim === "ended" ? "Take it over first." : "Take it first.";
    case "claim_ended":
      return facts.claim === "ended"
        ? null
        : facts.claim === "mine"
          ? "You have it."
          : `${facts.claimedBy ?? "Another reviewer"} has it.`;
    case "verdicts_complete":
      return verdictGap(facts.verdicts);
    case "verdicts_noted":
      return noteGap(facts.verdicts);
    case "passes_noted":
      return passGap(facts.verdicts);
    case "confirmed":
      return facts.given && !facts.given.confirmed ? "Confirm the summary of your verdicts first." : null;
    case "rule_cited":
      return facts.given && facts.given.ruleIds.length === 0 ? "Cite at least one rule." : null;
    case "reason_given":
      return facts.given && facts.given.reason.trim() === "" ? "Write what the partner will read." : null;
  }
}

/** Null when the step may be taken; else the first thing in the way. */
export function whyNot(action: CertificationAction, facts: CertificationFacts, viewer: Viewer): Refusal | null {
  const row = rowOf(action);
  if (row.side !== viewer.side) return { why: "role", sentence: "This is the other side’s step." };
  const actor =
    viewer.side === "partner"
      ? ({ kind: "partner", role: viewer.role, own: true } as const)
      : ({ kind: "staff", role: viewer.role, totpDone: true } as const);
  if (!row.from.includes(facts.stage) || !row.version.includes(facts.version)) {
    return { why: "state", sentence: "This moved on in the meantime. Reload to see where it stands." };
  }
  if (!can(actor, row.policy)) return { why: "role", sentence: "Only an owner or admin of the partner can do this." };
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

/** The steps of the viewer's side that the states allow, each with what it still waits for. */
export function listActions(facts: CertificationFacts, viewer: Viewer): ActionView[] {
  return CERTIFICATION_ACTIONS.flatMap((action) => {
    const refusal = whyNot(action, facts, viewer);
    const { label, hint, side } = rowOf(action);
    if (side !== viewer.side || refusal?.why === "state") return [];
    return [{ action, label, hint, enabled: refusal === null, why: refusal?.sentence ?? null }];
  });
}

/** The submission's state after the step. */
export function stageAfter(stage: Stage, action: CertificationAction): Stage {
  const { to } = rowOf(action);
  return to === "same" ? stage : to === "new" ? "submitted" : to;
}
