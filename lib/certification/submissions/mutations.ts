import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import { reasonsForReview } from "@/lib/listings/harmless-update";
import { approveHarmlessUpdate, versionWrite } from "@/lib/listings/publication/mutations";
import type { VersionContent } from "@/lib/listings/schema";
import { VERSIONS } from "@/lib/listings/transitions";
import type { ListingType, VersionState } from "@/lib/listings/types";
import { getSubmissionReadiness } from "@/lib/partners/data";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { queueMail } from "@/lib/platform/mail/mail";
import { say } from "@/lib/platform/messages/said";
import { isTooDeep, MARKDOWN_LEVELS } from "@/lib/platform/text/markdown";
import { getBusinessTime } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { getReviewerAddress, reviewUrl } from "../conversation/data";
import { getFindings, getPartnerHistory, lockSubmission, openBlocking } from "../data";
import { refuseUnless } from "../guard";
import { withdrawnMail } from "../mail-words";
import { queueReasons } from "../queue-reasons";
import { riskOf } from "../risk";
import { isMachineRule } from "../rubric";
import { CERTIFICATION, openStates, type PartnerFacts } from "../transitions";
import type { FindingView, SubmissionState } from "../types";

/** What a partner's step is judged by, before the other side's facts are added. */
type Own = {
  listingId: string;
  type: ListingType;
  state: VersionState;
  content: VersionContent;
  hash: string;
  published: VersionContent | null;
  last: { round: number; state: SubmissionState } | null;
  findings: FindingView[];
  facts: PartnerFacts;
};

async function lockOwnVersion(tx: Tx, scope: AnyPartnerScope, versionId: string, lockVersion: number): Promise<Own> {
  // Held until the end, so that what is read is what is frozen.
  await tx.$queryRaw`SELECT v.id FROM version v JOIN listing l ON l.id = v.listing_id WHERE v.id = ${versionId}::uuid AND l.partner_id = ${scope.partnerId}::uuid FOR UPDATE OF v`;
  const version = await tx.version.findFirst({
    where: { id: versionId, listing: { partnerId: scope.partnerId } },
    select: {
      state: true,
      content: true,
      lockVersion: true,
      listing: {
        select: { id: true, type: true, versions: { where: { state: "published" }, select: { content: true } } },
      },
    },
  });
  if (!version) throw new AppError("not_found");
  if (version.lockVersion !== lockVersion) {
    throw new AppError("conflict", {
      sentence: say("portal.versionEdited"),
    });
  }
  const content = parseContent(version.content);
  if (isTooDeep(content.description))
    throw new AppError("not_ready", { sentence: say("portal.descriptionDeep", { levels: MARKDOWN_LEVELS }) });
  const hash = contentHash(content);
  const last = await tx.submission.findFirst({
    where: { versionId },
    orderBy: { round: "desc" },
    select: { round: true, state: true },
  });
  const findings = await getFindings(tx, versionId, hash);
  const before = version.listing.versions[0];
  const published = before ? parseContent(before.content) : null;
  const facts: PartnerFacts = {
    stage: last?.state ?? "none",
    version: version.state,
    ready: await getSubmissionReadiness(tx, scope.partnerId),
    openBlocking: openBlocking(findings),
    harmless: published !== null && reasonsForReview(published, content).length === 0,
  };
  return {
    listingId: version.listing.id,
    type: version.listing.type,
    state: version.state,
    content,
    hash,
    published,
    last,
    findings,
    facts,
  };
}

/**
 * Hands a version in: its content is frozen with its hash, a new round begins, and the queue says why and how risky it is. `lockVersion`
 * is the version's as the person saw it. Checks must have run on this very content. Errors: `not_found`, `conflict`, `not_ready`.
 */
