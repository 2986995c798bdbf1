import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import type { JobContext } from "@/lib/platform/outbox/system-scope";
import { rebuildCatalogEntry } from "./entries/mutations";

const payloadSchema = z.object({ listingId: z.uuid() });

/** `listing.published` and `listing.facts_changed`: what the catalog says about the listing follows. */
export async function refreshCatalog(
  payload: unknown,
  { scope }: JobContext<"listing.published" | "listing.facts_changed">,
): Promise<void> {
  const { listingId } = payloadSchema.parse(payload);
  await inTransaction((tx) => rebuildCatalogEntry(tx, scope, listingId));
}
