// What a request asks for, judged before Next sees it: Next answers 500 to an address it cannot decode, to a method that `Request` refuses
// and to a state of its router that is none. Nothing of the product is imported here: scripts/web.ts loads it on its own.
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Methods that some address here takes. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** What a page takes, and what is only read. */
export const PAGE_METHODS = "GET, HEAD, POST, OPTIONS";
export const FILE_METHODS = "GET, HEAD, OPTIONS";

/** Addresses that programs call: their errors are problem details, not pages. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:api|oauth|\.well-known)(?:[/?]|$)/.test(path);
}

/** Files and `/` are only read; Next answers 500 to a form that is posted to a file. */
export function takesForms(address: string): boolean {
  const path = address.split("?", 1)[0] ?? "";
  return path !== "/" && !path.startsWith("/_next/") && !/\.[^/]*$/.test(path);
}

/** A path that decodes to text without control characters. No address of ours holds one, and they forge log lines. */
function isReadable(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** Next's own script says where the reader is; asked of the very function that would fail later. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

/** `Host` as a name or address with a port; Next builds addresses from it. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

type Judged = { host?: string | undefined; "next-router-state-tree"?: string | string[] | undefined };

/** An address as path and query (RFC 9112 allows the whole address too), or what is wrong and where it was meant to go, as far as that can be read. */
export type Verdict =
  | { ok: true; address: string }
  | { ok: false; why: "method" | "address" | "host" | "router state"; path: string };

/** A target without a host of its own. */
function withoutHost(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/^(?=\?|$)/, "/");
}

/** The address that is meant, without the dots that Next would resolve after us. Null when it is none. */
function addressOf(own: string): string | null {
  const url = own.startsWith("/") ? URL.parse(`http://n${own}`) : null;
  return url && isReadable(url.pathname) ? url.pathname + url.search : null;
}

/** Judges method, address and the headers that Next fails on; pure. */
export function judge(method: string, target: string, headers: Judged): Verdict {
  const own = withoutHost(target);
  const address = addressOf(own);
  const wrong = (why: Extract<Verdict, { ok: false }>["why"]): Verdict => ({ ok: false, why, path: address ?? own });
  if (!METHODS.some((known) => known === method)) return wrong("method");
  if (headers.host === undefined || !HOST.test(headers.host)) return wrong("host");
  if (address === null) return wrong("address");
  return isRouterState(headers["next-router-state-tree"]) ? { ok: true, address } : wrong("router state");
}
