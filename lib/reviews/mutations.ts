import type { z } from "zod";
import type { AnyWorkspaceScope, PartnerScope, PersonScope, StaffScope, WorkspaceScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getBusinessTime } from "@/lib/platform/time";
import { reviewEligibility } from "./eligibility";
import type { moderateSchema, replySchema, reportSchema, writeReviewSchema } from "./schema";

/**
 * Counts the visible reviews again under the listing's row lock, and tells the catalog. NO KEY UPDATE: a new review's foreign key holds
 * KEY SHARE on the same row, and two of them would wait for each other under the stronger lock.
 */
async function recount(tx: Tx, listingId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM listing WHERE id = ${listingId}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    UPDATE listing SET star_counts = (
      SELECT array_agg((SELECT count(*)::int FROM review r WHERE r.listing_id = ${listingId}::uuid AND r.state = 'visible' AND r.stars = star) ORDER BY star)
      FROM generate_series(1, 5) AS star
    ) WHERE id = ${listingId}::uuid`;
  await enqueue(tx, "listing.facts_changed", { listingId });
}

async function installationOrThrow(tx: Tx, scope: AnyWorkspaceScope, shownId: string) {
  const id = parseId("installation", shownId);
  const found = id
    ? await tx.installation.findFirst({
        where: { id, workspaceId: scope.workspaceId, environment: "live" },
        select: {
          id: true,
          listingId: true,
          partnerId: true,
          versionId: true,
          activatedAt: true,
          uninstalledAt: true,
          eventsSeen: true,
          version: { select: { number: true } },
        },
      })
    : null;
  if (!found) throw new AppError("not_found");
  return found;
}

/**
 * Writes or changes the workspace's one review of a listing, pinned to the version it has. Throws `not_ready` before seven active days
 * or ten events, `conflict_of_interest` for the partner's own people, `conflict` when a colleague changed it meanwhile.
 */
export async function writeReview(
  tx: Tx,
  scope: WorkspaceScope<"review.write">,
  input: z.output<typeof writeReviewSchema>,
): Promise<{ reviewId: string }> {
  const found = await installationOrThrow(tx, scope, input.installation);
  const belongs = await tx.partnerMember.count({
    where: { partnerId: found.partnerId, personId: scope.person.personId },
  });
  if (belongs > 0)
    throw new AppError("conflict_of_interest", {
      sentence: say("refusals.reviewOwnPartner"),
    });
  const now = await getBusinessTime(tx);
  const open = reviewEligibility(
    { activatedAt: found.activatedAt, endedAt: found.uninstalledAt, eventsSeen: found.eventsSeen },
    now,
  ).open;
  if (!open) throw new AppError("not_ready", { sentence: say("refusals.reviewTooEarly") });
  const text = { stars: input.stars, title: input.title, body: input.body, lang: input.lang };
  const pinned = { installationId: found.id, versionId: found.versionId, versionNumber: found.version.number };
  const author = {
    personId: scope.person.personId,
    authorLabel: scope.person.name,
    workspaceLabel: scope.workspaceName,
  };
  const key = { listingId: found.listingId, workspaceId: scope.workspaceId };
  const before = await tx.review.findUnique({ where: { listingId_workspaceId: key } });
  const reviewId = before?.id ?? newId();
  if (before) {
    if (before.state === "removed") throw new AppError("conflict", { sentence: say("refusals.reviewRemoved") });
    const { count } = await tx.review.updateMany({
      where: { id: reviewId, state: "visible", lockVersion: input.lockVersion ?? -1 },
      data: { ...text, ...pinned, ...author, updatedAt: now, lockVersion: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("conflict", {
        sentence: say("refusals.reviewChanged"),
      });
  } else {
    const { count } = await tx.review.createMany({
      data: [{ id: reviewId, ...key, ...text, ...pinned, ...author }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError("conflict", {
        sentence: say("refusals.reviewWritten"),
      });
  }
  await recordAudit(tx, {
    actor: scope.actor,
    action: "review.write",
    subject: { type: "review", id: reviewId },
    workspaceId: scope.workspaceId,
    ...(before ? { before: { stars: before.stars, title: before.title } } : {}),
    after: { stars: input.stars, title: input.title, version: found.version.number },
  });
  await recount(tx, found.listingId);
  return { reviewId };
}

/** The partner's one public answer; a second one replaces the first. */
export async function replyToReview(
  tx: Tx,
  scope: PartnerScope<"review.reply">,
  input: z.output<typeof replySchema>,
): Promise<void> {
  const review = await reviewOrThrow(tx, input.review);
  const own = await tx.listing.count({ where: { id: review.listingId, partnerId: scope.partnerId } });
  if (own === 0 || review.state !== "visible") throw new AppError("not_found");
  const now = await getBusinessTime(tx);
  const answer = { partnerId: scope.partnerId, personId: scope.person.personId, body: input.body, updatedAt: now };
  await tx.reviewReply.upsert({
    where: { reviewId: review.id },
    create: { reviewId: review.id, ...answer },
    update: answer,
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "review.reply",
    subject: { type: "review", id: review.id },
    partnerId: scope.partnerId,
    after: { body: input.body },
  });
  await enqueue(tx, "listing.facts_changed", { listingId: review.listingId });
}

async function reviewOrThrow(tx: Tx, shownId: string) {
  const id = parseId("review", shownId);
  const review = id ? await tx.review.findUnique({ where: { id } }) : null;
  if (!review) throw new AppError("not_found");
  return review;
}

/** Tells the moderators; a second report by the same person is `already_done`. The review stays up until a person decides. */
export async function reportReview(
  tx: Tx,
  scope: PersonScope<"review.report">,
  input: z.output<typeof reportSchema>,
): Promise<void> {
  const review = await reviewOrThrow(tx, input.review);
  if (review.state !== "visible") throw new AppError("not_found");
  const { count } = await tx.reviewReport.createMany({
    data: [{ id: newId(), reviewId: review.id, personId: scope.person.personId, reason: input.reason }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError("already_done", { sentence: say("refusals.reported") });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "review.report",
    subject: { type: "review", id: review.id },
    reason: input.reason,
  });
}

/** A moderator keeps or removes a reported review, with a reason; its open reports are settled by that. */
export async function moderateReview(
  tx: Tx,
  scope: StaffScope<"review.moderate">,
  input: z.output<typeof moderateSchema>,
): Promise<void> {
  const review = await reviewOrThrow(tx, input.review);
  const now = await getBusinessTime(tx);
  const settled = await tx.reviewReport.updateMany({
    where: { reviewId: review.id, resolvedAt: null },
    data: { resolvedAt: now, outcome: input.outcome },
  });
  if (settled.count === 0) throw new AppError("already_done", { sentence: say("portal.moderated") });
  const state = input.outcome === "remove" ? "removed" : "visible";
  await tx.review.update({ where: { id: review.id }, data: { state, lockVersion: { increment: 1 } } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "review.moderate",
    subject: { type: "review", id: review.id },
    before: { state: review.state },
    after: { state },
    reason: input.reason,
  });
  await recount(tx, review.listingId);
}
