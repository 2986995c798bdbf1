import { CACHE_CALL_HEADER, CACHE_CALL_PATH, signCacheCall } from "@/lib/platform/cache/cache-call";
import type { JobPayload } from "@/lib/platform/outbox/job";
import { getLiveWebUrls } from "@/lib/platform/process/heartbeat";

const TIMEOUT_MS = 5_000;

async function tell(url: string, body: string): Promise<void> {
  const response = await fetch(new URL(CACHE_CALL_PATH, url), {
    method: "POST",
    body,
    headers: { "content-type": "application/json", [CACHE_CALL_HEADER]: signCacheCall(body) },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

/**
 * `cache.expire`: every live web process drops the tags, all at once. One that does not answer is told again later, until its
 * heartbeat ends; should it start anew, it reads `cache_tag` itself.
 */
export async function tellWebProcesses(payload: JobPayload<"cache.expire">): Promise<void> {
  const body = JSON.stringify(payload);
  const urls = await getLiveWebUrls();
  const outcomes = await Promise.allSettled(urls.map((url) => tell(url, body)));
  const failed = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason)] : []));
  if (failed.length > 0) throw new Error(`Not every web process was told: ${failed.join("; ")}`);
}
