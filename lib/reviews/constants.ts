/** A review is open to a workspace whose installation was active this long … */
export const ACTIVE_DAYS = 7;
/** … or saw this many events, whichever comes first. */
export const EVENTS_SEEN = 10;

export const REVIEW_LIMITS = { title: 80, body: 2_000, reply: 1_000, reason: 300 } as const;
