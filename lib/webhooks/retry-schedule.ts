import { DEFAULT_HOLD, MAX_ATTEMPTS, MAX_RETRY_AFTER, RETRY_DELAYS, RETRY_JITTER } from "./constants";

/**
 * Seconds until the next attempt after `attempts` failed ones, or null when that was the last. `random` is 0 to 1; the answer lies
 * within ±20 % of the table.
 */
export function nextDelay(attempts: number, random: number): number | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  const base = RETRY_DELAYS[Math.max(0, attempts - 1)];
  if (base === undefined) return null;
  return base * (1 - RETRY_JITTER + 2 * RETRY_JITTER * random);
}

/** Seconds that a `Retry-After` header asks for (seconds or an HTTP date), 0 to six hours; null when absent or nonsense. */
export function parseRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_RETRY_AFTER);
  // Only the three date forms of RFC 9110 begin with a day's name; `Date.parse` alone would take "-5" for a year.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return null;
  // A date of HTTP is UTC also when it names no zone, as the asctime form; `Date.parse` would take this machine's.
  const at = Date.parse(/(?:GMT|UTC?|Z|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(0, Math.ceil((at - now.getTime()) / 1000)), MAX_RETRY_AFTER);
}

/** What an answer asks of the whole endpoint: how long to leave it alone, seconds, or null. Only 429 and 503 may ask. */
export function holdSeconds(status: number | null, retryAfter: number | null): number | null {
  if (status === 429) return Math.max(1, retryAfter ?? DEFAULT_HOLD);
  return status === 503 && retryAfter !== null && retryAfter > 0 ? retryAfter : null;
}
