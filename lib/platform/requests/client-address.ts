import ipaddr from "ipaddr.js";
import { env } from "../env";

/**
 * The caller's address where it is known: behind a proxy (TRUST_PROXY=on) the last entry of X-Forwarded-For, which the proxy wrote.
 * Else null, because Next passes a header the caller may have written and hides the socket. Nothing may be counted for "unknown": all
 * callers would share that count, and one of them could shut out the others.
 */
export function knownAddress(headers: Headers): string | null {
  if (env().TRUST_PROXY === "off") return null;
  return withoutPort(headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "") || null;
}

/** Some proxies write a port behind the address, which is another one with each connection; an IPv6 address then stands in brackets. */
function withoutPort(address: string): string {
  const match = /^\[([^\]]*)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/.exec(address);
  return match?.[1] ?? match?.[2] ?? address;
}

/**
 * What limits count as one caller: an IPv4 address, or the /64 of an IPv6 one, because whoever has one address of such a network has all
 * of them. An IPv4 address written as IPv6 is the IPv4 one, a port counts for nothing; other text is left as it is.
 */
export function networkOf(given: string): string {
  const address = withoutPort(given);
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** The caller's address as it is kept and shown; `direct` where it is unknown. */
export function clientAddress(headers: Headers): string {
  return knownAddress(headers) ?? "direct";
}
