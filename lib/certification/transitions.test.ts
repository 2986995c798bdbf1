import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VERSIONS } from "@/lib/listings/transitions";
import { REQUIREMENTS, type RequirementName, VERSION_STATES, type VersionState } from "@/lib/listings/types";
import { speakEnglish } from "@/lib/platform/messages/speak";
import { stateAfter, stepNames } from "@/lib/platform/transitions/derive";
import {
  CERTIFICATION,
  type CertificationAction,
  type PartnerFacts,
  partnerActions,
  type ReviewerFacts,
  reviewerActions,
  rowOf,
  type Viewer,
  whyNot,
} from "./transitions";
import { type Stage, SUBMISSION_STATES, type Verdicts, type VerdictValue } from "./types";
import { verdictGap } from "./verdict-gap";

const PARTNER: Viewer = { side: "partner", role: "owner" };
const REVIEWER: Viewer = { side: "reviewer", role: "reviewer" };
type Facts = PartnerFacts & ReviewerFacts;
const ACTIONS = stepNames(CERTIFICATION);
const STAGES: readonly Stage[] = ["none", ...SUBMISSION_STATES];

function verdicts(value: VerdictValue = "pass", note = "Seen in the demo."): Verdicts {
  return Object.fromEntries(REQUIREMENTS.map((name) => [name, { value, note }]));
}

function allBut(left: RequirementName): Verdicts {
  return Object.fromEntries(Object.entries(verdicts()).filter(([name]) => name !== left));
}

/** Everything that could be wished for; each test takes one thing away. */
const IDEAL: Omit<Facts, "stage" | "version"> = {
  claim: "mine",
  claimedBy: "Ines Duarte",
  independent: true,
  verdicts: verdicts(),
  ready: { domainVerified: true, agreementAccepted: true, emailVerified: true },
  openBlocking: 0,
  harmless: true,
  given: { ruleIds: ["SEC-09"], reason: "Please look again.", confirmed: true },
};

const idealFor = (action: CertificationAction) =>
  action === "take_over" ? { ...IDEAL, claim: "ended" as const } : IDEAL;
const viewerOf = (action: CertificationAction) => (rowOf(action).side === "partner" ? PARTNER : REVIEWER);

/** action -> the states it starts from and where both end. Every other combination must be refused. */
const SCENARIOS: Record<CertificationAction, Array<[Stage, VersionState, Stage, VersionState]>> = {
  submit: [["none", "draft", "submitted", "submitted"]],
  resubmit: [
    ["changes_requested", "changes_requested", "submitted", "submitted"],
    ["withdrawn", "draft", "submitted", "submitted"],
  ],
  approve_harmless: [
    ["none", "draft", "none", "approved"],
    ["withdrawn", "draft", "withdrawn", "approved"],
  ],
  withdraw: [
    ["submitted", "submitted", "withdrawn", "draft"],
    ["in_review", "in_review", "withdrawn", "draft"],
  ],
  publish: [
    ["approved", "approved", "approved", "published"],
    ["none", "approved", "none", "published"],
    ["withdrawn", "approved", "withdrawn", "published"],
  ],
  claim: [["submitted", "submitted", "in_review", "in_review"]],
  take_over: [["in_review", "in_review", "in_review", "in_review"]],
  release: [["in_review", "in_review", "submitted", "submitted"]],
  judge: [["in_review", "in_review", "in_review", "in_review"]],
  request_changes: [["in_review", "in_review", "changes_requested", "changes_requested"]],
  approve: [["in_review", "in_review", "approved", "approved"]],
  reject: [["in_review", "in_review", "rejected", "rejected"]],
};

/** Combinations that rows of lists allow but that cannot come about, because both sides move together. */
const IMPOSSIBLE = new Set([
  "resubmit changes_requested draft",
  "resubmit withdrawn changes_requested",
  "withdraw submitted in_review",
  "withdraw in_review submitted",
]);

