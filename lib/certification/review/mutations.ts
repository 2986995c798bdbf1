import type { AnyStaffScope, StaffScope } from "@/lib/accounts/types";
import { versionWrite } from "@/lib/listings/publication/mutations";
import { VERSIONS } from "@/lib/listings/transitions";
import { REQUIREMENTS, type RequirementName } from "@/lib/listings/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { say } from "@/lib/platform/messages/said";
import { addSeconds, getBusinessTime, getRealTime, MINUTE } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { composeReason } from "../canned-reasons";
import { issueCertificate } from "../certificates/mutations";
import { CLAIM_MINUTES } from "../constants";
import { boardUrl, getPartnerAddresses } from "../conversation/data";
import { belongsTo, claimFor, getFindings, getStandingVerdicts, lockSubmission, type SubmissionRow } from "../data";
import { refuseUnless } from "../guard";
import { judgedOf } from "../judged";
import { decisionMail } from "../mail-words";
import { ruleOf } from "../rubric";
import type { ReviewInput } from "../schema";
import { CERTIFICATION, openStates, type ReviewerFacts } from "../transitions";
import type { DecisionKind, Stage, SubmissionState, VerdictEntry, Verdicts } from "../types";

/** `now` is business time, `real` what the reviewer's lock goes by. */
type Held = { row: SubmissionRow; now: Date; real: Date; facts: ReviewerFacts };

/** Holds the submission, compares what the reviewer saw (unless `any` will do) with what is there, and gathers the facts of the table. */
async function hold(tx: Tx, scope: AnyStaffScope, submissionId: string, lockVersion: number | "any"): Promise<Held> {
  const row = await lockSubmission(tx, scope, submissionId);
  if (!row) throw new AppError("not_found");
  const now = await getBusinessTime(tx);
  const real = await getRealTime(tx);
  const facts: ReviewerFacts = {
    stage: row.state,
    version: row.versionState,
    claim: claimFor(row, scope.person.personId, real),
    claimedBy: row.claimedByName,
    independent: !(await belongsTo(tx, scope.person.personId, row.partnerId)),
    verdicts: await getStandingVerdicts(tx, row.id),
    given: null,
  };
  if (lockVersion !== "any" && row.lockVersion !== lockVersion) {
    const name = facts.claim === "other" ? row.claimedByName : null;
    throw new AppError("conflict", {
      sentence: name ? say("portal.submissionTaken", { name }) : say("portal.submissionChanged"),
    });
  }
  return { row, now, real, facts };
}

type Change = { claimedById?: string | null; claimExpiresAt?: Date | null; decidedAt?: Date };

/** The guarded write of a reviewer's step: the row must be as it was read. */
const submissionWrite =
  (tx: Tx, row: SubmissionRow, data: Change) =>
  (guard: { in: Stage[] }, to: SubmissionState | "same"): Promise<{ count: number }> =>
    tx.submission.updateMany({
      where: { id: row.id, state: { ...openStates(guard), equals: row.state }, lockVersion: row.lockVersion },
      data: { ...data, ...(to === "same" ? {} : { state: to }), lockVersion: { increment: 1 } },
    });

/** What the audit says of a step with a submission. */
const auditOf = (row: SubmissionRow, after: object, reason: string | null = null) => ({
  subject: { type: "submission", id: row.id },
  partnerId: row.partnerId,
  before: { state: row.state, claimedById: row.claimedById },
  after: { ...after, versionId: row.versionId },
  reason,
});

/** Keeps what was judged, with the reviewer's lock prolonged. The audit says what changed, if anything did. */
async function writeJudged(
  tx: Tx,
  scope: StaffScope<"certification.decide">,
  row: SubmissionRow,
  claimExpiresAt: Date,
  changed: ReadonlyArray<[RequirementName, VerdictEntry]>,
): Promise<void> {
  await move(tx, scope, CERTIFICATION, "judge", { write: submissionWrite(tx, row, { claimExpiresAt }) });
  if (changed.length === 0) return;
  const after = { verdicts: Object.fromEntries(changed) };
  await recordAudit(tx, { actor: scope.actor, action: "certification.judge", ...auditOf(row, after) });
}

/**
 * Takes a submission for review, or takes it over when the last lock ended. One of two who press at once gets it, the other reads who
 * has it. Errors: `not_found`, `conflict`, `conflict_of_interest`.
 */
