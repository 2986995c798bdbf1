/** How failed calls are tried again. */
export type RetryPolicy = {
  /** Tries altogether; 1 means never again. */
  attempts: number;
  /** First pause; doubles with each try. */
  baseDelayMs: number;
  /** Longest pause; being asked to wait longer than this ends the tries. */
  maxDelayMs: number;
};

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, baseDelayMs: 250, maxDelayMs: 30_000 };

/** Milliseconds that `Retry-After` (seconds or a date) asks for, or null when it says nothing usable. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null || header.trim() === "") return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // Every other form starts with a weekday's name; `Date.parse` alone would take "-5" for a year.
  const date = /^[A-Za-z]{3}/.test(header.trim()) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** True for answers that another try may change. */
export function isRetryable(status: number): boolean {
  return status === 429 || status >= 500;
}

/**
 * Pause before the try after `attempt` (1 for the first), or null to give up. Without `Retry-After` it is anywhere between
 * nothing and the doubled base ("full jitter"), so that many clients do not come back at the same moment.
 */
export function delayAfter(attempt: number, asked: number | null, policy: RetryPolicy, random: number): number | null {
  if (attempt >= policy.attempts) return null;
  if (asked !== null) return asked <= policy.maxDelayMs ? asked : null;
  return random * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
}
