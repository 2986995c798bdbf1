import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from "jose";
import { DPOP_ALGORITHMS } from "@/lib/clients/constants";
import { type Said, say } from "@/lib/platform/messages/said";

/** A good signature over this very call. Whether it is recent and new, the database says. */
export type DpopProof = { thumbprint: string; jti: string; issuedAt: number };
export type DpopReading = { ok: true; proof: DpopProof } | { ok: false; why: Said };

/** Longest `jti` taken; a UUID has 36 characters. */
const MAX_JTI = 256;

/** An address as RFC 9449 compares it: without query and fragment, in the parser's spelling. */
function plainAddress(text: unknown): string | null {
  const url = typeof text === "string" ? URL.parse(text) : null;
  if (!url) return null;
  url.search = "";
  url.hash = "";
  return url.href;
}

/**
 * Reads the `DPoP` header of an API call (RFC 9449, 4.3): signed by the public key it carries, for this method, this address and this
 * access token. Says in words what does not fit, for the partner's programmer.
 */
export async function readDpopProof(
  header: string,
  call: { method: string; address: string; token: string },
): Promise<DpopReading> {
  const refuse = (why: Said): DpopReading => ({ ok: false, why });
  try {
    const { payload, protectedHeader } = await jwtVerify(header, EmbeddedJWK, {
      algorithms: [...DPOP_ALGORITHMS],
      typ: "dpop+jwt",
    });
    const { iat, jti, htm, htu, ath, nonce } = payload;
    if (typeof iat !== "number" || !Number.isFinite(iat)) return refuse(say("portal.proofNoIat"));
    if (typeof jti !== "string" || jti === "" || jti.length > MAX_JTI) return refuse(say("portal.proofNoJti"));
    if (nonce !== undefined) return refuse(say("portal.proofNonce"));
    if (htm !== call.method) return refuse(say("portal.proofMethod"));
    if (plainAddress(htu) !== plainAddress(call.address)) return refuse(say("portal.proofAddress"));
    if (ath !== createHash("sha256").update(call.token).digest("base64url")) return refuse(say("portal.proofToken"));
    if (!protectedHeader.jwk) return refuse(say("portal.proofNoKey"));
    return { ok: true, proof: { thumbprint: await calculateJwkThumbprint(protectedHeader.jwk), jti, issuedAt: iat } };
  } catch (error) {
    // What the library refuses and what the key's own reader refuses: both are a wrong proof, never a failure of ours.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException)
      return refuse(say("portal.proofInvalid"));
    throw error;
  }
}
