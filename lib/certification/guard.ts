import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { type CertificationAction, type FactsFor, type Refusal, type Viewer, whyNot } from "./transitions";

const CODES: Readonly<Record<Refusal["why"], ErrorCode>> = {
  state: "conflict",
  role: "not_found",
  ready: "not_ready",
  checked: "not_ready",
  harmless: "not_ready",
  independent: "conflict_of_interest",
  claim_mine: "conflict",
  claim_ended: "conflict",
  verdicts_complete: "not_ready",
  verdicts_noted: "not_ready",
  passes_noted: "not_ready",
  confirmed: "invalid_input",
  rule_cited: "invalid_input",
  reason_given: "invalid_input",
};

const FIELDS: Partial<Record<Refusal["why"], string>> = {
  rule_cited: "rules",
  reason_given: "reason",
  confirmed: "confirmed",
};

/** Throws the refusal of the table, with its sentence; what the buttons say and what the server says are the same. */
export function refuseUnless<Action extends CertificationAction>(
  action: Action,
  facts: FactsFor<Action>,
  viewer: Viewer,
): void {
  const refusal = whyNot(action, facts, viewer);
  if (!refusal) return;
  const field = FIELDS[refusal.why];
  throw new AppError(
    CODES[refusal.why],
    field ? { fields: { [field]: [refusal.sentence] } } : { sentence: refusal.sentence },
  );
}
