/** A review is open to a workspace whose installation was active this long … */
export const ACTIVE_DAYS = 7;
/** … or saw this many events, whichever comes first. */
export const EVENTS_SEEN = 10;
/** The mean is shown from this many reviews; the distribution from the first. */
export const STARS_FROM = 5;

export const REVIEW_LIMITS = { title: 80, body: 2_000, reply: 1_000, reason: 300 } as const;
