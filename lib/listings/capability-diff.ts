import { webAddress } from "@/lib/platform/text/web-address";
import type { VersionContent } from "./schema";
import type { CapabilityDiff, Changes, EventUse, Plan, ScopeUse, UrlUse } from "./types";

/** The fields of a version that a diff looks at. */
export type Comparable = Pick<
  VersionContent,
  | "scopes"
  | "events"
  | "plans"
  | "redirectUris"
  | "installUrl"
  | "endpointUrl"
  | "demoUrl"
  | "docsUrl"
  | "supportUrl"
  | "privacyUrl"
  | "termsUrl"
  | "repositoryUrl"
>;

/** Every address of a version as it is sent; empty ones are left out. How an older version spelled one is no difference. */
export function urlsOf(content: Comparable): UrlUse[] {
  const redirects: UrlUse[] = content.redirectUris.map((url) => ({ kind: "redirect", url }));
  const single: UrlUse[] = [
    { kind: "install", url: content.installUrl },
    { kind: "endpoint", url: content.endpointUrl },
    { kind: "demo", url: content.demoUrl },
    { kind: "docs", url: content.docsUrl },
    { kind: "support", url: content.supportUrl },
    { kind: "privacy", url: content.privacyUrl },
    { kind: "terms", url: content.termsUrl },
    { kind: "repository", url: content.repositoryUrl },
  ];
  return [...redirects, ...single].flatMap(({ kind, url }) =>
    url === "" ? [] : [{ kind, url: webAddress(url) ?? url }],
  );
}

/** Later entries of one key replace earlier ones, as a form would. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

function changesOf<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  same: (left: T, right: T) => boolean,
): Changes<T> {
  const old = byKey(before, keyOf);
  const now = byKey(after, keyOf);
  const changes: Changes<T> = { added: [], removed: [], changed: [] };
  for (const [key, item] of now) {
    const was = old.get(key);
    if (was === undefined) changes.added.push(item);
    else if (!same(was, item)) changes.changed.push({ before: was, after: item });
  }
  for (const [key, item] of old) if (!now.has(key)) changes.removed.push(item);
  return changes;
}

/** Redirect addresses are a set; the others are one of each kind, so a new one is a change. */
export function urlKey(use: UrlUse): string {
  return use.kind === "redirect" ? `redirect ${use.url}` : use.kind;
}

function samePlan(left: Plan, right: Plan): boolean {
  return (
    left.amountMinor === right.amountMinor &&
    left.currency === right.currency &&
    left.interval === right.interval &&
    left.per === right.per &&
    left.trialDays === right.trialDays
  );
}

const NOTHING: Comparable = {
  scopes: [],
  events: [],
  plans: [],
  redirectUris: [],
  installUrl: "",
  endpointUrl: "",
  demoUrl: "",
  docsUrl: "",
  supportUrl: "",
  privacyUrl: "",
  termsUrl: "",
  repositoryUrl: "",
};

/**
 * What `after` changes against `before` (null: the first version, so everything is new). A reason's wording, a plan's note and the
 * order of things are not changes; making a scope optional or required is.
 */
export function diffCapabilities(before: Comparable | null, after: Comparable): CapabilityDiff {
  const old = before ?? NOTHING;
  const sameScope = (left: ScopeUse, right: ScopeUse) => left.optional === right.optional;
  const eventKey = (use: EventUse) => use.type;
  return {
    scopes: changesOf(old.scopes, after.scopes, (use) => use.scope, sameScope),
    events: changesOf(old.events, after.events, eventKey, () => true),
    urls: changesOf(urlsOf(old), urlsOf(after), urlKey, (left, right) => left.url === right.url),
    price: changesOf(old.plans, after.plans, (plan) => plan.name, samePlan),
  };
}

/** Whether nothing of it changed. */
export function isEmptyDiff(diff: CapabilityDiff): boolean {
  return [diff.scopes, diff.events, diff.urls, diff.price].every(
    (changes) => changes.added.length + changes.removed.length + changes.changed.length === 0,
  );
}
