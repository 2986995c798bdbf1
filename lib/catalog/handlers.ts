import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import { rebuildCatalogEntry } from "./entries/mutations";

const payloadSchema = z.object({ listingId: z.uuid() });

/** `listing.published` and `listing.facts_changed`: what the catalog says about the listing follows. */
export async function refreshCatalog(payload: unknown): Promise<void> {
  const { listingId } = payloadSchema.parse(payload);
  await inTransaction((tx) => rebuildCatalogEntry(tx, listingId));
}
