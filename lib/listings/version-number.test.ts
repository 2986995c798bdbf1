import { describe, expect, it } from "vitest";
import { BUMPS, compareNumbers, nextNumber } from "./version-number";

describe("version numbers", () => {
  it("orders by number, not by text", () => {
    expect(["1.10.0", "1.9.0", "2.0.0", "1.9.10"].sort(compareNumbers)).toEqual(["1.9.0", "1.9.10", "1.10.0", "2.0.0"]);
  });

  it.each([
    ["patch", "1.10.1"],
    ["minor", "1.11.0"],
    ["major", "2.0.0"],
  ] as const)("a %s after 1.10.0 is %s", (bump, next) => {
    expect(nextNumber(["1.9.0", "1.10.0"], bump)).toBe(next);
  });

  it("always grows", () => {
    for (const bump of BUMPS) expect(compareNumbers(nextNumber(["3.2.1"], bump), "3.2.1")).toBeGreaterThan(0);
  });

  it("refuses what is no number", () => {
    expect(() => compareNumbers("1.0", "1.0.0")).toThrow(RangeError);
  });
});
