import { DPOP_ALGORITHMS } from "@/lib/clients/constants";
import type { ErrorCode } from "@/lib/platform/errors";

/** What a call says it may be trusted by. */
export type Presented = { scheme: "Bearer" | "DPoP"; token: string };

/** The access token or key of the `Authorization` header, the one place where it may stand; null without one in a right form. */
export function presentedToken(request: Request): Presented | null {
  const found = /^(bearer|dpop) +(\S+)$/i.exec(request.headers.get("authorization") ?? "");
  if (!found?.[1] || !found[2]) return null;
  return { scheme: found[1].toLowerCase() === "dpop" ? "DPoP" : "Bearer", token: found[2] };
}

/** Codes that are answered with a challenge. */
const CHALLENGED: readonly ErrorCode[] = ["invalid_token", "invalid_dpop_proof", "insufficient_scope"];

/** A text as RFC 6750 takes it between quotes. */
const quoted = (text: string) => `"${text.replaceAll(/[^\x20-\x7e]|["\\]/g, "'")}"`;

/**
 * `WWW-Authenticate` for a refusal (RFC 6750, 3 and RFC 9449, 7.1), or null for a code without one. The scheme that was used says what was
 * wrong; a bearer is also told that there is the other scheme, and which signatures it takes.
 */
export function challengeFor(code: ErrorCode, why: string, scheme: Presented["scheme"]): string | null {
  if (!CHALLENGED.includes(code)) return null;
  const error = `error="${code}", error_description=${quoted(why)}`;
  const algorithms = `algs="${DPOP_ALGORITHMS.join(" ")}"`;
  return scheme === "DPoP" ? `DPoP ${error}, ${algorithms}` : `Bearer ${error}, DPoP ${algorithms}`;
}
