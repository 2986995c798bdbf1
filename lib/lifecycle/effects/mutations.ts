import { LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import { revokeCertificates } from "@/lib/certification/certificates/mutations";
import type { InstallBlock, ListingState } from "@/lib/listings/types";
import type { Tx } from "@/lib/platform/db";
import { STOPPED } from "@/lib/webhooks/constants";
import { cancelDeliveries } from "@/lib/webhooks/deliveries/mutations";
import { blockAfter, measureOf } from "../transitions";
import type { MeasureStep } from "../types";

/** A listing under the lock of a step. */
export type LockedListing = {
  id: string;
  slug: string;
  partnerId: string;
  partnerSlug: string;
  state: ListingState;
  installBlock: InstallBlock;
  liveClientId: string | null;
};

type Change = { before: Record<string, string>; after: Record<string, string | number> };

/** Does what a step says to a locked listing; the caller proved that it may and writes the audit row. */
export async function applyStep(tx: Tx, listing: LockedListing, step: MeasureStep): Promise<Change> {
  if (step === "revoke_certificate") {
    const revoked = await revokeCertificates(tx, listing.id);
    return { before: { certificate: "valid" }, after: { certificate: "revoked", certificates: revoked } };
  }
  if (measureOf(step).side === "partner") return moveListing(tx, listing, step);
  const to = blockAfter(step, listing.installBlock);
  await tx.listing.update({ where: { id: listing.id }, data: { installBlock: to }, select: { id: true } });
  const cancelled = to === "hard" ? await cancelWaiting(tx, listing.liveClientId) : 0;
  return {
    before: { installBlock: listing.installBlock },
    after: { installBlock: to, ...(to === "hard" ? { cancelledDeliveries: cancelled } : {}) },
  };
}

/** What waits for the live endpoints ends unsent, the life cycle apart: removal and deletion of data must reach the partner. */
async function cancelWaiting(tx: Tx, clientId: string | null): Promise<number> {
  if (!clientId) return 0;
  const endpoints = await tx.endpoint.findMany({
    where: { clientId, environment: "live", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  let count = 0;
  for (const { id } of endpoints)
    count += await cancelDeliveries(tx, { endpointId: id, except: LIFECYCLE_EVENTS, why: STOPPED });
  return count;
}

async function moveListing(tx: Tx, listing: LockedListing, step: MeasureStep): Promise<Change> {
  const { to } = measureOf(step).state;
  const state = typeof to === "object" ? await stateBefore(tx, listing.id) : to === "same" ? listing.state : to;
  await tx.listing.update({ where: { id: listing.id }, data: { state }, select: { id: true } });
  return { before: { state: listing.state }, after: { state } };
}

/** What the listing was when its partner took it out of the catalog: public, or deprecated. */
async function stateBefore(tx: Tx, listingId: string): Promise<ListingState> {
  const last = await tx.listingMeasure.findFirst({
    where: { listingId, step: "unlist", state: "taken" },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: { before: true },
  });
  return last?.before === "deprecated" ? "deprecated" : "published";
}