describe("the table", () => {
  it.each(ACTIONS)("%s goes where the scenarios say and nowhere else", (action) => {
    for (const stage of STAGES) {
      for (const version of VERSION_STATES) {
        if (IMPOSSIBLE.has(`${action} ${stage} ${version}`)) continue;
        const scenario = SCENARIOS[action].find(([from, of]) => from === stage && of === version);
        const refusal = whyNot(action, { ...idealFor(action), stage, version }, viewerOf(action));
        if (!scenario) {
          expect(refusal?.why, `${action} from ${stage}/${version}`).toBe("state");
          continue;
        }
        const { step } = rowOf(action);
        expect(refusal, `${action} from ${stage}/${version}`).toBeNull();
        expect(stateAfter(CERTIFICATION, stage, action)).toBe(scenario[2]);
        expect(step ? stateAfter(VERSIONS, version, step) : version).toBe(scenario[3]);
      }
    }
  });

  it("agrees with the version's own table on who moves and under which policy", () => {
    for (const action of ACTIONS) {
      const { step, side, policy } = rowOf(action);
      if (!step) continue;
      expect(VERSIONS.steps[step].who, action).toBe(side === "partner" ? "partner" : "staff");
      expect(VERSIONS.steps[step].policy, action).toBe(policy);
    }
  });
});

type Case = [name: string, action: CertificationAction, over: Partial<Facts>, why: string, sentence: RegExp];

const DECIDING: CertificationAction[] = ["request_changes", "approve", "reject"];

const REFUSALS: Case[] = [
  [
    "no proven domain",
    "submit",
    { ready: { domainVerified: false, agreementAccepted: true, emailVerified: true } },
    "ready",
    /a proven domain/,
  ],
  [
    "no agreement",
    "submit",
    { ready: { domainVerified: true, agreementAccepted: false, emailVerified: true } },
    "ready",
    /agreement/,
  ],
  ["never checked", "submit", { openBlocking: null }, "checked", /Run the checks/],
  ["two blocking findings", "resubmit", { openBlocking: 2 }, "checked", /2 to fix/],
  ["an update that asks for more", "approve_harmless", { harmless: false }, "harmless", /must be certified/],
  ["own partner", "claim", { independent: false }, "independent", /You belong/],
  ["someone has it", "take_over", { claim: "other" }, "claim_ended", /Ines Duarte has it/],
  ["one has it oneself", "take_over", { claim: "mine" }, "claim_ended", /You have it/],
  ["not one's own", "release", { claim: "other" }, "claim_mine", /Ines Duarte has it/],
  ["another's lock ended", "judge", { claim: "ended" }, "claim_mine", /Take it over first/],
  ["one to judge", "approve", { verdicts: allBut("documentation") }, "verdicts_complete", /1 to judge/],
  [
    "one failed",
    "approve",
    { verdicts: { ...verdicts(), documentation: { value: "fail", note: "no" } } },
    "verdicts_complete",
    /1 fail/,
  ],
  [
    "waived in silence",
    "approve",
    { verdicts: { ...verdicts(), documentation: { value: "waive", note: " " } } },
    "verdicts_noted",
    /Documentation/,
  ],
  [
    "failed in silence",
    "request_changes",
    { verdicts: { documentation: { value: "fail", note: "" } } },
    "verdicts_noted",
    /Documentation/,
  ],
  [
    "seven empty passes",
    "approve",
    { verdicts: verdicts("pass", "") },
    "passes_noted",
    /Say what you saw.*Working demo/,
  ],
  [
    "a summary nobody confirmed",
    "approve",
    { given: { ruleIds: [], reason: "", confirmed: false } },
    "confirmed",
    /Confirm the summary/,
  ],
  [
    "no rule",
    "request_changes",
    { given: { ruleIds: [], reason: "Look again.", confirmed: true } },
    "rule_cited",
    /at least one rule/,
  ],
  [
    "no words",
    "reject",
    { given: { ruleIds: ["SEC-09"], reason: "  ", confirmed: true } },
    "reason_given",
    /partner will read/,
  ],
  ...DECIDING.map(
    (action): Case => [`${action} of one's own partner`, action, { independent: false }, "independent", /You belong/],
  ),
  ...DECIDING.map((action): Case => [`${action} without the lock`, action, { claim: "other" }, "claim_mine", /has it/]),
];

