import ipaddr from "ipaddr.js";
import type { GuardPolicy } from "./types";

/** Cloud metadata services that live on addresses no range rule covers. */
const METADATA = new Set(["168.63.129.16", "100.100.100.200", "192.0.0.192"]);

const GLOBAL_V6 = ipaddr.IPv6.parse("2000::");
const MAPPED_V6 = ipaddr.IPv6.parse("::ffff:0:0");
const NAT64 = ipaddr.IPv6.parse("64:ff9b::");

function whyNotV4(address: ipaddr.IPv4, policy: GuardPolicy): string | null {
  if (METADATA.has(address.toString())) return "a cloud metadata address";
  const range = address.range();
  if (range === "unicast" || (range === "loopback" && policy.allowLoopback)) return null;
  return `not a public address (${range})`;
}

function lastFourBytes(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

function whyNotV6(address: ipaddr.IPv6, policy: GuardPolicy): string | null {
  if (address.toNormalizedString() === "0:0:0:0:0:0:0:1" && policy.allowLoopback) return null;
  // What carries an IPv4 address inside is judged by that address.
  if (address.match(MAPPED_V6, 96) || address.match(NAT64, 96)) return whyNotV4(lastFourBytes(address), policy);
  const range = address.range();
  // Only 2000::/3 is handed out for the public internet; ::/96, 6to4, Teredo and the rest fall to one of the two rules.
  if (range !== "unicast") return `not a public address (${range})`;
  return address.match(GLOBAL_V6, 3) ? null : "not a public address";
}

/** Null when an IP address may be dialled, else why not. Anything that is no plain IP address (a zone, a name) is refused. */
export function whyNotAddress(text: string, policy: GuardPolicy): string | null {
  if (!ipaddr.isValid(text) || text.includes("%")) return "not an IP address";
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv4 ? whyNotV4(address, policy) : whyNotV6(address, policy);
}
