/** Parts of the queue. */
export const QUEUE_FILTERS = ["all", "open", "mine"] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
/** Orders of the queue. */
export const QUEUE_SORTS = ["due", "risk"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
