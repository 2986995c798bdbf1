import { describe, expect, it } from "vitest";
import type { GuardedResult } from "@/lib/platform/http/types";
import { MAX_ATTEMPTS } from "../constants";
import { judge } from "./outcome";

const NOW = new Date("2026-11-21T12:00:00Z");
const answer = (status: number, headers: Record<string, string> = {}): GuardedResult => ({
  ok: true,
  status,
  headers,
  body: "",
  truncated: false,
  durationMs: 4,
  address: "203.0.113.5",
});

describe("judge", () => {
  it.each([200, 201, 202, 204, 299])("%i is delivered", (status) => {
    expect(judge(answer(status), 1, NOW, 0.5)).toMatchObject({ action: "deliver", delay: null, error: null });
  });

  it.each([301, 302, 307, 308, 400, 401, 404, 409, 422, 500, 502, 503, 504])("%i is tried again", (status) => {
    expect(judge(answer(status), 1, NOW, 0.5)).toMatchObject({
      action: "retry",
      delay: 5,
      hold: null,
      gone: false,
      status,
    });
  });

  it("410 switches the endpoint off and ends the delivery", () => {
    expect(judge(answer(410), 1, NOW, 0.5)).toMatchObject({ action: "exhaust", gone: true });
  });

  it("429 holds the whole endpoint, as long as it asks, never shorter than the schedule", () => {
    expect(judge(answer(429, { "retry-after": "300" }), 1, NOW, 0.5)).toMatchObject({
      action: "retry",
      delay: 300,
      hold: 300,
    });
    expect(judge(answer(429), 1, NOW, 0.5)).toMatchObject({ delay: 60, hold: 60 });
    expect(judge(answer(429, { "retry-after": "1" }), 6, NOW, 0.5)).toMatchObject({ delay: 7_200, hold: 1 });
  });

  it("a failure without an answer is tried again", () => {
    const failure: GuardedResult = {
      ok: false,
      error: "timeout",
      detail: "The exchange took too long.",
      durationMs: 10_000,
    };
    expect(judge(failure, 3, NOW, 0.5)).toMatchObject({
      action: "retry",
      delay: 120,
      status: null,
      error: "timeout: The exchange took too long.",
    });
  });

  it("the last failure is dead", () => {
    expect(judge(answer(500), MAX_ATTEMPTS, NOW, 0.5)).toMatchObject({ action: "exhaust", delay: null });
  });
});
