import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTiers, type RevenueTier, takeFromCharge, takeFromMonth } from "./take-rate";

const STANDARD: RevenueTier[] = [
  { fromMinor: 0n, upToMinor: 1_000_000n, rateBp: 3000 },
  { fromMinor: 1_000_000n, upToMinor: 5_000_000n, rateBp: 2500 },
  { fromMinor: 5_000_000n, upToMinor: 10_000_000n, rateBp: 2000 },
  { fromMinor: 10_000_000n, upToMinor: null, rateBp: 1500 },
];

const month = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe("takeFromMonth, figures worked by hand", () => {
  it.each([
    ["$0", 0n, 0n],
    ["$0.01", 1n, 0n],
    ["$9,999.99", 999_999n, 299_999n],
    ["$10,000", 1_000_000n, 300_000n],
    ["$10,000.01", 1_000_001n, 300_000n],
    ["$10,000.04", 1_000_004n, 300_001n],
    ["$49,999.99", 4_999_999n, 1_299_999n],
    ["$50,000", 5_000_000n, 1_300_000n],
    ["$50,000.05", 5_000_005n, 1_300_001n],
    ["$100,000", 10_000_000n, 2_300_000n],
    ["$100,000.10", 10_000_010n, 2_300_001n],
    ["$200,000", 20_000_000n, 3_800_000n],
  ])("%s", (_name, gross, platform) => {
    expect(takeFromMonth(STANDARD, gross).platformMinor).toBe(platform);
  });

  it("tells the effective rate: 23 % at $100,000", () => {
    expect(takeFromMonth(STANDARD, 10_000_000n).effectiveBp).toBe(2300);
    expect(takeFromMonth(STANDARD, 0n).effectiveBp).toBe(3000);
  });
});

describe("takeFromMonth, for any month", () => {
  it("splits exactly, in the whole and in the slices", () => {
    fc.assert(
      fc.property(month, (gross) => {
        const taken = takeFromMonth(STANDARD, gross);
        expect(taken.platformMinor + taken.partnerMinor).toBe(gross);
        expect(taken.slices.reduce((sum, slice) => sum + slice.amountMinor, 0n)).toBe(gross);
        expect(taken.slices.reduce((sum, slice) => sum + slice.platformMinor, 0n)).toBe(taken.platformMinor);
      }),
    );
  });

  it("never lets a partner keep less by earning more, nor pay more than the first rate or less than the last", () => {
    fc.assert(
      fc.property(month, fc.bigInt({ min: 1n, max: 10n ** 9n }), (gross, more) => {
        const before = takeFromMonth(STANDARD, gross);
        const after = takeFromMonth(STANDARD, gross + more);
        expect(after.partnerMinor >= before.partnerMinor).toBe(true);
        expect(after.platformMinor * 10_000n <= (gross + more) * 3000n).toBe(true);
        expect((after.platformMinor + 1n) * 10_000n > (gross + more) * 1500n).toBe(true);
      }),
    );
  });

  it("gives the same month however it is cut into charges", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 8n }), { maxLength: 30 }), (charges) => {
        let before = 0n;
        let platform = 0n;
        for (const charge of charges) {
          platform += takeFromCharge(STANDARD, before, charge).platformMinor;
          before += charge;
        }
        expect(platform).toBe(takeFromMonth(STANDARD, before).platformMinor);
      }),
    );
  });

  it("refuses a schedule with a gap, an overlap or an end, and a negative month", () => {
    const [first, second, third, last] = STANDARD;
    if (!first || !second || !third || !last) throw new Error("four tiers");
    expect(() => checkTiers([first, third, last])).toThrow("follow one another");
    expect(() => checkTiers([first, { ...second, fromMinor: 999_999n }, third, last])).toThrow("follow one another");
    expect(() => checkTiers([first, second])).toThrow("no end");
    expect(() => takeFromMonth(STANDARD, -1n)).toThrow("not negative");
  });
});
