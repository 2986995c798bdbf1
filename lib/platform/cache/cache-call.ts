import { z } from "zod";
import { safeEqual, sign } from "../crypto";

// How one of our processes tells another which cached pages changed: a body signed under a key of PATCHBAY_SECRET, with its moment.

const PURPOSE = "internal cache";
const MOST_SECONDS_OLD = 60;

/** Where every web process takes the call. */
export const CACHE_CALL_PATH = "/api/internal/cache";

/** The header `t=<milliseconds>,v=<hex>`. */
export const CACHE_CALL_HEADER = "x-patchbay-signature";

export const cacheCallSchema = z.strictObject({ tags: z.array(z.string().min(1).max(200)).max(1_000) });

/** Signs a body for now. */
export function signCacheCall(body: string, at = Date.now()): string {
  return `t=${at},v=${sign(PURPOSE, `${at}.${body}`)}`;
}

/** Whether the header is ours for this body and at most a minute old. A repeat within the minute does no harm. */
export function isCacheCall(body: string, header: string | null, now = Date.now()): boolean {
  const match = /^t=(\d{1,15}),v=([0-9a-f]{64})$/.exec(header ?? "");
  const [at, given] = [Number(match?.[1]), match?.[2]];
  if (!given || Math.abs(now - at) > MOST_SECONDS_OLD * 1_000) return false;
  return safeEqual(given, sign(PURPOSE, `${at}.${body}`));
}
