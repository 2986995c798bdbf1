import type { GuardedResult } from "@/lib/platform/http/types";
import type { Outcome } from "../attempts/types";
import { holdSeconds, nextDelay, parseRetryAfter } from "../retry-schedule";

/** What went wrong, in a person's words; null when nothing did. */
export function describeFailure(result: GuardedResult): string | null {
  if (!result.ok) return `${result.error}: ${result.detail}`;
  if (result.status >= 200 && result.status < 300) return null;
  if (result.status >= 300 && result.status < 400) return "Answered with a redirect, which is not followed.";
  return `Answered ${result.status}.`;
}

/**
 * Judges the answer to attempt number `attempt` (from 1). Any 2xx is delivered, 410 switches the endpoint off, everything else is tried
 * again by the schedule, later when `Retry-After` asks for it.
 */
export function judge(result: GuardedResult, attempt: number, now: Date, random: number): Outcome {
  const error = describeFailure(result);
  const status = result.ok ? result.status : null;
  const settled = { delay: null, hold: null, gone: false, status, error };
  if (error === null) return { ...settled, action: "deliver" };
  if (status === 410) return { ...settled, action: "exhaust", gone: true };
  const retryAfter = result.ok ? parseRetryAfter(result.headers["retry-after"], now) : null;
  const hold = holdSeconds(status, retryAfter);
  const delay = nextDelay(attempt, random);
  if (delay === null) return { ...settled, action: "exhaust", hold };
  return { ...settled, action: "retry", delay: Math.max(delay, hold ?? 0), hold };
}
