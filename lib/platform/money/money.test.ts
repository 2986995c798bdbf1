import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, splitByWeights } from "./money";

describe("splitByWeights", () => {
  it("gives parts that add up to the whole, each within one unit of its exact share", () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some((w) => w > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), weights, (total, all) => {
        const parts = splitByWeights(total, all);
        const sum = all.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const off = part * sum - total * (all[index] ?? 0n);
          expect(off < sum && off > -sum).toBe(true);
        });
      }),
    );
  });

  it("gives the odd cent to the largest remainder, then to the earlier part", () => {
    expect(splitByWeights(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(splitByWeights(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(splitByWeights(10n, [1n, 2n])).toEqual([3n, 7n]);
  });
});

describe("formatMoney", () => {
  it("shows cents only when there are any and knows currencies without them", () => {
    expect(formatMoney({ minor: 1900n, currency: "USD" })).toBe("$19");
    expect(formatMoney({ minor: 1950n, currency: "USD" })).toBe("$19.50");
    expect(formatMoney({ minor: 1200n, currency: "JPY" })).toBe("¥1,200");
  });
});
