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
  [429, "rate_limited", true],
  [500, "internal", true],
  [503, "unavailable", true],
  [409, "idempotency_running", true],
  [409, "conflict", false],
  [401, "invalid_token", false],
  [412, "stale", false],
  [422, "invalid_input", false],
])("%i %s is tried again: %s", (status, code, expected) => {
  expect(isRetryable(status, code)).toBe(expected);
});
