import type { ScopeUse } from "@/lib/listings/types";

/** What a person can decide about: what the version declares, cut to what was asked for (empty: everything declared). */
export function offeredScopes(declared: readonly ScopeUse[], requested: readonly string[]): ScopeUse[] {
  const asked = new Set(requested);
  return asked.size === 0 ? [...declared] : declared.filter((use) => asked.has(use.scope));
}

/**
 * The grant that a choice makes, in the declared order: every required scope and the optional ones chosen. Names that were never
 * offered are dropped, so a forged form cannot add any.
 */
export function chooseScopes(offered: readonly ScopeUse[], chosen: readonly string[]): string[] {
  const picked = new Set(chosen);
  return offered.filter((use) => !use.optional || picked.has(use.scope)).map((use) => use.scope);
}

/** What changed between two grants. */
export function scopeChanges(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter((scope) => !before.includes(scope)),
    removed: before.filter((scope) => !after.includes(scope)),
  };
}

/**
 * Whether moving to a version needs a person: it declares something the accepted one did not, or needs something that was left off.
 * Losing a scope never asks.
 */
export function needsConsent(
  accepted: readonly ScopeUse[],
  granted: readonly string[],
  next: readonly ScopeUse[],
): boolean {
  const known = new Set(accepted.map((use) => use.scope));
  return next.some((use) => !known.has(use.scope) || (!use.optional && !granted.includes(use.scope)));
}
