import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { expireTags } from "@/lib/platform/cache/cache";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { canMove } from "@/lib/platform/transitions/derive";
import { move, tryMove } from "@/lib/platform/transitions/move";
import { followContent } from "../client-follow";
import { parseContent } from "../data";
import { reasonsForReview } from "../harmless-update";
import { LISTINGS, VERSIONS } from "../transitions";
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
  if (reasons.length > 0) throw new AppError("not_ready", { sentence: say("portal.mustBeCertified") });
  await move(tx, scope, VERSIONS, "approve_by_policy", {
    write: versionWrite(tx, scope, input),
    audit: {
      subject: { type: "version", id: input.versionId },
      partnerId: scope.partnerId,
      after: { state: "approved", step: "approve_by_policy" },
    },
  });
}

/**
 * The guarded write of a version's step: its state with the moments that go with it. A partner writes only its own versions. `contentHash` is
 * kept while the content is frozen.
 */
export function versionWrite(
  tx: Tx,
  scope:
    | PartnerScope<"listing.submit" | "listing.withdraw">
    | StaffScope<"certification.claim" | "certification.decide">,
  input: { versionId: string; contentHash?: string; submittedAt?: Date },
): (guard: { in: VersionState[] }, to: VersionState) => Promise<{ count: number }> {
  return async (guard, state) => {
    const now = await getBusinessTime(tx);
    const frozen = canMove(VERSIONS, state, "edit")
      ? { contentHash: null }
      : input.contentHash === undefined
        ? {}
        : { contentHash: input.contentHash };
    return tx.version.updateMany({
      where: {
        id: input.versionId,
        state: guard,
        ...("partnerId" in scope ? { listing: { partnerId: scope.partnerId } } : {}),
      },
      data: {
        state,
        updatedAt: now,
        ...frozen,
        ...(input.submittedAt ? { submittedAt: input.submittedAt } : {}),
        ...(state === "approved" ? { approvedAt: now } : {}),
      },
    });
  };
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
  if (!canMove(VERSIONS, version.state, "publish") || !canMove(LISTINGS, listing.state, "publish"))
    throw new AppError("conflict");
  const content = parseContent(version.content);
  const problem = typeProblems(listing.type, content)[0];
  if (problem) throw new AppError("not_ready", { sentence: problem.sentence });

  const now = await getBusinessTime(tx);
  const published = { listingId: listing.id, versionId: version.id };
  // The listing's row first: two publishes of one listing wait for each other here.
  await move(tx, scope, LISTINGS, "publish", {
    write: (guard, state) =>
      tx.listing.updateMany({
        where: {
          id: listing.id,
          state: { ...guard, equals: listing.state },
          publishedVersionId: listing.publishedVersionId,
        },
        data: { state, publishedVersionId: version.id, ...(listing.publishedAt ? {} : { publishedAt: now }) },
      }),
    audit: {
      subject: { type: "listing", id: listing.id },
      partnerId: scope.partnerId,
      before: { state: listing.state, versionId: listing.publishedVersionId },
      after: { state: "published", versionId: version.id, number: version.number },
    },
    outbox: [
      { name: "listing.published", payload: published, options: { orderingKey: `listing:${listing.id}` } },
      // Apart from what the public waits for: it takes one transaction for each installation.
      { name: "installation.offers_due", payload: published },
    ],
  });
  await tryMove(tx, scope, VERSIONS, "supersede", {
    write: (guard, state) =>
      tx.version.updateMany({ where: { listingId: listing.id, state: guard }, data: { state, updatedAt: now } }),
  });
  await move(tx, scope, VERSIONS, "publish", {
    write: (guard, state) =>
      tx.version.updateMany({
        where: { id: version.id, state: guard },
        data: { state, publishedAt: now, updatedAt: now },
      }),
  });
  if (listing.liveClientId) await followContent(tx, listing.liveClientId, content);
  await expireTags(tx, ["catalog", `listing:${listing.slug}`, `partner:${scope.partnerSlug}`]);
  return { listingId: listing.id, slug: listing.slug };
}
