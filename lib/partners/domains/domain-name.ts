import { hasControls } from "@/lib/platform/text/web-address";

const LOOPBACK = /^(localhost|127\.0\.0\.1)$/;

/**
 * The domain in what a person typed (an address is fine too): lower case, ASCII, without `www.` and path. Null when it is not one.
 * `allowLoopback` (demo mode) also takes `localhost:4000`, so that a partner app on the same machine can be proven.
 */
export function domainIn(text: string, allowLoopback: boolean): string | null {
  const typed = text.trim().toLowerCase();
  const address = /^[a-z]+:\/\//.test(typed) ? typed : `https://${typed}`;
  if (typed === "" || typed.length > 300 || hasControls(typed) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username || url.password) return null;
  if (LOOPBACK.test(url.hostname)) return allowLoopback && url.port ? `${url.hostname}:${url.port}` : null;
  const host = url.hostname.replace(/^www\./, "").replace(/\.$/, "");
  if (url.port || host.length > 253) return null;
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(host) ? host : null;
}

/** Whether the domain is one of the machine itself (only in demo mode). */
export function isLoopback(domain: string): boolean {
  return LOOPBACK.test(domain.split(":")[0] ?? "");
}

/** Name of the TXT record that proves the domain. */
export function recordName(domain: string): string {
  return `_patchbay.${domain}`;
}

/** Address of the file that proves the domain; it holds the token and nothing else. */
export function fileAddress(domain: string): string {
  return `${isLoopback(domain) ? "http" : "https"}://${domain}/.well-known/patchbay-domain.txt`;
}
