import { DPOP_PROOF_SECONDS } from "@/lib/clients/constants";
import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";

/**
 * Remembers a proof of possession in the database, so that it counts once whichever process it reaches. One statement decides: of many
 * at once one is `first`. `stale` when `issuedAt` (seconds) is further from the database's clock than a proof may be; null leaves that to
 * the caller. Kept twice that long, because a proof may be dated ahead.
 */
export async function rememberProof(
  on: Db,
  key: string,
  issuedAt: number | null,
): Promise<"first" | "replayed" | "stale"> {
  const rows = await on.$queryRaw<Array<{ recent: boolean; first: boolean }>>`
    WITH told AS (
      SELECT ${issuedAt}::float8 IS NULL
          OR abs(extract(epoch FROM clock_timestamp()) - ${issuedAt}::float8) <= ${DPOP_PROOF_SECONDS}::float8 AS recent),
    kept AS (
      INSERT INTO oauth_artifact (kind, id_hash, payload, expires_at)
      SELECT 'ReplayDetection', ${sha256(key)}, '{}'::jsonb, clock_timestamp() + make_interval(secs => ${2 * DPOP_PROOF_SECONDS}::float8)
      FROM told WHERE recent
      ON CONFLICT (kind, id_hash) DO UPDATE SET expires_at = excluded.expires_at WHERE oauth_artifact.expires_at <= clock_timestamp()
      RETURNING 1)
    SELECT recent, EXISTS (SELECT FROM kept) AS first FROM told`;
  const row = rows[0];
  if (!row?.recent) return "stale";
  return row.first ? "first" : "replayed";
}
