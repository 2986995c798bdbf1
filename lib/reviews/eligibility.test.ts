import { describe, expect, it } from "vitest";
import { reviewEligibility } from "./eligibility";

const now = new Date("2026-11-21T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe("reviewEligibility", () => {
  it.each([
    ["never active, many events", null, null, 50, false],
    ["active a minute, nine events", daysAgo(0.001), null, 9, false],
    ["active a minute, ten events", daysAgo(0.001), null, 10, true],
    ["active just under seven days", daysAgo(6.9999), null, 0, false],
    ["active seven days", daysAgo(7), null, 0, true],
    ["removed after three days, a month ago", daysAgo(30), daysAgo(27), 0, false],
    ["removed after eight days", daysAgo(30), daysAgo(22), 0, true],
  ] as const)("%s", (_name, activatedAt, endedAt, eventsSeen, open) => {
    expect(reviewEligibility({ activatedAt, endedAt, eventsSeen }, now).open).toBe(open);
  });

  it("says what is missing", () => {
    expect(reviewEligibility({ activatedAt: daysAgo(2), endedAt: null, eventsSeen: 4 }, now)).toEqual({
      open: false,
      daysLeft: 5,
      eventsLeft: 6,
    });
  });
});
