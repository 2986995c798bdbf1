import { env } from "@/lib/platform/env";
import { DAY, MINUTE } from "@/lib/platform/time";

/** The resource (RFC 8707) that every access token is for. */
export function apiResource(): string {
  return `${env().origin}/api/v1`;
}

/** How many secrets of a client are valid at once: the present one and the one being replaced. */
export const LIVE_SECRETS = 2;

/** Lifetimes in seconds. */
export const CODE_SECONDS = MINUTE;
export const ACCESS_TOKEN_SECONDS = 60 * MINUTE;
export const REFRESH_TOKEN_SECONDS = 180 * DAY;
/** An integration lasts until it is removed; what it must do is use its refresh token once in 180 days. */
export const GRANT_SECONDS = 3_650 * DAY;
export const INTERACTION_SECONDS = 60 * MINUTE;

/** For this long after a refresh token was used, a second use is a lost race and not theft. */
export const REFRESH_GRACE_SECONDS = 10;

/** How a proof of possession (DPoP, RFC 9449) may be signed. */
export const DPOP_ALGORITHMS = ["ES256", "Ed25519", "EdDSA"] as const;
/** How far a proof's `iat` may be from the database's clock, either way. The authorization server's library has the same fixed number. */
export const DPOP_PROOF_SECONDS = 5 * MINUTE;
