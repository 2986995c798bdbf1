import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { LISTING_TYPES } from "@/lib/listings/constants";
import { type PartnerHistory, riskOf, riskWord } from "./risk";

const scopes = fc.subarray([...SCOPE_NAMES]);
const history: fc.Arbitrary<PartnerHistory> = fc.record({
  approved: fc.nat({ max: 30 }),
  changesRequested: fc.nat({ max: 30 }),
  rejected: fc.nat({ max: 10 }),
});
const type = fc.constantFrom(...LISTING_TYPES);
const content = (names: readonly (typeof SCOPE_NAMES)[number][]) => ({
  scopes: names.map((scope) => ({ scope, reason: "", optional: false })),
  events: [],
});

describe("riskOf", () => {
  it.each([
    ["a link of a known partner", content([]), "partner", { approved: 6, changesRequested: 0, rejected: 0 }, "low"],
    [
      "a newcomer that reads orders",
      content(["orders:read"]),
      "partner",
      { approved: 0, changesRequested: 0, rejected: 0 },
      "medium",
    ],
    [
      "a newcomer that writes customers",
      content(["customers:read", "customers:write", "orders:read"]),
      "community",
      { approved: 0, changesRequested: 0, rejected: 0 },
      "high",
    ],
  ] as const)("%s is %s", (_name, asked, of, before, word) => {
    expect(riskWord(riskOf({ content: asked, type: of, history: before }))).toBe(word);
  });

  it("counts a permission that only an event needs", () => {
    const before = { approved: 1, changesRequested: 0, rejected: 0 };
    const quiet = riskOf({ content: content([]), type: "partner", history: before });
    const hears = riskOf({
      content: { scopes: [], events: [{ type: "customer.created", reason: "" }] },
      type: "partner",
      history: before,
    });
    expect(hears).toBeGreaterThan(quiet);
  });

  it("stays within 0 and 100, and moves only the right way", () => {
    fc.assert(
      fc.property(scopes, scopes, type, history, (some, more, of, before) => {
        const all = SCOPE_NAMES.filter((name) => some.includes(name) || more.includes(name));
        const risk = riskOf({ content: content(some), type: of, history: before });
        expect(risk).toBeGreaterThanOrEqual(0);
        expect(risk).toBeLessThanOrEqual(100);
        expect(riskOf({ content: content(all), type: of, history: before })).toBeGreaterThanOrEqual(risk);
        expect(
          riskOf({ content: content(some), type: of, history: { ...before, rejected: before.rejected + 1 } }),
        ).toBeGreaterThanOrEqual(risk);
        expect(
          riskOf({ content: content(some), type: of, history: { ...before, approved: before.approved + 1 } }),
        ).toBeLessThanOrEqual(risk);
      }),
    );
  });
});
