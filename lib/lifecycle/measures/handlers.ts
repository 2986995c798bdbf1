import { LIVE_STATES } from "@/lib/installs/constants";
import { inTransaction, type Tx } from "@/lib/platform/db";
import type { JobPayload } from "@/lib/platform/outbox/job";
import { getBusinessTime } from "@/lib/platform/time";
import { TOLD_AT_ONCE } from "../constants";
import { nameOfListing, tellPartner, tellWorkspace } from "./notices";

/**
 * `listing.measure_taken`: the partner and every workspace that has the listing hear what was done and why. Some two hundred workspaces a
 * transaction, which also notes how far it came: a repeat goes on from there and tells nobody twice.
 */
export async function tellOfMeasure(payload: JobPayload<"listing.measure_taken">): Promise<void> {
  const { measureId } = payload;
  while (await inTransaction((tx) => tellSome(tx, measureId)));
}

/** Tells the next ones; whether there may be more. */
async function tellSome(tx: Tx, measureId: string): Promise<boolean> {
  await tx.$executeRaw`SELECT FROM listing_measure WHERE id = ${measureId}::uuid FOR NO KEY UPDATE`;
  const measure = await tx.listingMeasure.findUnique({ where: { id: measureId } });
  if (measure?.state !== "taken" || measure.toldAt) return false;
  if (!measure.toldThrough) await tellPartner(tx, measure);
  const rows = await nextInstallations(tx, measure);
  const { step } = measure;
  const listingName = await nameOfListing(tx, measure.listingId);
  // Putting a listing back changes nothing for those who have it.
  if (step !== "relist")
    for (const { id, workspaceId, workspace } of rows)
      await tellWorkspace(tx, { ...measure, step }, { id, workspaceId, workspaceName: workspace.name, listingName });
  const last = rows.at(-1);
  const more = rows.length === TOLD_AT_ONCE && last !== undefined;
  await tx.listingMeasure.update({
    where: { id: measureId },
    data: more ? { toldThrough: last.id } : { toldAt: await getBusinessTime(tx) },
    select: { id: true },
  });
  return more;
}

/** Installations that were not told yet, in the order of their ids. */
async function nextInstallations(tx: Tx, measure: { listingId: string; toldThrough: string | null }) {
  return tx.installation.findMany({
    where: {
      listingId: measure.listingId,
      environment: "live",
      state: { in: [...LIVE_STATES] },
      workspace: { deletedAt: null },
      ...(measure.toldThrough ? { id: { gt: measure.toldThrough } } : {}),
    },
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true, workspace: { select: { name: true } } },
    take: TOLD_AT_ONCE,
  });
}
