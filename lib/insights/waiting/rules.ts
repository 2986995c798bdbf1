import { can, type PolicyActor } from "@/lib/accounts/policy";
import type { WaitingItem, WaitingKind, WaitingPlace, WaitingRule } from "./types";

/** What may wait on each side, in the order it is read, with the right it needs and the page where one acts on it. */
export const WAITING_RULES: Readonly<Record<WaitingPlace["side"], readonly WaitingRule[]>> = {
  workspace: [
    { kind: "requests", policy: "installation.decide", path: "/requests" },
    { kind: "updates", policy: "installation.update", path: "/installed" },
    { kind: "finishing", policy: "installation.consent", path: "/installed" },
  ],
  partner: [
    { kind: "changes", policy: "listing.edit", path: "/listings" },
    { kind: "messages", policy: "submission.message", path: "/listings" },
    { kind: "reviews", policy: "review.reply", path: "/reviews" },
    { kind: "endpoints", policy: "endpoint.manage", path: "/webhooks" },
    { kind: "agreement", policy: "partner.agreement.accept", path: "/settings" },
  ],
  staff: [
    { kind: "mine", policy: "certification.decide", path: "/certification" },
    { kind: "late", policy: "certification.claim", path: "/certification" },
    { kind: "submitted", policy: "certification.claim", path: "/certification" },
    { kind: "reports", policy: "review.moderate", path: "/reviews" },
    { kind: "proposals", policy: "listing.stop", path: "/listings?proposed=waiting" },
    { kind: "aside", policy: "queue.manage", path: "/queues" },
    { kind: "jobs", policy: "queue.manage", path: "/queues" },
  ],
};

/** The kinds that wait for this actor: more than none, and theirs to act on. */
export function waitingItems(
  side: WaitingPlace["side"],
  actor: PolicyActor,
  counts: Readonly<Partial<Record<WaitingKind, number>>>,
): WaitingItem[] {
  return WAITING_RULES[side].flatMap(({ kind, policy, path }) => {
    const count = counts[kind] ?? 0;
    return count > 0 && can(actor, policy) ? [{ kind, count, path }] : [];
  });
}

/** The sum of some kinds in one place, for the count beside an entry of its navigation. */
export function countWaiting(places: readonly WaitingPlace[], id: string, kinds: readonly WaitingKind[]): number {
  const items = places.find((place) => place.id === id)?.items ?? [];
  return items.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
}
