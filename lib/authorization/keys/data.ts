import type { JWK } from "jose";
import { z } from "zod";
import { decrypt } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import { getRealTime } from "@/lib/platform/time";
import { orderForSigning } from "./signing-order";

const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string() });

/** The issuer's private keys, the signing one first; retired ones are gone. */
export async function getSigningKeys(on: Db): Promise<JWK[]> {
  const now = await getRealTime(on);
  const rows = await on.signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: now } }] },
    orderBy: { createdAt: "desc" },
    select: { privateJwk: true, createdAt: true },
  });
  return orderForSigning(rows, now).map((row) => jwkSchema.parse(JSON.parse(decrypt(row.privateJwk))));
}
