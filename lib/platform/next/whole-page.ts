import { randomUUID } from "node:crypto";

// On the global object: Next reads next.config.ts at each start, in the process that also runs the proxy, but bundles the proxy apart.
const holder: typeof globalThis & { patchbayWholePageMark?: string } = globalThis;

/**
 * The word in a request's user agent that makes Next render a page whole before it answers, so that forwarding and "not found" have their
 * own status (docs/decisions/2026-11-21-status.md). next.config.ts tells it to Next, proxy.ts writes it, nobody else sees it. It is made
 * anew with each start: whoever could write it would get cached pages uncached, without their policy and status.
 */
export function wholePageMark(): string {
  holder.patchbayWholePageMark ??= `patchbay-whole-page-${randomUUID()}`;
  return holder.patchbayWholePageMark;
}

/** The user agent to hand on for a document: reading one (`GET`, `HEAD`), by the browser itself and not by a script of ours. */
export function markedUserAgent(request: { method: string; headers: Headers }): string | null {
  const destination = request.headers.get("sec-fetch-dest") ?? "document";
  const document = destination === "document" || destination === "iframe";
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads || !document || request.headers.has("rsc")) return null;
  return `${request.headers.get("user-agent") ?? ""} ${wholePageMark()}`.trim();
}