export async function submitVersion(
  tx: Tx,
  scope: PartnerScope<"listing.submit">,
  input: { versionId: string; lockVersion: number; isDemo?: boolean },
): Promise<{ submissionId: string; round: number }> {
  const own = await lockOwnVersion(tx, scope, input.versionId, input.lockVersion);
  const step = own.last === null ? "submit" : "resubmit";
  refuseUnless(step, own.facts, { side: "partner", role: scope.role });
  const history = await getPartnerHistory(tx, scope.partnerId);
  const round = (own.last?.round ?? 0) + 1;
  const findings = own.findings.map((finding) => ({ ...finding, byMachine: isMachineRule(finding.ruleId) }));
  const submissionId = newId();
  const submittedAt = await getBusinessTime(tx);
  await move(tx, scope, VERSIONS, "submit", {
    write: versionWrite(tx, scope, { versionId: input.versionId, contentHash: own.hash, submittedAt }),
  });
  await move(tx, scope, CERTIFICATION, step, {
    // A round begins with its row; the version's, which is locked and has just moved, is the guard.
    write: (_guard, state) =>
      tx.submission.createMany({
        data: [
          {
            id: submissionId,
            state,
            listingId: own.listingId,
            versionId: input.versionId,
            partnerId: scope.partnerId,
            round,
            snapshot: own.content,
            snapshotHash: own.hash,
            reasons: queueReasons({
              published: own.published,
              content: own.content,
              round,
              approvedBefore: history.approved,
              findings,
            }),
            risk: riskOf({ content: own.content, type: own.type, history }),
            submittedById: scope.person.personId,
            submittedAt,
            isDemo: input.isDemo ?? false,
          },
        ],
      }),
    audit: {
      subject: { type: "submission", id: submissionId },
      partnerId: scope.partnerId,
      after: { round, versionId: input.versionId, hash: own.hash },
    },
  });
  await tx.certificationRun.updateMany({
    where: { versionId: input.versionId, contentHash: own.hash, submissionId: null },
    data: { submissionId },
  });
  return { submissionId, round };
}

/** Approves an update that needs no review, under the same readiness and checks as a submission. Errors: as `submitVersion`. */
export async function approveUpdate(
  tx: Tx,
  scope: PartnerScope<"listing.submit">,
  input: { versionId: string; lockVersion: number },
): Promise<void> {
  const own = await lockOwnVersion(tx, scope, input.versionId, input.lockVersion);
  refuseUnless("approve_harmless", own.facts, { side: "partner", role: scope.role });
  await approveHarmlessUpdate(tx, scope, { versionId: input.versionId, contentHash: own.hash });
}

/**
 * Takes an open submission back; the version is a draft again and verdicts so far stay on record. The reviewer who has it is told.
 * Errors: `not_found`, `conflict`.
 */
export async function withdrawSubmission(
  tx: Tx,
  scope: PartnerScope<"listing.withdraw">,
  input: { submissionId: string },
): Promise<void> {
  const row = await lockSubmission(tx, scope, input.submissionId);
  if (!row) throw new AppError("not_found");
  const facts = { stage: row.state, version: row.versionState };
  refuseUnless("withdraw", facts, { side: "partner", role: scope.role });
  await move(tx, scope, CERTIFICATION, "withdraw", {
    // The lock version of reviewers' steps is not compared: taking back is right whatever they did meanwhile, short of deciding.
    write: (guard, state) =>
      tx.submission.updateMany({
        where: { id: row.id, partnerId: scope.partnerId, state: openStates(guard) },
        data: { state, lockVersion: { increment: 1 }, claimedById: null, claimExpiresAt: null },
      }),
    audit: {
      subject: { type: "submission", id: row.id },
      partnerId: scope.partnerId,
      before: { state: row.state },
      after: { state: "withdrawn", versionId: row.versionId },
    },
  });
  await move(tx, scope, VERSIONS, "withdraw", { write: versionWrite(tx, scope, { versionId: row.versionId }) });
  const to = row.claimedById ? await getReviewerAddress(tx, row) : null;
  const mailFacts = { name: row.listingName, number: row.versionNumber, url: reviewUrl(row.id) };
  if (to) await queueMail(tx, { to, ...withdrawnMail(mailFacts, scope.partnerName) });
}
