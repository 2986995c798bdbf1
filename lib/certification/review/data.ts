import type { AnyStaffScope } from "@/lib/accounts/types";
import { diffCapabilities } from "@/lib/listings/capability-diff";
import { getSnapshotModel, parseContent } from "@/lib/listings/data";
import type { VersionContent } from "@/lib/listings/schema";
import {
  type CapabilityDiff,
  type ListingType,
  type ListingViewModel,
  REQUIREMENTS,
  type VersionState,
} from "@/lib/listings/types";
import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseId } from "@/lib/platform/ids";
import { addSeconds, DAY, getBusinessTime, getRealTime } from "@/lib/platform/time";
import { REVIEW_DUE_DAYS } from "../constants";
import {
  belongsTo,
  claimEnds,
  claimFor,
  getClaimEnd,
  getDecisions,
  getFindings,
  getMessages,
  getPartnerHistory,
  getVerdicts,
  isChecking,
} from "../data";
import type { PartnerHistory } from "../risk";
import { type ActionView, type ReviewerFacts, reviewerActions } from "../transitions";
import type { DecisionView, FindingView, MessageView, SubmissionState, Verdicts, VerdictValue } from "../types";
import type { QueueFilter, QueueSort } from "./types";

/** One line of the queue. */
export type QueueItem = {
  shownId: string;
  name: string;
  number: string;
  partnerName: string;
  iconMediaId: string | null;
  round: number;
  state: SubmissionState;
  reasons: string[];
  risk: number;
  submittedAt: Date;
  dueAt: Date;
  isLate: boolean;
  claim: ReviewerFacts["claim"];
  claimedBy: string | null;
  claimExpiresAt: Date | null;
  /** The lock's time is over: whoever is independent may take it over. */
  lockEnded: boolean;
  /** False: the viewer belongs to the partner and cannot take it. */
  independent: boolean;
  /** The seven verdicts so far, in the order of requirements. */
  verdicts: Array<VerdictValue | null>;
};

type QueueRow = {
  id: string;
  name: string;
  number: string;
  partnerName: string;
  iconMediaId: string | null;
  round: number;
  state: SubmissionState;
  reasons: string[];
  risk: number;
  submittedAt: Date;
  claimedById: string | null;
  claimedBy: string | null;
  claimExpiresAt: Date | null;
  independent: boolean;
  verdicts: Record<string, VerdictValue> | null;
};

function toItem(row: QueueRow, personId: string, now: Date, real: Date): QueueItem {
  const { id, claimedById, verdicts, ...rest } = row;
  const dueAt = addSeconds(row.submittedAt, REVIEW_DUE_DAYS * DAY);
  const claim = claimFor({ state: row.state, claimedById, claimExpiresAt: row.claimExpiresAt }, personId, real);
  return {
    ...rest,
    iconMediaId: row.iconMediaId === "" ? null : row.iconMediaId,
    shownId: formatId("submission", id),
    dueAt,
    isLate: dueAt < now,
    claim,
    lockEnded: row.claimExpiresAt !== null && row.claimExpiresAt <= real,
    verdicts: REQUIREMENTS.map((name) => verdicts?.[name] ?? null),
  };
}

/** Open submissions, the most urgent first: by due date, or by risk. `counts` are before the filter, `late` counts what is shown. */
export async function getQueue(
  on: Db,
  scope: AnyStaffScope,
  input: { show: QueueFilter; sort: QueueSort },
): Promise<{ items: QueueItem[]; counts: Record<QueueFilter, number>; late: number }> {
  const { personId } = scope.person;
  const [now, real] = [await getBusinessTime(on), await getRealTime(on)];
  const rows = await on.$queryRaw<QueueRow[]>`
    SELECT s.id, s.snapshot->>'name' AS name, s.snapshot->>'iconMediaId' AS "iconMediaId", v.number, p.name AS "partnerName", s.round,
           s.state::text AS state, s.reasons, s.risk, s.submitted_at AS "submittedAt", s.claimed_by_id AS "claimedById",
           c.name AS "claimedBy", ${claimEnds(Prisma.sql`s`)} AS "claimExpiresAt",
           NOT EXISTS (SELECT FROM partner_member m WHERE m.partner_id = s.partner_id AND m.person_id = ${personId}::uuid) AS independent,
           (SELECT jsonb_object_agg(d.requirement, d.value) FROM verdict d WHERE d.submission_id = s.id) AS verdicts
    FROM submission s JOIN version v ON v.id = s.version_id JOIN partner p ON p.id = s.partner_id LEFT JOIN person c ON c.id = s.claimed_by_id
    WHERE s.state IN ('submitted', 'in_review')
    ORDER BY s.submitted_at, s.id`;
  const all = rows.map((row) => toItem(row, personId, now, real));
  const mine = all.filter((item) => item.claim === "mine");
  const open = all.filter((item) => item.independent && (item.claim === "none" || item.claim === "ended"));
  const shown = { all, mine, open }[input.show];
  const items = input.sort === "risk" ? [...shown].sort((left, right) => right.risk - left.risk) : shown;
  return {
    items,
    counts: { all: all.length, open: open.length, mine: mine.length },
    late: shown.filter((item) => item.isLate).length,
  };
}

