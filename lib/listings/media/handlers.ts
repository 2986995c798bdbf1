import { db, inTransaction } from "@/lib/platform/db";
import { forEachRow } from "@/lib/platform/outbox/each-row";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { plainShare } from "@/lib/providers/storage/plain-share";
import { bytesStore } from "@/lib/providers/storage/store";

const ALL_ONE_COLOUR = 10_000;

/** Bytes that are gone, or that nothing can decode any more, show nothing. */
async function measure(bytes: Uint8Array | null): Promise<number> {
  return bytes ? plainShare(bytes).catch(() => ALL_ONE_COLOUR) : ALL_ONE_COLOUR;
}

/** Measures one picture, and has the catalog look again at what its partner publishes with it. */
async function measurePicture(id: string): Promise<void> {
  const row = await db().mediaObject.findUnique({ where: { id } });
  if (!row) return;
  const plainBp = await measure(await bytesStore().read({ bytes: row.bytes, storeKey: row.storeKey }));
  await inTransaction(async (tx) => {
    await tx.mediaObject.update({ where: { id }, data: { plainBp } });
    if (!row.partnerId) return;
    const listings = await tx.listing.findMany({
      where: { partnerId: row.partnerId, publishedVersionId: { not: null } },
      select: { id: true },
    });
    for (const listing of listings) await enqueue(tx, "listing.facts_changed", { listingId: listing.id });
  });
}

/** Measures the pictures that were taken in before pictures were measured; new ones are measured at once. Finds nothing when run again. */
export async function measurePictures(
  _nothing: JobPayload<"media.measure">,
  { tell }: JobContext<"media.measure">,
): Promise<void> {
  const rows = await db().mediaObject.findMany({
    where: { plainBp: null },
    orderBy: { id: "asc" },
    select: { id: true },
    take: 10_000,
  });
  await forEachRow(rows, "measuring a picture", ({ id }) => measurePicture(id), tell);
}
