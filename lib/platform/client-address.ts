import { env } from "./env";

/**
 * The caller's address where it is known: behind a proxy (TRUST_PROXY=on) the last entry of X-Forwarded-For, which the proxy wrote.
 * Else null, because Next passes a header the caller may have written and hides the socket. Nothing may be counted for "unknown": all
 * callers would share that count, and one of them could shut out the others.
 */
export function knownAddress(headers: Headers): string | null {
  if (env().TRUST_PROXY === "off") return null;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

/** The caller's address as it is kept and shown; `direct` where it is unknown. */
export function clientAddress(headers: Headers): string {
  return knownAddress(headers) ?? "direct";
}
