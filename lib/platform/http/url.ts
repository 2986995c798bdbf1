import { isIP } from "node:net";
import { env } from "../env";
import { hasControls } from "../text/web-address";
import { whyNotAddress } from "./addresses";
import type { GuardPolicy, UrlVerdict } from "./types";

const MAX_URL = 2_000;

/** Services that a request smuggled over HTTP could upset; refused even where every other port is open. */
const NEVER_PORTS = new Set([
  7, 9, 19, 21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 514, 587, 636, 873, 993, 995, 1433, 1521, 2049,
  2375, 2379, 3306, 4222, 5432, 5672, 6000, 6379, 9092, 9200, 11211, 27017,
]);

/** Names that only mean something inside a network. */
const INNER_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion)$/;

/** What this process may reach: see `GuardPolicy`. */
export function defaultPolicy(): GuardPolicy {
  return env().isDemo
    ? { allowLoopback: true, allowHttp: true, allowedPorts: null }
    : { allowLoopback: false, allowHttp: false, allowedPorts: [443, 8443] };
}

/** The host without the brackets of an IPv6 literal. */
export function hostOf(url: URL): string {
  return url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
}

/** The port a URL dials. */
export function portOf(url: URL): number {
  if (url.port) return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

function whyNotHost(host: string, policy: GuardPolicy): string | null {
  if (isIP(host)) {
    const why = whyNotAddress(host, policy);
    return why ? `${host} is ${why}.` : null;
  }
  if (host === "" || host.endsWith(".") || !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host))
    return "The host name is not valid.";
  if (host === "localhost" && policy.allowLoopback) return null;
  if (INNER_NAMES.test(host) || !host.includes(".")) return `${host} is not a name on the public internet.`;
  return null;
}

function whyNotPort(url: URL, policy: GuardPolicy): string | null {
  const port = portOf(url);
  if (policy.allowedPorts && !policy.allowedPorts.includes(port))
    return `Use port ${policy.allowedPorts.join(" or ")}.`;
  return NEVER_PORTS.has(port) ? `Port ${port} is not for web addresses.` : null;
}

function whyNotUrl(text: string, policy: GuardPolicy): string | null {
  if (text.length > MAX_URL) return `The address is longer than ${MAX_URL} characters.`;
  // The parser would silently drop these, and "what was checked" must be "what is dialled".
  if (/[\s\\]/.test(text)) return "The address has spaces or backslashes in it.";
  if (hasControls(text)) return "The address has control characters in it.";
  if (!URL.canParse(text)) return "This is not a full web address.";
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && policy.allowHttp)) return "Use an https address.";
  if (url.username !== "" || url.password !== "") return "Leave user name and password out of the address.";
  if (url.hash !== "") return "Leave out the part after #.";
  return whyNotPort(url, policy) ?? whyNotHost(hostOf(url), policy);
}

/**
 * The verdict on a URL before anything is looked up: what a form says when it is typed. The same check runs again at every dial,
 * together with the addresses the name then has; a name that resolves to a private address passes here and is refused there.
 */
export function checkUrl(text: string, policy: GuardPolicy = defaultPolicy()): UrlVerdict {
  const why = whyNotUrl(text, policy);
  return why === null ? { ok: true } : { ok: false, why };
}
