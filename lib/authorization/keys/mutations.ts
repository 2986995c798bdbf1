import { exportJWK, generateKeyPair } from "jose";
import { encrypt } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { addSeconds, DAY, getRealTime } from "@/lib/platform/time";

/** A key signs for 90 days and stays published 30 more. */
const SIGNS_SECONDS = 90 * DAY;
const PUBLISHED_SECONDS = 30 * DAY;

/** Makes a signing key when there is none or the newest is 90 days old. Several processes at once make one. */
export async function rotateSigningKeys(tx: Tx): Promise<{ made: boolean }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('signing_key'))`;
  const now = await getRealTime(tx);
  const newest = await tx.signingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
  if (newest && newest.createdAt > addSeconds(now, -SIGNS_SECONDS)) return { made: false };
  const id = newId();
  const { privateKey, publicKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const extras = { kid: id, alg: "RS256", use: "sig" };
  const publicJwk = { ...(await exportJWK(publicKey)), ...extras };
  const privateJwk = { ...(await exportJWK(privateKey)), ...extras };
  await tx.signingKey.updateMany({
    where: { retiredAt: null },
    data: { retiredAt: addSeconds(now, PUBLISHED_SECONDS) },
  });
  await tx.signingKey.create({
    data: {
      id,
      publicJwk: JSON.parse(JSON.stringify(publicJwk)),
      privateJwk: encrypt(JSON.stringify(privateJwk)),
      createdAt: now,
    },
  });
  return { made: true };
}
