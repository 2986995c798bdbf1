import { tagsManifest } from "next/dist/server/lib/incremental-cache/tags-manifest.external";
import { pool } from "../db";
import { env } from "../env";

/**
 * Expires every tag that changed since the build, before this process serves its first page. There is no public call for this outside
 * a request (`revalidateTag` throws there), so Next's own table of tags is written; tests/faults/cache.test.ts starts real processes and
 * would notice if a newer Next no longer read it. Without a known build moment every tag that ever changed expires.
 */
export async function expireChangedTags(): Promise<number> {
  const since = env().BUILD_STARTED_AT ?? "1970-01-01T00:00:00Z";
  const { rows } = await pool().query<{ tag: string }>("SELECT tag FROM cache_tag WHERE changed_at >= $1", [since]);
  const now = Date.now();
  for (const { tag } of rows) tagsManifest.set(tag, { ...tagsManifest.get(tag), expired: now });
  return rows.length;
}
