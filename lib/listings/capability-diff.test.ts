import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUSINESS_EVENTS, SCOPE_NAMES } from "@/lib/capabilities/constants";
import { type Comparable, diffCapabilities, isEmptyDiff, urlKey, urlsOf } from "./capability-diff";
import { versionContentSchema } from "./schema";
import type { Changes } from "./types";

const url = fc.constantFrom("https://a.example/x", "https://b.example/y", "https://c.example/z", "https://d.example/");
const maybeUrl = fc.oneof(fc.constant(""), url);

/** Contents that differ in what a diff looks at; every kind of thing is unique by its key, as the editor keeps it. */
const comparable: fc.Arbitrary<Comparable> = fc.record({
  scopes: fc.uniqueArray(
    fc.record({ scope: fc.constantFrom(...SCOPE_NAMES), reason: fc.string(), optional: fc.boolean() }),
    {
      selector: (use) => use.scope,
    },
  ),
  events: fc.uniqueArray(fc.record({ type: fc.constantFrom(...BUSINESS_EVENTS), reason: fc.string() }), {
    selector: (use) => use.type,
  }),
  plans: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom("Solo", "Shop", "House"),
      amountMinor: fc.nat(9_999).map(String),
      currency: fc.constantFrom("USD" as const, "EUR" as const),
      interval: fc.constantFrom("month" as const, "year" as const, "once" as const),
      per: fc.constantFrom("workspace" as const, "seat" as const),
      trialDays: fc.nat(30),
      note: fc.string(),
    }),
    { selector: (plan) => plan.name },
  ),
  redirectUris: fc.uniqueArray(url),
  installUrl: maybeUrl,
  endpointUrl: maybeUrl,
  demoUrl: maybeUrl,
  docsUrl: maybeUrl,
  supportUrl: maybeUrl,
  privacyUrl: maybeUrl,
  termsUrl: maybeUrl,
  repositoryUrl: maybeUrl,
});

function apply<T>(items: readonly T[], changes: Changes<T>, keyOf: (item: T) => string): string[] {
  const keys = new Set(items.map(keyOf));
  for (const item of changes.removed) keys.delete(keyOf(item));
  for (const item of changes.added) keys.add(keyOf(item));
  return [...keys].sort();
}

describe("diffCapabilities", () => {
  it("finds nothing between equals, whatever the order", () => {
    fc.assert(
      fc.property(comparable, (content) => {
        const turned = { ...content, scopes: content.scopes.toReversed(), plans: content.plans.toReversed() };
        expect(isEmptyDiff(diffCapabilities(content, turned))).toBe(true);
      }),
    );
  });

  it("leads from before to after", () => {
    fc.assert(
      fc.property(comparable, comparable, (before, after) => {
        const diff = diffCapabilities(before, after);
        const scopeOf = (use: { scope: string }) => use.scope;
        expect(apply(before.scopes, diff.scopes, scopeOf)).toEqual(after.scopes.map(scopeOf).sort());
        const planOf = (plan: { name: string }) => plan.name;
        expect(apply(before.plans, diff.price, planOf)).toEqual(after.plans.map(planOf).sort());
        expect(apply(urlsOf(before), diff.urls, urlKey)).toEqual(urlsOf(after).map(urlKey).sort());
      }),
    );
  });

  it("turned round, adds what it removed", () => {
    fc.assert(
      fc.property(comparable, comparable, (left, right) => {
        const there = diffCapabilities(left, right);
        const back = diffCapabilities(right, left);
        expect(back.events.added).toEqual(there.events.removed);
        expect(back.urls.changed.map((change) => change.before)).toHaveLength(there.urls.changed.length);
      }),
    );
  });

  it("calls everything of a first version new", () => {
    const content = versionContentSchema.parse({
      name: "Tallyho",
      scopes: [{ scope: "orders:read", reason: "To book them." }],
      redirectUris: ["https://tallyho.example/callback"],
    });
    const diff = diffCapabilities(null, content);
    expect(diff.scopes.added.map((use) => use.scope)).toEqual(["orders:read"]);
    expect(diff.urls.added).toEqual([{ kind: "redirect", url: "https://tallyho.example/callback" }]);
  });

  it("sees a moved endpoint, a price and a permission that became required as changes", () => {
    const before = versionContentSchema.parse({
      name: "Tallyho",
      endpointUrl: "https://one.example/hook",
      plans: [{ name: "Shop", amountMinor: "1900" }],
      scopes: [{ scope: "orders:read", reason: "Old words", optional: true }],
    });
    const after = versionContentSchema.parse({
      ...before,
      endpointUrl: "https://two.example/hook",
      plans: [{ name: "Shop", amountMinor: "2900", note: "New words" }],
      scopes: [{ scope: "orders:read", reason: "New words", optional: false }],
    });
    const diff = diffCapabilities(before, after);
    expect(diff.urls.changed).toHaveLength(1);
    expect(diff.price.changed[0]?.after.amountMinor).toBe("2900");
    expect(diff.scopes.changed).toHaveLength(1);
  });
});
