/** One page; `next_cursor` null on the last. */
export type RecordPage<T> = { data: T[]; next_cursor: string | null };
