import { describe, expect, it } from "vitest";
import { nextMoment } from "./calendar";
import { CATALOG } from "./catalog";

const at = (text: string) => new Date(text);

describe("a calendar", () => {
  it.each([
    ["* * * * *", "UTC", "2026-12-01T10:00:30Z", "2026-12-01T10:01:00.000Z"],
    ["17 3 * * *", "UTC", "2026-12-01T03:17:00Z", "2026-12-02T03:17:00.000Z"],
    ["0 6 1 * *", "UTC", "2026-12-01T06:00:00Z", "2027-01-01T06:00:00.000Z"],
    // Clocks go forward in Jerusalem on 27 March 2026: six in the morning there is an hour earlier by UTC.
    ["0 6 * * *", "Asia/Jerusalem", "2026-03-26T05:00:00Z", "2026-03-27T03:00:00.000Z"],
    ["0 6 * * *", "Asia/Jerusalem", "2026-03-25T05:00:00Z", "2026-03-26T04:00:00.000Z"],
  ])("%s in %s after %s is %s", (pattern, zone, after, next) => {
    expect(nextMoment({ pattern, zone }, at(after)).toISOString()).toBe(next);
  });

  it("of every recurring job comes within two days, and not at once", () => {
    const now = at("2026-12-01T10:00:30Z");
    const recurring = Object.entries(CATALOG).filter(([, { calendar }]) => calendar !== null);
    expect(recurring.length).toBeGreaterThan(8);
    for (const [name, { calendar }] of recurring) {
      const wait = calendar ? (nextMoment(calendar, now).getTime() - now.getTime()) / 1_000 : 0;
      expect(wait, name).toBeGreaterThan(0);
      expect(wait, name).toBeLessThan(2 * 86_400);
    }
  });
});
