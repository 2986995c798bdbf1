import { can } from "@/lib/accounts/policy";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import type { AnyPartnerScope, AnyStaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import { expireTags } from "@/lib/platform/cache/cache";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { ONE_PERSON_UP_TO, PROPOSAL_SECONDS } from "../constants";
import { applyStep, type LockedListing } from "../effects/mutations";
import { canTake, measureOf, movesFor, PROPOSALS, type ProposalMove } from "../transitions";
import type { MeasureSide, MeasureStep } from "../types";
import { countLive, getListingFacts } from "./data";
import { tellOfProposal } from "./notices";

type Actor = AnyStaffScope | AnyPartnerScope;

const MOVED_ON = say("portal.listingMovedOn");

/**
 * Proves again, under a lock, that somebody may take a step now: as staff, who must not belong to the partner, or as an owner or admin
 * of the partner. A role taken away a second ago gives nothing any more. A partner's own step may be approved by staff as well.
 */
async function requireRight(
  tx: Tx,
  personId: string,
  side: MeasureSide,
  step: MeasureStep,
  partnerId: string,
): Promise<void> {
  const { policy, side: ownSide } = measureOf(step);
  const members = await tx.$queryRaw<Array<{ role: MemberRole }>>`
    SELECT m.role::text AS role FROM partner_member m JOIN partner t ON t.id = m.partner_id AND t.closed_at IS NULL
    JOIN person p ON p.id = m.person_id AND p.deleted_at IS NULL
    WHERE m.partner_id = ${partnerId}::uuid AND m.person_id = ${personId}::uuid FOR SHARE OF m, t, p`;
  const member = members[0];
  if (side === "partner") {
    if (!member || !can({ kind: "partner", role: member.role, own: true }, policy)) throw new AppError("not_found");
    return;
  }
  const staff = await tx.$queryRaw<Array<{ role: StaffRole }>>`
    SELECT m.role::text AS role FROM staff_member m JOIN person p ON p.id = m.person_id AND p.deleted_at IS NULL
    WHERE m.person_id = ${personId}::uuid FOR SHARE OF m, p`;
  const role = staff[0]?.role;
  const needed = ownSide === "staff" ? policy : "listing.stop";
  if (!role || !can({ kind: "staff", role, totpDone: true }, needed)) throw new AppError("not_found");
  if (member) throw new AppError("conflict_of_interest");
}

const sideOf = (scope: Actor): MeasureSide => ("partnerId" in scope ? "partner" : "staff");

/**
 * Locks a listing for a step. A stop of everything waits first for whoever publishes to its installations (they lock those rows), so that
 * nothing is queued behind its back; installations come before the listing, as everywhere.
 */
async function lockListing(tx: Tx, scope: Actor, listingId: string, step: MeasureStep): Promise<LockedListing> {
  if (step === "stop_all")
    await tx.$executeRaw`
      SELECT id FROM installation WHERE listing_id = ${listingId}::uuid AND environment = 'live' AND state = 'active'
      ORDER BY id FOR NO KEY UPDATE`;
  const own = "partnerId" in scope ? scope.partnerId : null;
  const rows = await tx.$queryRaw<LockedListing[]>`
    SELECT l.id, l.slug, l.partner_id AS "partnerId", p.slug AS "partnerSlug", l.state::text AS state, l.install_block::text AS "installBlock",
      l.live_client_id AS "liveClientId"
    FROM listing l JOIN partner p ON p.id = l.partner_id
    WHERE l.id = ${listingId}::uuid AND (${own}::uuid IS NULL OR l.partner_id = ${own}::uuid) FOR NO KEY UPDATE OF l`;
  const listing = rows[0];
  if (!listing) throw new AppError("not_found");
  return listing;
}

async function requireStep(tx: Tx, scope: Actor, listingId: string, step: MeasureStep): Promise<void> {
  const facts = await getListingFacts(tx, scope, listingId);
  if (!facts || !canTake(step, facts)) throw new AppError("conflict", { sentence: MOVED_ON });
}

/** Proposals whose time is over make room for the next one. */
async function expireProposals(tx: Tx, listingId: string, now: Date): Promise<void> {
  const { from, to } = PROPOSALS.steps.expire;
  await tx.listingMeasure.updateMany({
    where: { listingId, state: { in: [...from] }, expiresAt: { lte: now } },
    data: { state: to, decidedAt: now },
  });
}

export type Outcome = { measureId: string; slug: string; partnerSlug: string; state: "taken" | "proposed" };

/**
 * Takes a step about a listing (raw uuid), or above a hundred live installations proposes it to a second person. Errors: `not_found`,
 * `conflict` when the listing's state does not allow it, `conflict_of_interest` for staff of the partner, `already_done` while another
 * proposal waits.
 */
export async function takeMeasure(
  tx: Tx,
  scope: Actor,
  input: { listingId: string; step: MeasureStep; reason: string },
): Promise<Outcome> {
  const { step, reason } = input;
  const side = sideOf(scope);
  if (measureOf(step).side !== side) throw new AppError("not_found");
  const listing = await lockListing(tx, scope, input.listingId, step);
  await requireRight(tx, scope.person.personId, side, step, listing.partnerId);
  await requireStep(tx, scope, listing.id, step);
  const [installations, now] = [await countLive(tx, listing.id), await getBusinessTime(tx)];
  await expireProposals(tx, listing.id, now);
  const open = await tx.listingMeasure.count({ where: { listingId: listing.id, state: "proposed" } });
  if (open > 0) throw new AppError("already_done", { sentence: say("portal.proposalWaits") });
  const twoPeople = measureOf(step).twoPeople && installations > ONE_PERSON_UP_TO;
  const measureId = newId();
  const { personId, name } = scope.person;
  await tx.listingMeasure.create({
    data: {
      id: measureId,
      listingId: listing.id,
      partnerId: listing.partnerId,
      step,
      side,
      reason,
      before: measureOf(step).state.to === "same" ? listing.installBlock : listing.state,
      installations,
      twoPeople,
      proposedById: personId,
      proposedByName: name,
      proposedAt: now,
      ...(twoPeople
        ? { state: "proposed", expiresAt: addSeconds(now, PROPOSAL_SECONDS) }
        : { state: "taken", decidedById: personId, decidedByName: name, decidedAt: now }),
    },
  });
  const { slug, partnerSlug } = listing;
  if (twoPeople) {
    await recordAudit(tx, {
      actor: scope.actor,
      action: `${measureOf(step).policy}.propose`,
      subject: { type: "listing", id: listing.id },
      partnerId: listing.partnerId,
      after: { step, installations },
      reason,
    });
    await tellOfProposal(tx, { measureId, listing, step, side, reason, proposer: scope.person });
    return { measureId, slug, partnerSlug, state: "proposed" };
  }
  await carryOut(tx, scope, listing, { measureId, step, reason, installations });
  return { measureId, slug, partnerSlug, state: "taken" };
}

async function carryOut(
  tx: Tx,
  scope: Actor,
  listing: LockedListing,
  measure: { measureId: string; step: MeasureStep; reason: string; installations: number; proposedBy?: string },
): Promise<void> {
  const { measureId, step, installations } = measure;
  const change = await applyStep(tx, listing, step);
  await recordAudit(tx, {
    actor: scope.actor,
    action: measureOf(step).policy,
    subject: { type: "listing", id: listing.id },
    partnerId: listing.partnerId,
    before: change.before,
    after: { ...change.after, step, installations, ...(measure.proposedBy ? { proposedBy: measure.proposedBy } : {}) },
    reason: measure.reason,
  });
  await enqueue(tx, "listing.facts_changed", { listingId: listing.id }, { orderingKey: `listing:${listing.id}` });
  await enqueue(tx, "listing.measure_taken", { measureId });
  await expireTags(tx, ["catalog", `listing:${listing.slug}`, `partner:${listing.partnerSlug}`]);
}

const NOT_YOURS = {
  approve: say("portal.approveOther"),
  decline: say("portal.declineOther"),
  withdraw: say("portal.withdrawOther"),
} as const;

/**
 * Approves, declines or withdraws a proposal (raw uuid). Approving proves everything anew: both people's rights, the listing's state and
 * the time. Errors: `not_found`; `already_done` when it was decided; `not_ready` when it expired, the proposer lost the right, or the
 * move is the other person's.
 */
export async function decideMeasure(
  tx: Tx,
  scope: Actor,
  input: { measureId: string; move: Exclude<ProposalMove, "expire"> },
): Promise<Omit<Outcome, "state">> {
  const found = await tx.listingMeasure.findFirst({
    where: { id: input.measureId, ...("partnerId" in scope ? { partnerId: scope.partnerId, side: "partner" } : {}) },
    select: { listingId: true, step: true },
  });
  if (!found) throw new AppError("not_found");
  const listing = await lockListing(tx, scope, found.listingId, found.step);
  const measure = await tx.listingMeasure.findUniqueOrThrow({ where: { id: input.measureId } });
  await requireRight(tx, scope.person.personId, sideOf(scope), measure.step, listing.partnerId);
  const now = await getBusinessTime(tx);
  if (measure.state !== "proposed") throw new AppError("already_done");
  if (!measure.expiresAt || measure.expiresAt <= now)
    throw new AppError("not_ready", { sentence: say("portal.proposalExpired") });
  if (!movesFor(measure.state, measure.proposedById === scope.person.personId).includes(input.move))
    throw new AppError("not_ready", { sentence: NOT_YOURS[input.move] });
  const installations = await countLive(tx, listing.id);
  if (input.move === "approve") {
    await requireProposer(tx, measure);
    await requireStep(tx, scope, listing.id, measure.step);
  }
  const { person, actor } = scope;
  await tx.listingMeasure.update({
    where: { id: measure.id },
    data: {
      state: PROPOSALS.steps[input.move].to,
      decidedById: person.personId,
      decidedByName: person.name,
      decidedAt: now,
      installations,
    },
  });
  if (input.move === "approve") {
    const { step, reason, proposedByName: proposedBy } = measure;
    await carryOut(tx, scope, listing, { measureId: measure.id, step, reason, installations, proposedBy });
  } else {
    await recordAudit(tx, {
      actor,
      action: `${measureOf(measure.step).policy}.${input.move}`,
      subject: { type: "listing", id: listing.id },
      partnerId: listing.partnerId,
      after: { step: measure.step, proposedBy: measure.proposedByName },
    });
  }
  return { measureId: measure.id, slug: listing.slug, partnerSlug: listing.partnerSlug };
}

/** A right is proven when it is used: whoever proposed must have it still when somebody else approves. */
async function requireProposer(
  tx: Tx,
  measure: { proposedById: string; side: MeasureSide; step: MeasureStep; partnerId: string },
): Promise<void> {
  try {
    await requireRight(tx, measure.proposedById, measure.side, measure.step, measure.partnerId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("not_ready", {
      sentence: say("portal.proposerLost"),
    });
  }
}
