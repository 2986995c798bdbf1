import type { Tx } from "../db";
import { enqueue } from "../outbox/outbox";

/**
 * Marks public content as changed, in the transaction that changes it. The worker tells every live web process; a process that
 * starts later reads `cache_tag`. Actions also call `updateTag` so that the person who acted sees it at once.
 */
export async function expireTags(tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const sorted = [...new Set(tags)].sort();
  await tx.$executeRaw`
    INSERT INTO cache_tag (tag, changed_at) SELECT tag, clock_timestamp() FROM unnest(${sorted}::text[]) AS tag
    ON CONFLICT (tag) DO UPDATE SET changed_at = excluded.changed_at`;
  await enqueue(tx, "cache.expire", { tags: sorted });
}