/** Everything a reviewer sees of one submission. */
export type Review = {
  shownId: string;
  round: number;
  state: SubmissionState;
  lockVersion: number;
  reasons: string[];
  risk: number;
  submittedAt: Date;
  submittedByName: string;
  dueAt: Date;
  isLate: boolean;
  decidedAt: Date | null;
  claim: ReviewerFacts["claim"];
  claimedBy: string | null;
  claimExpiresAt: Date | null;
  lockEnded: boolean;
  independent: boolean;
  listing: { shownId: string; slug: string; type: ListingType };
  version: { number: string; state: VersionState };
  content: VersionContent;
  published: { number: string; content: VersionContent } | null;
  diff: CapabilityDiff;
  findings: FindingView[];
  isChecking: boolean;
  verdicts: Verdicts;
  messages: MessageView[];
  decisions: DecisionView[];
  partner: {
    name: string;
    since: Date;
    website: string;
    domains: string[];
    history: PartnerHistory;
    /** Address parts of other partners whose name reads the same. */
    namesakes: string[];
  };
  /** Workspaces that would be asked again or updated. */
  activeInstallations: number;
  actions: ActionView[];
};

async function listNamesakes(on: Db, partnerId: string): Promise<string[]> {
  const rows = await on.$queryRaw<Array<{ slug: string }>>`
    SELECT other.slug FROM partner me JOIN partner other ON other.id <> me.id AND other.closed_at IS NULL
      AND lower(normalize(other.name, NFKC)) = lower(normalize(me.name, NFKC))
    WHERE me.id = ${partnerId}::uuid ORDER BY other.created_at LIMIT 5`;
  return rows.map(({ slug }) => slug);
}

/** The version of a submission, for a check by staff. */
export async function getVersionOf(on: Db, _scope: AnyStaffScope, submissionId: string): Promise<string | null> {
  const row = await on.submission.findUnique({ where: { id: submissionId }, select: { versionId: true } });
  return row?.versionId ?? null;
}

/** The listing page of exactly what was handed in, by `sub_…`; null when there is none. */
export async function getReviewPreview(
  on: Db,
  scope: AnyStaffScope,
  shownId: string,
): Promise<{ model: ListingViewModel; number: string; round: number } | null> {
  const id = parseId("submission", shownId);
  const row = id
    ? await on.submission.findUnique({ where: { id }, select: { versionId: true, snapshot: true, round: true } })
    : null;
  const model = row && (await getSnapshotModel(on, scope, row));
  return model ? { model, number: model.version.number, round: row.round } : null;
}

/** One submission by `sub_…`, open or decided; null when there is none. */
export async function getReview(on: Db, scope: AnyStaffScope, shownId: string): Promise<Review | null> {
  const id = parseId("submission", shownId);
  const found = id ? await on.submission.findUnique({ where: { id } }) : null;
  if (!found) return null;
  const row = { ...found, claimExpiresAt: await getClaimEnd(on, found.id) };
  const { personId } = scope.person;
  const [now, real] = [await getBusinessTime(on), await getRealTime(on)];
  const version = await on.version.findUniqueOrThrow({
    where: { id: row.versionId },
    select: {
      number: true,
      state: true,
      listing: { select: { id: true, slug: true, type: true, activeInstallations: true, publishedVersionId: true } },
    },
  });
  const beforeId = version.listing.publishedVersionId;
  const before =
    beforeId && beforeId !== row.versionId
      ? await on.version.findUnique({ where: { id: beforeId }, select: { number: true, content: true } })
      : null;
  const partner = await on.partner.findUniqueOrThrow({
    where: { id: row.partnerId },
    select: {
      name: true,
      createdAt: true,
      website: true,
      domains: { where: { verifiedAt: { not: null } }, select: { domain: true } },
    },
  });
  const people = await on.person.findMany({
    where: { id: { in: [row.submittedById, ...(row.claimedById ? [row.claimedById] : [])] } },
    select: { id: true, name: true },
  });
  const nameOf = (personOf: string) => people.find((person) => person.id === personOf)?.name ?? "Someone";
  const content = parseContent(row.snapshot);
  const published = before ? { number: before.number, content: parseContent(before.content) } : null;
  const verdicts = await getVerdicts(on, row.id);
  const claim = claimFor(row, personId, real);
  const claimedBy = row.claimedById ? nameOf(row.claimedById) : null;
  const independent = !(await belongsTo(on, personId, row.partnerId));
  // The version may have gone through another round since: then its state no longer fits this one, and no step is offered.
  const facts = {
    stage: row.state,
    version: version.state,
    claim,
    claimedBy,
    independent,
    verdicts,
    given: null,
  };
  const dueAt = addSeconds(row.submittedAt, REVIEW_DUE_DAYS * DAY);
  return {
    shownId,
    round: row.round,
    state: row.state,
    lockVersion: row.lockVersion,
    reasons: row.reasons,
    risk: row.risk,
    submittedAt: row.submittedAt,
    submittedByName: nameOf(row.submittedById),
    dueAt,
    isLate: row.decidedAt === null && dueAt < now,
    decidedAt: row.decidedAt,
    claim,
    claimedBy,
    claimExpiresAt: row.claimExpiresAt,
    lockEnded: row.claimExpiresAt !== null && row.claimExpiresAt <= real,
    independent,
    listing: {
      shownId: formatId("listing", version.listing.id),
      slug: version.listing.slug,
      type: version.listing.type,
    },
    version: { number: version.number, state: version.state },
    content,
    published,
    diff: diffCapabilities(published?.content ?? null, content),
    findings: await getFindings(on, row.versionId, row.snapshotHash),
    isChecking: await isChecking(on, row.versionId),
    verdicts,
    messages: await getMessages(on, row.versionId),
    decisions: await getDecisions(on, row.versionId),
    partner: {
      name: partner.name,
      since: partner.createdAt,
      website: partner.website,
      domains: partner.domains.map(({ domain }) => domain),
      history: await getPartnerHistory(on, row.partnerId),
      namesakes: await listNamesakes(on, row.partnerId),
    },
    activeInstallations: version.listing.activeInstallations,
    actions: reviewerActions(facts, scope.role),
  };
}