describe("what a step needs", () => {
  it.each(REFUSALS)("%s", (_name, action, over, why, sentence) => {
    const [stage, version] = SCENARIOS[action][0] ?? ["none", "draft"];
    const refusal = whyNot(action, { ...idealFor(action), stage, version, ...over }, viewerOf(action));
    expect(refusal?.why).toBe(why);
    expect(refusal && speakEnglish(refusal.sentence)).toMatch(sentence);
  });

  it("a member of the partner sees the button and why it is off; finance staff certify nothing", () => {
    const facts = { ...IDEAL, stage: "none", version: "draft" } as const;
    expect(partnerActions(facts, "member")).toContainEqual(
      expect.objectContaining({ action: "submit", enabled: false, why: expect.stringContaining("owner or admin") }),
    );
    const inReview = { ...IDEAL, stage: "in_review", version: "in_review" } as const;
    expect(reviewerActions(inReview, "finance").filter((entry) => entry.enabled)).toEqual([]);
  });

  it("a button does not wait for what is written with it", () => {
    const facts = { ...IDEAL, stage: "in_review", version: "in_review", given: null } as const;
    expect(reviewerActions(facts, "reviewer").find((entry) => entry.action === "reject")?.enabled).toBe(true);
  });

  it("says the gap in words", () => {
    expect(verdictGap({})).toBe("7 to judge");
    expect(verdictGap({ ...verdicts(), documentation: { value: "fail", note: "x" } })).toBe("1 fail");
    expect(verdictGap(verdicts("waive"))).toBeNull();
  });
});

const choice = fc.record({
  action: fc.constantFrom(...ACTIONS),
  claim: fc.constantFrom("none", "mine", "other", "ended" as const),
  independent: fc.boolean(),
  values: fc.array(fc.option(fc.constantFrom<VerdictValue>("pass", "fail", "waive"), { nil: undefined }), {
    minLength: 7,
    maxLength: 7,
  }),
  note: fc.constantFrom("", "Seen in the sandbox."),
  openBlocking: fc.option(fc.integer({ min: 0, max: 3 })),
  harmless: fc.boolean(),
  given: fc.record({
    ruleIds: fc.subarray(["SEC-09", "ERR-02"]),
    reason: fc.constantFrom("", "Please."),
    confirmed: fc.boolean(),
  }),
});

describe("random walks", () => {
  it("keep version and submission together, and never decide without what it takes", () => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 60 }), (steps) => {
        let stage: Stage = "none";
        let version: VersionState = "draft";
        let rounds = 0;
        for (const { action, values, note, ...over } of steps) {
          const given: Verdicts = Object.fromEntries(
            REQUIREMENTS.flatMap((name, index) => {
              const value = values[index];
              return value ? [[name, { value, note }]] : [];
            }),
          );
          const facts: Facts = { ...IDEAL, ...over, verdicts: given, stage, version };
          if (whyNot(action, facts, viewerOf(action))) continue;
          const { step } = rowOf(action);
          if (step) {
            const next: VersionState | null = stateAfter(VERSIONS, version, step);
            // The table must never allow what the version's own table refuses.
            expect(next, `${action} from ${version}`).not.toBeNull();
            if (next) version = next;
          }
          if (action === "submit" || action === "resubmit") rounds += 1;
          stage = stateAfter(CERTIFICATION, stage, action) ?? stage;
          if (rowOf(action).side === "reviewer") expect(over.independent || action === "release").toBe(true);
          if (action === "approve")
            expect(Object.values(given).filter((verdict) => verdict?.value !== "fail")).toHaveLength(7);
          if (action === "approve") expect([over.given.confirmed, note]).toEqual([true, "Seen in the sandbox."]);
          if (action === "reject" || action === "request_changes") expect(over.given.ruleIds.length).toBeGreaterThan(0);
          expect(stage === "submitted", `${action}: ${stage}/${version}`).toBe(version === "submitted");
          expect(stage === "in_review").toBe(version === "in_review");
          if (version === "published" || version === "rejected") break;
        }
        expect(rounds).toBeGreaterThanOrEqual(stage === "none" ? 0 : 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
