import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { sha256 } from "../crypto";
import type { Tx } from "../db";
import { AppError } from "../errors";
import { addSeconds, DAY, getRealTime } from "../time";

/** A finished answer kept under its key. */
export type StoredAnswer = { status: number; body: Prisma.JsonValue };

/**
 * Claims a key inside the transaction of the work. Returns the first answer when the key was used for the same request; throws
 * `idempotency_mismatch` when it was used for another. Two at once: the second waits for the first's transaction.
 * Keys are kept for 30 days. `scope` names the caller, so keys of two callers never meet.
 */
export async function claimIdempotencyKey(
  tx: Tx,
  scope: string,
  key: string,
  request: string,
): Promise<StoredAnswer | null> {
  const requestHash = sha256(request);
  const now = await getRealTime(tx);
  const made = await tx.$executeRaw`
    INSERT INTO idempotency_key (scope, key, request_hash, expires_at) VALUES (${scope}, ${key}, ${requestHash}, ${addSeconds(now, 30 * DAY)})
    ON CONFLICT (scope, key) DO NOTHING`;
  if (made === 1) return null;
  const row = await tx.idempotencyKey.findUniqueOrThrow({ where: { scope_key: { scope, key } } });
  if (row.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
  // Claimed and settled in one transaction: whoever sees the row sees its answer.
  if (row.responseCode === null) throw new Error("An idempotency key was kept without its answer.");
  return { status: row.responseCode, body: row.responseBody };
}

/** Stores the answer in the same transaction that did the work. */
export async function settleIdempotencyKey(
  tx: Tx,
  scope: string,
  key: string,
  status: number,
  body: Prisma.InputJsonValue,
): Promise<void> {
  await tx.idempotencyKey.update({
    where: { scope_key: { scope, key } },
    data: { responseCode: status, responseBody: body },
  });
}
