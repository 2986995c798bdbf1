import type { RequirementName } from "@/lib/listings/types";

export const SUBMISSION_STATES = [
  "submitted",
  "in_review",
  "changes_requested",
  "approved",
  "rejected",
  "withdrawn",
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** Where a version stands with certification: its newest submission's state, `none` before the first. */
export type Stage = SubmissionState | "none";

export const VERDICT_VALUES = ["pass", "fail", "waive"] as const;
export type VerdictValue = (typeof VERDICT_VALUES)[number];

/** A reviewer's answer to one requirement; the note is needed for fail and waive. */
export type VerdictEntry = { value: VerdictValue; note: string };
export type Verdicts = Readonly<Partial<Record<RequirementName, VerdictEntry>>>;

export const DECISION_KINDS = ["request_changes", "approve", "reject"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export type FindingResult = "pass" | "fail" | "not_judged";

export type Severity = "blocking" | "advice";

/** One rule of the rubric. Its id never changes its meaning; a rule that is dropped keeps its id reserved. */
export type Rule = {
  id: string;
  requirement: RequirementName;
  /** What is true when it passes. */
  title: string;
  /** What is looked at. */
  checks: string;
  why: string;
  fix: string;
  severity: Severity;
  /** Who looks: a machine by a check of ours, or a person with the named question in mind. */
  by: "machine" | "person";
};

/** One request that a check made and what came back; texts are masked and free of control characters. */
export type EvidenceItem = {
  label: string;
  request?: string | undefined;
  response?: string | undefined;
  durationMs?: number | undefined;
};

/** What a check found out. A machine that could not tell says `not_judged`, never `pass`. */
export type Judgement = { result: FindingResult; message: string; evidence: EvidenceItem[] };

/** One rule's newest result on a version, as both boards show it. */
export type FindingView = {
  ruleId: string;
  requirement: RequirementName;
  result: FindingResult;
  severity: Severity;
  message: string;
  evidence: EvidenceItem[];
  checkedAt: Date;
};

/** One message of the conversation about a version. */
export type MessageView = {
  id: string;
  side: "partner" | "reviewer";
  authorLabel: string;
  body: string;
  at: Date;
  round: number;
};

/** A requirement that a reviewer did not pass as it is, with the note that says why. */
export type JudgedView = { requirement: RequirementName; value: Exclude<VerdictValue, "pass">; note: string };

/** One decision of the history. */
export type DecisionView = {
  id: string;
  kind: DecisionKind;
  reviewerName: string;
  ruleIds: string[];
  reason: string;
  /** What failed or was waived, in the order of requirements. */
  judged: JudgedView[];
  at: Date;
  round: number;
};
