import { QUEUE_FILTERS, QUEUE_SORTS, type QueueFilter, type QueueSort } from "./types";

/** The view of the queue that an address asks for; anything unknown is the default. */
export function readQueueView(query: Readonly<Record<string, string | string[] | undefined>>): {
  show: QueueFilter;
  sort: QueueSort;
} {
  return {
    show: QUEUE_FILTERS.find((name) => name === query["show"]) ?? "all",
    sort: QUEUE_SORTS.find((name) => name === query["sort"]) ?? "due",
  };
}