export async function claimSubmission(
  tx: Tx,
  scope: StaffScope<"certification.claim">,
  input: { submissionId: string; lockVersion: number },
): Promise<void> {
  const { row, real, facts } = await hold(tx, scope, input.submissionId, input.lockVersion);
  const action = row.state === "in_review" ? "take_over" : "claim";
  refuseUnless(action, facts, { side: "reviewer", role: scope.role });
  const { personId: claimedById } = scope.person;
  await move(tx, scope, CERTIFICATION, action, {
    write: submissionWrite(tx, row, { claimedById, claimExpiresAt: addSeconds(real, CLAIM_MINUTES * MINUTE) }),
    audit: auditOf(row, { state: "in_review", claimedById }),
  });
  if (action === "claim")
    await move(tx, scope, VERSIONS, "claim", { write: versionWrite(tx, scope, { versionId: row.versionId }) });
}

/**
 * Gives a submission back to the queue with its verdicts so far, whatever was saved since the page was drawn: only who has it can. Errors:
 * as `claimSubmission`.
 */
export async function releaseSubmission(
  tx: Tx,
  scope: StaffScope<"certification.claim">,
  input: { submissionId: string },
): Promise<void> {
  const { row, facts } = await hold(tx, scope, input.submissionId, "any");
  refuseUnless("release", facts, { side: "reviewer", role: scope.role });
  await move(tx, scope, CERTIFICATION, "release", {
    write: submissionWrite(tx, row, { claimedById: null, claimExpiresAt: null }),
    audit: auditOf(row, { state: "submitted", claimedById: null }),
  });
  await move(tx, scope, VERSIONS, "release", { write: versionWrite(tx, scope, { versionId: row.versionId }) });
}

/** Prolongs the reviewer's own lock unless somebody took over; nothing else changes, so other tabs stay fresh. Errors: `conflict`. */
export async function keepClaim(
  tx: Tx,
  scope: StaffScope<"certification.claim">,
  input: { submissionId: string },
): Promise<{ claimExpiresAt: Date }> {
  const claimExpiresAt = addSeconds(await getRealTime(tx), CLAIM_MINUTES * MINUTE);
  const { count } = await tx.submission.updateMany({
    where: {
      id: input.submissionId,
      state: "in_review",
      claimedById: scope.person.personId,
    },
    data: { claimExpiresAt },
  });
  if (count === 0) {
    const row = await lockSubmission(tx, scope, input.submissionId);
    const name = row?.state === "in_review" ? row.claimedByName : null;
    throw new AppError("conflict", { sentence: name ? say("portal.tookOver", { name }) : say("portal.givenBack") });
  }
  return { claimExpiresAt };
}

function mergeVerdicts(
  stored: Verdicts,
  sent: ReviewInput["verdicts"],
): { merged: Verdicts; changed: Array<[RequirementName, VerdictEntry]> } {
  const changed = REQUIREMENTS.flatMap((name): Array<[RequirementName, VerdictEntry]> => {
    const [before, now] = [stored[name], sent[name]];
    const value = now?.value ?? before?.value;
    if (!now || !value || (before?.value === value && before.note === now.note)) return [];
    return [[name, { value, note: now.note }]];
  });
  return { merged: { ...stored, ...Object.fromEntries(changed) }, changed };
}

async function writeVerdicts(
  tx: Tx,
  scope: AnyStaffScope,
  row: SubmissionRow,
  changed: ReadonlyArray<[RequirementName, VerdictEntry]>,
  at: Date,
): Promise<void> {
  for (const [requirement, { value, note }] of changed) {
    const data = { value, note, reviewerId: scope.person.personId, updatedAt: at };
    await tx.verdict.upsert({
      where: { submissionId_requirement: { submissionId: row.id, requirement } },
      create: { submissionId: row.id, requirement, ...data },
      update: data,
    });
  }
}

/**
 * Saves one verdict while its reviewer goes on, from whichever of their tabs; the lock is prolonged. Answers the lock version that the
 * next step must name. Errors: `not_found`, `conflict` (somebody else has it, or it is decided), `conflict_of_interest`.
 */
