import { EVENT_SCOPES, SCOPES } from "@/lib/capabilities/constants";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";

/** What the partner did before: decided submissions of all its listings. */
export type PartnerHistory = { approved: number; changesRequested: number; rejected: number };

const BY_TYPE: Readonly<Record<ListingType, number>> = { native: 0, embedded: 5, partner: 5, community: 12 };

function scopeRisk(content: Pick<VersionContent, "scopes" | "events">): number {
  const asked = new Set<string>(content.scopes.map((use) => use.scope));
  for (const event of content.events) {
    const scope = EVENT_SCOPES[event.type];
    if (scope) asked.add(scope);
  }
  const weights = SCOPES.filter((info) => asked.has(info.scope)).map((info) => info.risk);
  const highest = Math.max(0, ...weights);
  const rest = weights.reduce((sum, weight) => sum + weight, 0) - highest;
  // The strongest permission counts whole, the others a third: six mild ones are not six times as bad.
  return Math.min(70, highest + rest / 3);
}

/**
 * 0 to 100: how much could go wrong, for the order of the queue and nothing else. More permissions never lower it, a rejection never
 * lowers it, and an approval never raises it.
 */
export function riskOf(input: {
  content: Pick<VersionContent, "scopes" | "events">;
  type: ListingType;
  history: PartnerHistory;
}): number {
  const { approved, changesRequested, rejected } = input.history;
  const newcomer = approved === 0 ? 15 : 0;
  const trust = Math.min(12, approved * 2);
  const trouble = Math.min(20, rejected * 8 + changesRequested * 2);
  const sum = scopeRisk(input.content) + BY_TYPE[input.type] + newcomer + trouble - trust;
  return Math.max(0, Math.min(100, Math.round(sum)));
}

/** The word beside the number. */
export function riskWord(risk: number): "low" | "medium" | "high" {
  return risk >= 60 ? "high" : risk >= 30 ? "medium" : "low";
}
