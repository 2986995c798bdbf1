import { inTransaction } from "@/lib/platform/db";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { rebuildCatalogEntry } from "./entries/mutations";

/** `listing.published` and `listing.facts_changed`: what the catalog says about the listing follows. */
export async function refreshCatalog(
  payload: JobPayload<"listing.facts_changed">,
  { scope }: JobContext<"listing.published" | "listing.facts_changed">,
): Promise<void> {
  const { listingId } = payload;
  await inTransaction((tx) => rebuildCatalogEntry(tx, scope, listingId));
}