export async function saveVerdict(
  tx: Tx,
  scope: StaffScope<"certification.decide">,
  input: { submissionId: string; requirement: RequirementName } & VerdictEntry,
): Promise<{ lockVersion: number; claimExpiresAt: string }> {
  const { row, now, real, facts } = await hold(tx, scope, input.submissionId, "any");
  refuseUnless("judge", facts, { side: "reviewer", role: scope.role });
  const { requirement, value, note } = input;
  const { changed } = mergeVerdicts(facts.verdicts, { [requirement]: { value, note } });
  const claimExpiresAt = addSeconds(real, CLAIM_MINUTES * MINUTE);
  if (changed.length === 0) return { lockVersion: row.lockVersion, claimExpiresAt: claimExpiresAt.toISOString() };
  await writeVerdicts(tx, scope, row, changed, now);
  await writeJudged(tx, scope, row, claimExpiresAt, changed);
  return { lockVersion: row.lockVersion + 1, claimExpiresAt: claimExpiresAt.toISOString() };
}

/**
 * Saves verdicts and notes, and with an intent other than `save` decides: verdicts, decision, version, certificate, audit and the mail's
 * outbox row stand or fall together. Every rule of the table holds here too, and the database refuses an approval without seven
 * verdicts by itself. Errors: `not_found`, `conflict`, `conflict_of_interest`, `not_ready`, `invalid_input`.
 */
export async function reviewSubmission(
  tx: Tx,
  scope: StaffScope<"certification.decide">,
  input: Omit<ReviewInput, "submission"> & { submissionId: string },
): Promise<{ decided: DecisionKind | null }> {
  const held = await hold(tx, scope, input.submissionId, input.lockVersion);
  const { row, now, real } = held;
  const { merged, changed } = mergeVerdicts(held.facts.verdicts, input.verdicts);
  const { reason, ruleIds } = composeReason(input);
  const unknown = ruleIds.filter((id) => !ruleOf(id));
  if (unknown.length > 0)
    throw new AppError("invalid_input", {
      fields: { rules: [say("portal.ruleUnknown", { rules: unknown.join(", ") })] },
    });
  const facts = { ...held.facts, verdicts: merged, given: { ruleIds, reason, confirmed: input.confirmed } };
  const viewer = { side: "reviewer", role: scope.role } as const;
  refuseUnless("judge", facts, viewer);
  if (input.intent !== "save") refuseUnless(input.intent, facts, viewer);

  await writeVerdicts(tx, scope, row, changed, now);
  if (input.intent === "save") {
    await writeJudged(tx, scope, row, addSeconds(real, CLAIM_MINUTES * MINUTE), changed);
    return { decided: null };
  }
  await decide(tx, scope, held, { kind: input.intent, verdicts: merged, reason, ruleIds });
  return { decided: input.intent };
}

async function decide(
  tx: Tx,
  scope: StaffScope<"certification.decide">,
  { row, now }: Held,
  decision: { kind: DecisionKind; verdicts: Verdicts; reason: string; ruleIds: string[] },
): Promise<void> {
  const { kind, reason, ruleIds, verdicts } = decision;
  await tx.decision.create({
    data: {
      id: newId(),
      submissionId: row.id,
      kind,
      reviewerId: scope.person.personId,
      reviewerName: scope.person.name,
      ruleIds,
      reason,
      at: now,
    },
  });
  const judged = { state: CERTIFICATION.steps[kind].to, kind, ruleIds, verdicts: { ...verdicts } };
  await move(tx, scope, CERTIFICATION, kind, {
    write: submissionWrite(tx, row, { decidedAt: now, claimedById: null, claimExpiresAt: null }),
    audit: auditOf(row, judged, reason === "" ? null : reason),
  });
  await move(tx, scope, VERSIONS, kind, { write: versionWrite(tx, scope, { versionId: row.versionId }) });
  if (kind === "approve") {
    const findings = await getFindings(tx, row.versionId, row.snapshotHash);
    await issueCertificate(tx, scope, row, { verdicts, findings, at: now });
  }
  const mail = decisionMail(
    kind,
    { name: row.listingName, number: row.versionNumber, url: boardUrl(row) },
    { reviewerName: scope.person.name, ruleIds, reason, judged: judgedOf(verdicts) },
  );
  for (const address of await getPartnerAddresses(tx, row)) await queueMail(tx, { to: address, ...mail });
}
