import { createHash, randomUUID } from "node:crypto";
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";
import { env } from "@/lib/platform/env";

/** A key of a partner app, with what its proofs carry. */
export type Key = GenerateKeyPairResult & { alg: string };

export async function makeKey(alg = "ES256"): Promise<Key> {
  return { alg, ...(await generateKeyPair(alg, { extractable: true })) };
}

/** What a proof says; `claims` and `header` replace or (with undefined) drop parts of a right one. */
export type ProofOver = { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: Key };

/** A proof for a call, right but for what `over` changes. */
export async function proofFor(
  key: Key,
  method: string,
  path: string,
  token: string | null,
  over: ProofOver = {},
): Promise<string> {
  const header: JWTHeaderParameters = {
    alg: key.alg,
    typ: "dpop+jwt",
    jwk: await exportJWK(key.publicKey),
    ...over.header,
  };
  const claims = {
    jti: randomUUID(),
    htm: method,
    htu: new URL(path, env().origin).href,
    iat: Math.floor(Date.now() / 1000),
    ...(token === null ? {} : { ath: createHash("sha256").update(token).digest("base64url") }),
    ...over.claims,
  };
  return new SignJWT(claims).setProtectedHeader(header).sign((over.key ?? key).privateKey);
}

/** One call of `GET /api/v1/me` with exactly these headers. */
export async function callMe(
  headers: Record<string, string>,
): Promise<{ status: number; code: string; challenge: string }> {
  const response = await fetch(new URL("/api/v1/me", env().origin), { headers });
  const body = await response.json();
  return { status: response.status, code: body.code ?? "", challenge: response.headers.get("www-authenticate") ?? "" };
}
