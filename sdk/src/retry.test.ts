import { describe, expect, test } from "vitest";
import { DEFAULT_RETRY, delayAfter, isRetryable, parseRetryAfter } from "./retry.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

test.each([
  ["seconds", "7", 7000],
  ["zero", "0", 0],
  ["a date ahead", "Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
  ["a date gone by", "Wed, 31 Dec 2025 23:00:00 GMT", 0],
  ["nothing", null, null],
  ["blank", " ", null],
  ["a word", "soon", null],
  ["negative", "-5", null],
  ["NaN", "NaN", null],
])("Retry-After with %s", (_name, header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});

describe("delay", () => {
  test("doubles, is spread over its whole length, and is capped", () => {
    const policy = { attempts: 99, baseDelayMs: 100, maxDelayMs: 1000 };
    expect([1, 2, 3, 4, 5, 50].map((attempt) => delayAfter(attempt, null, policy, 1))).toEqual([
      100, 200, 400, 800, 1000, 1000,
    ]);
    expect(delayAfter(3, null, policy, 0)).toBe(0);
    expect(delayAfter(3, null, policy, 0.5)).toBe(200);
  });

  test("is what was asked for, unless that is too long", () => {
    expect(delayAfter(1, 7000, DEFAULT_RETRY, 0.5)).toBe(7000);
    expect(delayAfter(1, 3_600_000, DEFAULT_RETRY, 0.5)).toBeNull();
  });

  test("ends with the last try", () => {
    expect(delayAfter(DEFAULT_RETRY.attempts, null, DEFAULT_RETRY, 0)).toBeNull();
  });
});

test.each([
  [429, true],
  [500, true],
  [503, true],
  [409, false],
  [401, false],
  [412, false],
  [422, false],
])("%i is tried again: %s", (status, expected) => {
  expect(isRetryable(status)).toBe(expected);
});
