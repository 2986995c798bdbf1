import { ACTIVE_DAYS, EVENTS_SEEN } from "./constants";

/** What decides whether a workspace may review: how long its installation was active and what it saw. */
export type ReviewHistory = { activatedAt: Date | null; endedAt: Date | null; eventsSeen: number };

/** Whether a review is open, and if not what is still missing, in whole days and events. */
export type Eligibility = { open: true } | { open: false; daysLeft: number; eventsLeft: number };

const DAY_MS = 86_400_000;

/** Seven days active (until it ended, if it did) or ten events. Never active means never. */
export function reviewEligibility(history: ReviewHistory, now: Date): Eligibility {
  if (history.eventsSeen >= EVENTS_SEEN && history.activatedAt) return { open: true };
  const activeMs = history.activatedAt ? (history.endedAt ?? now).getTime() - history.activatedAt.getTime() : 0;
  if (history.activatedAt && activeMs >= ACTIVE_DAYS * DAY_MS) return { open: true };
  return {
    open: false,
    daysLeft: Math.max(1, Math.ceil((ACTIVE_DAYS * DAY_MS - activeMs) / DAY_MS)),
    eventsLeft: Math.max(0, EVENTS_SEEN - history.eventsSeen),
  };
}
