import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import { expireTags } from "@/lib/platform/cache/cache";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { getBusinessTime } from "@/lib/platform/time";
import { followContent } from "../client-follow";
import { parseContent } from "../data";
import { reasonsForReview } from "../harmless-update";
import { canMoveListing, canMoveVersion, statesBefore, VERSION_TRANSITIONS, versionAfter } from "../transitions";
import { typeProblems } from "../type-rules";
import type { VersionState } from "../types";

/**
 * Approves a harmless update without certification (lib/listings/harmless-update.ts says what that is). Errors: `not_found`,
 * `conflict`, `not_ready` when a person must look at it.
 */
export async function approveHarmlessUpdate(
  tx: Tx,
  scope: PartnerScope<"listing.submit">,
  input: { versionId: string; contentHash: string },
): Promise<void> {
  const version = await tx.version.findFirst({
    where: { id: input.versionId, listing: { partnerId: scope.partnerId } },
    select: {
      content: true,
      listing: { select: { versions: { where: { state: "published" }, select: { content: true } } } },
    },
  });
  if (!version) throw new AppError("not_found");
  const published = version.listing.versions[0];
  const reasons = published
    ? reasonsForReview(parseContent(published.content), parseContent(version.content))
    : ["new_listing"];
  if (reasons.length > 0)
    throw new AppError("not_ready", { sentence: "This update changes what must be certified. Hand it in." });
  await moveVersion(tx, scope, { ...input, step: "approve_by_policy" });
  await recordAudit(tx, {
    actor: scope.actor,
    action: VERSION_TRANSITIONS.approve_by_policy.policy,
    subject: { type: "version", id: input.versionId },
    partnerId: scope.partnerId,
    after: { state: "approved", step: "approve_by_policy" },
  });
}

/** The steps that certification takes; publishing, editing and deleting have mutations of their own. */
export type CertificationStep =
  | "submit"
  | "approve_by_policy"
  | "claim"
  | "release"
  | "withdraw"
  | "request_changes"
  | "approve"
  | "reject";

/**
 * One guarded step of the table for certification, which checks what the step needs and writes its own rows in the same transaction:
 * the audit row too, so that one act gives one. A partner moves only its own versions. `contentHash` is kept while the content is frozen. Errors: `not_found`; `conflict` when the
 * state does not allow the step.
 */
export async function moveVersion(
  tx: Tx,
  scope:
    | PartnerScope<"listing.submit" | "listing.withdraw">
    | StaffScope<"certification.claim" | "certification.decide">,
  input: { versionId: string; step: CertificationStep; contentHash?: string },
): Promise<{ state: VersionState }> {
  const own = "partnerId" in scope ? { listing: { partnerId: scope.partnerId } } : {};
  const version = await tx.version.findFirst({
    where: { id: input.versionId, ...own },
    select: { state: true },
  });
  if (!version) throw new AppError("not_found");
  const rule = VERSION_TRANSITIONS[input.step];
  const after = versionAfter(version.state, input.step);
  if (!after || "partnerId" in scope !== (rule.who === "partner")) throw new AppError("conflict");
  const now = await getBusinessTime(tx);
  const frozen = canMoveVersion(after, "edit")
    ? { contentHash: null }
    : input.contentHash === undefined
      ? {}
      : { contentHash: input.contentHash };
  const { count } = await tx.version.updateMany({
    where: { id: input.versionId, state: version.state },
    data: {
      state: after,
      updatedAt: now,
      ...frozen,
      ...(input.step === "submit" ? { submittedAt: now } : {}),
      ...(after === "approved" ? { approvedAt: now } : {}),
    },
  });
  if (count === 0) throw new AppError("conflict");
  return { state: after };
}

/**
 * Makes an approved version the public one: the former becomes superseded, the live client takes its addresses and permissions, the
 * catalog hears of it. Errors: `not_found`, `conflict` (not approved, or the listing is suspended or retired), `not_ready`.
 */
export async function publishVersion(
  tx: Tx,
  scope: PartnerScope<"listing.publish">,
  input: { versionId: string },
): Promise<{ listingId: string; slug: string }> {
  const version = await tx.version.findFirst({
    where: { id: input.versionId, listing: { partnerId: scope.partnerId } },
    select: { id: true, number: true, state: true, content: true, listing: true },
  });
  if (!version) throw new AppError("not_found");
  const { listing } = version;
  if (!canMoveVersion(version.state, "publish") || !canMoveListing(listing.state, "publish"))
    throw new AppError("conflict");
  const content = parseContent(version.content);
  const problem = typeProblems(listing.type, content)[0];
  if (problem) throw new AppError("not_ready", { sentence: problem.sentence });

  const now = await getBusinessTime(tx);
  // The listing's row first: two publishes of one listing wait for each other here.
  const listingMoved = await tx.listing.updateMany({
    where: { id: listing.id, state: listing.state, publishedVersionId: listing.publishedVersionId },
    data: { state: "published", publishedVersionId: version.id, ...(listing.publishedAt ? {} : { publishedAt: now }) },
  });
  await tx.version.updateMany({
    where: { listingId: listing.id, state: "published" },
    data: { state: "superseded", updatedAt: now },
  });
  const versionMoved = await tx.version.updateMany({
    where: { id: version.id, state: { in: statesBefore("publish") } },
    data: { state: "published", publishedAt: now, updatedAt: now },
  });
  if (listingMoved.count + versionMoved.count < 2) throw new AppError("conflict");
  if (listing.liveClientId) await followContent(tx, listing.liveClientId, content);
  await recordAudit(tx, {
    actor: scope.actor,
    action: "listing.publish",
    subject: { type: "listing", id: listing.id },
    partnerId: scope.partnerId,
    before: { state: listing.state, versionId: listing.publishedVersionId },
    after: { state: "published", versionId: version.id, number: version.number },
  });
  const published = { listingId: listing.id, versionId: version.id };
  await enqueue(tx, "listing.published", published, { orderingKey: `listing:${listing.id}` });
  // Apart from what the public waits for: it takes one transaction for each installation.
  await enqueue(tx, "installation.offers_due", published);
  await expireTags(tx, ["catalog", `listing:${listing.slug}`, `partner:${scope.partnerSlug}`]);
  return { listingId: listing.id, slug: listing.slug };
}
