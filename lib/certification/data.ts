import { stillMayAsStaff } from "@/lib/accounts/givers/data";
import type { AnyPartnerScope, AnyStaffScope } from "@/lib/accounts/types";
import { REQUIREMENTS, type RequirementName, type VersionState } from "@/lib/listings/types";
import type { Db, Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { RUN_GIVEN_UP_SECONDS } from "./constants";
import { judgedOf } from "./judged";
import type { PartnerHistory } from "./risk";
import { RUBRIC } from "./rubric";
import { evidenceSchema } from "./schema";
import type { ReviewerFacts } from "./transitions";
import type {
  DecisionKind,
  DecisionView,
  FindingResult,
  FindingView,
  MessageView,
  Severity,
  SubmissionState,
  VerdictEntry,
  Verdicts,
} from "./types";

/** A submission with what its guards need. */
export type SubmissionRow = {
  id: string;
  listingId: string;
  versionId: string;
  partnerId: string;
  round: number;
  state: SubmissionState;
  lockVersion: number;
  claimedById: string | null;
  claimedByName: string | null;
  claimExpiresAt: Date | null;
  submittedById: string;
  snapshot: unknown;
  snapshotHash: string;
  versionState: VersionState;
  versionNumber: string;
  listingName: string;
};

/** When a reviewer's lock on a submission (`s`) ends: at once for somebody who may not review any more. */
export function claimEnds(s: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${stillMayAsStaff(Prisma.sql`${s}.claimed_by_id`, "certification.claim")} THEN ${s}.claim_expires_at
    ELSE least(${s}.claim_expires_at, to_timestamp(0)) END`;
}

/** The same of one submission; null when nobody has it. */
export async function getClaimEnd(on: Db, submissionId: string): Promise<Date | null> {
  const rows = await on.$queryRaw<Array<{ ends: Date | null }>>`
    SELECT ${claimEnds(Prisma.sql`s`)} AS ends FROM submission s WHERE s.id = ${submissionId}::uuid`;
  return rows[0]?.ends ?? null;
}

/** Reads a submission and holds it and its version until the transaction ends. With a partner's scope only its own is found. */
export async function lockSubmission(
  tx: Tx,
  scope: AnyPartnerScope | AnyStaffScope,
  submissionId: string,
): Promise<SubmissionRow | null> {
  const owner = "partnerId" in scope ? scope.partnerId : null;
  // Locked by a statement of its own: the next one then sees what the transaction it waited for wrote, the joined name too.
  await tx.$queryRaw`
    SELECT s.id FROM submission s JOIN version v ON v.id = s.version_id WHERE s.id = ${submissionId}::uuid FOR UPDATE OF s, v`;
  const rows = await tx.$queryRaw<SubmissionRow[]>`
    SELECT s.id, s.listing_id AS "listingId", s.version_id AS "versionId", s.partner_id AS "partnerId", s.round, s.state::text AS state,
           s.lock_version AS "lockVersion", s.claimed_by_id AS "claimedById", p.name AS "claimedByName",
           ${claimEnds(Prisma.sql`s`)} AS "claimExpiresAt", s.submitted_by_id AS "submittedById", s.snapshot, s.snapshot_hash AS "snapshotHash",
           v.state::text AS "versionState", v.number AS "versionNumber", v.content->>'name' AS "listingName"
    FROM submission s JOIN version v ON v.id = s.version_id LEFT JOIN person p ON p.id = s.claimed_by_id
    WHERE s.id = ${submissionId}::uuid AND (${owner}::uuid IS NULL OR s.partner_id = ${owner}::uuid)`;
  return rows[0] ?? null;
}

/** How a claim stands for one reviewer at a moment. A lock that ended keeps others out no longer; it stays its holder's until one takes over. */
export function claimFor(
  row: Pick<SubmissionRow, "state" | "claimedById" | "claimExpiresAt">,
  personId: string,
  now: Date,
): ReviewerFacts["claim"] {
  if (row.state !== "in_review" || !row.claimedById) return "none";
  if (row.claimedById === personId) return "mine";
  return !row.claimExpiresAt || row.claimExpiresAt <= now ? "ended" : "other";
}

/** Whether the person belongs to the partner, and so may not certify it. */
export async function belongsTo(on: Db, personId: string, partnerId: string): Promise<boolean> {
  const member = await on.partnerMember.findUnique({
    where: { partnerId_personId: { partnerId, personId } },
    select: { role: true },
  });
  return member !== null;
}

/** The verdicts of a submission so far. */
export async function getVerdicts(on: Db, submissionId: string): Promise<Verdicts> {
  const rows = await on.verdict.findMany({
    where: { submissionId },
    select: { requirement: true, value: true, note: true },
  });
  return toVerdicts(rows);
}

/** Those verdicts of a submission in review that still count: their reviewers may judge today. The others are given anew. */
export async function getStandingVerdicts(on: Db, submissionId: string): Promise<Verdicts> {
  const rows = await on.$queryRaw<Array<VerdictEntry & { requirement: RequirementName }>>`
    SELECT v.requirement::text AS requirement, v.value::text AS value, v.note FROM verdict v
    WHERE v.submission_id = ${submissionId}::uuid AND ${stillMayAsStaff(Prisma.sql`v.reviewer_id`, "certification.decide")}`;
  return toVerdicts(rows);
}

function toVerdicts(rows: ReadonlyArray<VerdictEntry & { requirement: RequirementName }>): Verdicts {
  return Object.fromEntries(rows.map(({ requirement, value, note }) => [requirement, { value, note }]));
}

type FindingRow = Omit<FindingView, "evidence"> & { evidence: unknown };

/**
 * The newest result of every rule on exactly this content, in the rubric's order. A rule that was checked again alone replaces the
 * result of the whole run; results on other content do not count.
 */
export async function getFindings(on: Db, versionId: string, contentHash: string): Promise<FindingView[]> {
  const rows = await on.$queryRaw<FindingRow[]>`
    SELECT DISTINCT ON (f.rule_id) f.rule_id AS "ruleId", f.requirement::text AS requirement, f.result, f.severity, f.message, f.evidence,
           f.checked_at AS "checkedAt"
    FROM finding f JOIN certification_run r ON r.id = f.run_id
    WHERE r.version_id = ${versionId}::uuid AND r.content_hash = ${contentHash} AND r.finished_at IS NOT NULL
    ORDER BY f.rule_id, f.checked_at DESC, f.id DESC`;
  const place = new Map<string, number>(RUBRIC.map((rule, index) => [rule.id, index]));
  const order = (ruleId: string) => place.get(ruleId) ?? RUBRIC.length;
  return rows
    .map((row) => ({ ...row, evidence: evidenceSchema.parse(row.evidence) }))
    .sort((left, right) => order(left.ruleId) - order(right.ruleId));
}

/** Failed blocking findings; null while some rule was not looked at on this content. */
export function openBlocking(
  findings: ReadonlyArray<{ ruleId: string; result: FindingResult; severity: Severity }>,
): number | null {
  const seen = new Set(findings.map((finding) => finding.ruleId));
  if (RUBRIC.some((rule) => !seen.has(rule.id))) return null;
  return findings.filter((finding) => finding.result === "fail" && finding.severity === "blocking").length;
}

/** Whether a run on this version is under way; one that never ended counts for a minute. */
export async function isChecking(on: Db, versionId: string): Promise<boolean> {
  const rows = await on.$queryRaw<Array<{ running: boolean }>>`
    SELECT EXISTS (
      SELECT FROM certification_run WHERE version_id = ${versionId}::uuid AND finished_at IS NULL
        AND started_at > (SELECT business_now()) - make_interval(secs => ${RUN_GIVEN_UP_SECONDS})
    ) AS running`;
  return rows[0]?.running ?? false;
}

/** Decided submissions of a partner, by outcome; demo history counts like any other. */
export async function getPartnerHistory(on: Db, partnerId: string): Promise<PartnerHistory> {
  const groups = await on.submission.groupBy({ by: ["state"], where: { partnerId }, _count: true });
  const count = (state: SubmissionState) => groups.find((group) => group.state === state)?._count ?? 0;
  return { approved: count("approved"), changesRequested: count("changes_requested"), rejected: count("rejected") };
}

/** The conversation about a version over all its rounds, oldest first. */
export async function getMessages(on: Db, versionId: string): Promise<MessageView[]> {
  const rows = await on.submissionMessage.findMany({
    where: { submission: { versionId } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, side: true, authorLabel: true, body: true, at: true, submission: { select: { round: true } } },
  });
  return rows.map(({ submission, side, ...row }) => ({
    ...row,
    side: side === "reviewer" ? "reviewer" : "partner",
    round: submission.round,
  }));
}

const KINDS: Readonly<Record<string, DecisionKind>> = {
  request_changes: "request_changes",
  approve: "approve",
  reject: "reject",
};

/** Every decision about a version, oldest first. */
export async function getDecisions(on: Db, versionId: string): Promise<DecisionView[]> {
  const rows = await on.decision.findMany({
    where: { submission: { versionId } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      reviewerName: true,
      ruleIds: true,
      reason: true,
      at: true,
      submission: { select: { round: true, verdicts: { select: { requirement: true, value: true, note: true } } } },
    },
  });
  return rows.flatMap(({ submission: { round, verdicts }, kind: stored, ...row }) => {
    const kind = KINDS[stored];
    return kind ? [{ ...row, kind, round, judged: judgedOf(toVerdicts(verdicts)) }] : [];
  });
}

/** Findings of each requirement, for boards that are read requirement by requirement. */
export function byRequirement(findings: readonly FindingView[]): Record<RequirementName, FindingView[]> {
  const empty: Record<RequirementName, FindingView[]> = {
    working_demo: [],
    error_handling: [],
    documentation: [],
    support_contact: [],
    security_review: [],
    performance_test: [],
    oauth_compliance: [],
  };
  for (const name of REQUIREMENTS) empty[name] = findings.filter((finding) => finding.requirement === name);
  return empty;
}
