import { guardedRequest } from "@/lib/platform/http/guarded-request";
import type { GuardedInput, GuardedResult } from "@/lib/platform/http/types";
import { isSurelyOurs, needsSecondOpinion } from "./outcome";
import type { Hop, Probe, Probes } from "./types";

/** One address with its redirects, milliseconds. */
const ADDRESS_MS = 8_000;
/** Everything together; what is left then was not asked, which is ours. */
const TOTAL_MS = 11_000;
const AT_ONCE = 16;
const MOST_HOPS = 4;
const READ_BYTES = 4_096;
/** A name that is kept alive for the whole internet (RFC 2606): when even this cannot be reached, the fault is ours. */
const CANARY = "https://example.com/";

type Ask = (input: GuardedInput) => Promise<GuardedResult>;

async function follow(ask: Ask, first: string, deadline: number): Promise<Probe> {
  const started = performance.now();
  const hops: Hop[] = [];
  let url = first;
  for (;;) {
    const left = Math.min(ADDRESS_MS - (performance.now() - started), deadline - performance.now());
    const durationMs = Math.round(performance.now() - started);
    if (left <= 0) {
      return performance.now() >= deadline
        ? { kind: "ours", detail: "We ran out of time before this address was asked.", durationMs }
        : { kind: "unreachable", error: "timeout", detail: "The exchange took too long.", durationMs };
    }
    const answer = await ask({
      method: "GET",
      url,
      headers: { accept: "text/html, */*;q=0.5", "user-agent": "Patchbay-Check/1" },
      timeoutMs: left,
      maxBytes: READ_BYTES,
    });
    const tookMs = Math.round(performance.now() - started);
    if (!answer.ok) {
      const cutShort = answer.error === "timeout" && performance.now() >= deadline && tookMs < ADDRESS_MS;
      return cutShort || isSurelyOurs(answer.detail)
        ? { kind: "ours", detail: answer.detail, durationMs: tookMs }
        : { kind: "unreachable", error: answer.error, detail: answer.detail, durationMs: tookMs };
    }
    const location = answer.headers["location"] ?? null;
    hops.push({ url, status: answer.status, location });
    const isRedirect = answer.status >= 300 && answer.status < 400 && location !== null && URL.canParse(location, url);
    if (!isRedirect || hops.length >= MOST_HOPS) {
      const contentType = answer.headers["content-type"] ?? "";
      return {
        kind: "answered",
        hops,
        status: answer.status,
        contentType,
        excerpt: answer.body.slice(0, 600),
        durationMs: tookMs,
      };
    }
    const next = new URL(location, url);
    next.hash = "";
    url = next.href;
  }
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname);
}

/** When a failure may be our own missing way out, a name that surely exists decides. */
async function settleDoubts(ask: Ask, found: Map<string, Probe>): Promise<Probes> {
  const doubtful = [...found].filter(
    ([url, probe]) => probe.kind === "unreachable" && needsSecondOpinion(probe.error) && !isLocal(url),
  );
  const someoneAnswered = [...found].some(([url, probe]) => probe.kind === "answered" && !isLocal(url));
  if (doubtful.length === 0 || someoneAnswered) return found;
  const canary = await ask({ method: "HEAD", url: CANARY, timeoutMs: 1_000 });
  if (canary.ok) return found;
  for (const [url, probe] of doubtful) {
    const detail = probe.kind === "unreachable" ? probe.detail : "";
    found.set(url, {
      kind: "ours",
      detail: `We have no way out to the internet at the moment. ${detail}`.trim(),
      durationMs: probe.durationMs,
    });
  }
  return found;
}

/**
 * Asks every address once, up to 16 at a time, following at most 3 redirects each through the guarded client. Ends within 12 seconds
 * whatever the other side does, and never throws.
 */
export async function probeUrls(urls: readonly string[], ask: Ask = guardedRequest): Promise<Probes> {
  const deadline = performance.now() + TOTAL_MS;
  const waiting = [...urls];
  const found = new Map<string, Probe>();
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift())
      found.set(url, await follow(ask, url, deadline));
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, urls.length) }, work));
  return settleDoubts(ask, found);
}
