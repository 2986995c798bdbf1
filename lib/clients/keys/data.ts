import { keyInForce } from "@/lib/accounts/givers/data";
import type { AnyStaffScope } from "@/lib/accounts/types";
import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";

/** A platform key as the door reads it; what it may is proven for each operation. */
export type KeyInForce = { id: string; name: string; environment: "live" | "sandbox" };

/**
 * The presented platform key (`pk_live_…`, `pk_sandbox_…`), or null when unknown or revoked, or when who answers for it may not make keys
 * any more. Marks the use at most once a minute.
 */
export async function getPlatformKey(on: Db, presented: string): Promise<KeyInForce | null> {
  if (!presented.startsWith("pk_")) return null;
  const rows = await on.$queryRaw<KeyInForce[]>`
    WITH used AS (
      UPDATE platform_key SET used_at = (SELECT business_now())
      WHERE key_hash = ${sha256(presented)} AND (used_at IS NULL OR used_at < (SELECT business_now()) - interval '1 minute')
    )
    SELECT k.id, k.name, k.environment::text AS environment FROM platform_key k
    WHERE k.key_hash = ${sha256(presented)} AND ${keyInForce(Prisma.sql`k`)}`;
  const key = rows[0];
  return key ?? null;
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
  /** Refused until an admin takes it over: who answered for it is no admin any more. */
  stopped: boolean;
};

/** Every platform key: those in force first, then the newest. */
export async function listPlatformKeys(on: Db, _scope: AnyStaffScope): Promise<PlatformKeyDto[]> {
  const rows = await on.platformKey.findMany({
    select: { id: true, name: true, environment: true, lastFour: true, createdAt: true, usedAt: true, revokedAt: true },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  const working = await on.$queryRaw<Array<{ id: string }>>`
    SELECT k.id FROM platform_key k WHERE ${keyInForce(Prisma.sql`k`)}`;
  const works = new Set(working.map(({ id }) => id));
  return rows.map((row) => ({
    ...row,
    id: formatId("key", row.id),
    stopped: row.revokedAt === null && !works.has(row.id),
  }));
}
