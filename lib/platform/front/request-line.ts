// What a request asks for, judged before Next sees it: Next answers 500 to an address it cannot decode and to a method that
// `Request` refuses. Nothing of the product is imported here: scripts/web.ts loads it on its own.

/** Methods that some address here takes. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** What a page takes. */
export const PAGE_METHODS = "GET, HEAD, POST, OPTIONS";

/** Addresses that programs call: their errors are problem details, not pages. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:api|oauth|\.well-known)(?:[/?]|$)/.test(path);
}

/** A path that decodes to text without control characters. No address of ours holds one, and they forge log lines. */
function isReadable(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** `Host` as a name or address with a port; Next builds addresses from it. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** What is wrong with a request line, or its address as path and query (RFC 9112 allows the whole address too). */
export type Verdict =
  | { ok: true; address: string }
  | {
      ok: false;
      why: "method" | "address" | "host" /** Where it was meant to go, as far as that can be read. */;
      path: string;
    };

/** Judges method, address and host; pure. */
export function judge(method: string, target: string, host: string | undefined): Verdict {
  const address = target.replace(/^https?:\/\/[^/?#]*/i, "").replace(/^(?=\?|$)/, "/");
  const path = address.split("?", 1)[0] ?? "";
  if (!METHODS.some((known) => known === method)) return { ok: false, why: "method", path };
  if (host === undefined || !HOST.test(host)) return { ok: false, why: "host", path };
  if (!path.startsWith("/") || !isReadable(path)) return { ok: false, why: "address", path };
  return { ok: true, address };
}
