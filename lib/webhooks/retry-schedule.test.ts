import { describe, expect, it } from "vitest";
import { HOUR } from "@/lib/platform/time";
import { MAX_ATTEMPTS, MAX_RETRY_AFTER, RETRY_DELAYS } from "./constants";
import { holdSeconds, nextDelay, parseRetryAfter } from "./retry-schedule";

const NOW = new Date("2026-11-21T12:00:00Z");

describe("nextDelay", () => {
  it("makes twelve attempts over 72 hours", () => {
    expect(MAX_ATTEMPTS).toBe(12);
    expect(RETRY_DELAYS.reduce((sum, delay) => sum + delay, 0)).toBe(72 * HOUR);
  });

  it("stays within 20 % of the table and never repeats a rhythm", () => {
    const seen = new Set<number>();
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      const base = RETRY_DELAYS[attempt - 1] ?? 0;
      for (const random of [0, 0.25, 0.5, 0.75, 0.999]) {
        const delay = nextDelay(attempt, random) ?? -1;
        expect(delay).toBeGreaterThanOrEqual(base * 0.8 - 1e-6);
        expect(delay).toBeLessThanOrEqual(base * 1.2 + 1e-6);
        seen.add(delay);
      }
    }
    expect(seen.size).toBe((MAX_ATTEMPTS - 1) * 5);
  });

  it("ends after the last", () => {
    expect(nextDelay(MAX_ATTEMPTS, 0.5)).toBeNull();
    expect(nextDelay(MAX_ATTEMPTS + 5, 0.5)).toBeNull();
  });

  it("spreads 10,000 endpoints: no second holds more than three times the mean", () => {
    const buckets = new Map<number, number>();
    for (let index = 0; index < 10_000; index++) {
      const second = Math.floor(nextDelay(4, (index * 0.618_033_988_7) % 1) ?? 0);
      buckets.set(second, (buckets.get(second) ?? 0) + 1);
    }
    expect(Math.max(...buckets.values())).toBeLessThanOrEqual(3 * (10_000 / buckets.size));
  });
});

describe("parseRetryAfter", () => {
  it.each([
    ["120", 120],
    ["0", 0],
    [" 7 ", 7],
    ["999999999999", MAX_RETRY_AFTER],
    ["9".repeat(400), MAX_RETRY_AFTER],
    ["Sat, 21 Nov 2026 12:01:30 GMT", 90],
    ["Saturday, 21-Nov-26 12:01:30 GMT", 90],
    ["Sat Nov 21 12:01:30 2026", 90],
    ["Sun Nov  1 12:01:30 2026", 0],
    ["Sun Dec  6 12:01:30 2099", MAX_RETRY_AFTER],
    ["Sat, 21 Nov 2026 12:01:30", 90],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    ["Sat, 21 Nov 2099 11:00:00 GMT", MAX_RETRY_AFTER],
    ["-5", null],
    ["1.5", null],
    ["NaN", null],
    ["Infinity", null],
    ["", null],
    ["soon", null],
    ["Sat, 99 Foo 2026", null],
    ["1e3", null],
    ["0x10", null],
    [undefined, null],
  ])("%j asks for %j", (header, seconds) => {
    expect(parseRetryAfter(header, NOW)).toBe(seconds);
  });
});

describe("holdSeconds", () => {
  it.each([
    [429, 30, 30],
    [429, 0, 1],
    [429, null, 60],
    [503, 30, 30],
    [503, null, null],
    [503, 0, null],
    [500, 30, null],
    [null, null, null],
  ])("status %j asking %j holds %j", (status, retryAfter, held) => {
    expect(holdSeconds(status, retryAfter)).toBe(held);
  });
});
