import { mintPlatformScope } from "@/lib/accounts/gates/mint";
import type { PlatformScope, StaffScope } from "@/lib/accounts/types";
import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";

/** Proof of a platform key (`pk_live_…`, `pk_sandbox_…`), or null when unknown or revoked. Marks the use at most once a minute. */
export async function getPlatformScope(on: Db, presented: string): Promise<PlatformScope | null> {
  if (!presented.startsWith("pk_")) return null;
  const rows = await on.$queryRaw<Array<{ id: string; name: string; environment: "live" | "sandbox" }>>`
    WITH used AS (
      UPDATE platform_key SET used_at = clock_timestamp()
      WHERE key_hash = ${sha256(presented)} AND (used_at IS NULL OR used_at < clock_timestamp() - interval '1 minute')
    )
    SELECT id, name, environment::text AS environment FROM platform_key WHERE key_hash = ${sha256(presented)} AND revoked_at IS NULL`;
  const key = rows[0];
  return key ? mintPlatformScope(key) : null;
}

/** What the admin page lists; never the key itself. `id` is `key_…`. */
export type PlatformKeyDto = {
  id: string;
  name: string;
  environment: "live" | "sandbox";
  lastFour: string;
  createdAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};

/** Every platform key: those in force first, then the newest. */
export async function listPlatformKeys(on: Db, _scope: StaffScope): Promise<PlatformKeyDto[]> {
  const rows = await on.platformKey.findMany({
    select: { id: true, name: true, environment: true, lastFour: true, createdAt: true, usedAt: true, revokedAt: true },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...row, id: formatId("key", row.id) }));
}
