import type { PolicyName } from "@/lib/accounts/policy";

export const WAITING_KINDS = [
  "requests",
  "updates",
  "finishing",
  "changes",
  "messages",
  "reviews",
  "endpoints",
  "agreement",
  "mine",
  "late",
  "submitted",
  "reports",
  "proposals",
  "aside",
  "jobs",
] as const;

/** One kind of thing that waits for a person; messages have its words under `workspace.waiting`. */
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** How many of one kind wait in one place, never none. `path` is below the place's own address. */
export type WaitingItem = { kind: WaitingKind; count: number; path: string };

/** A kind with the right that lets a person act on it: without the right it does not wait for them. */
export type WaitingRule = { kind: WaitingKind; policy: PolicyName; path: string };

/** What waits in one workspace, partner or the staff area. `id` is a shown id; `admin` for staff. */
export type WaitingPlace = {
  side: "workspace" | "partner" | "staff";
  id: string;
  /** Empty for the staff area, which has no name of its own. */
  name: string;
  items: WaitingItem[];
};

/** What waits for a person in every place they act in, by right; places with nothing are left out. */
export type Waiting = { places: WaitingPlace[]; total: number };
