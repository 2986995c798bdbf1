import type { AuthorizedWorkspaceId, Environment } from "@/lib/accounts/types";

/** A workspace whose records may be touched: an app's own (its token) or one the platform's key names. */
export type HostScope = { workspaceId: AuthorizedWorkspaceId; environment: Environment };

/** One page; `next_cursor` null on the last. */
export type RecordPage<T> = { data: T[]; next_cursor: string | null };
