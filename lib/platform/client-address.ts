import { env } from "./env";

/**
 * The caller's address for rate limits. Behind a proxy (TRUST_PROXY=on) the last entry of X-Forwarded-For, which the proxy wrote; else
 * everyone is `direct`, because Next passes a header the caller may have written and hides the socket.
 */
export function clientAddress(headers: Headers): string {
  if (env().TRUST_PROXY === "off") return "direct";
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "direct";
}
