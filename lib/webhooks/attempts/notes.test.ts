import { expect, it } from "vitest";
import { notesOf } from "./notes";
import type { AttemptRecord, Outcome } from "./types";

const record = (endpointId: string, over: Partial<Outcome>): AttemptRecord => ({
  attemptId: "a",
  delivery: { eventId: "e", endpointId, installationId: "i", sequence: 1n, attempts: 0, trigger: "automatic" },
  outcome: { action: "retry", delay: 5, hold: null, gone: false, status: 500, error: "Answered 500.", ...over },
  startedAt: new Date(0),
  durationMs: 1,
  url: "https://a.example/",
  requestHeaders: "{}",
  responseHeaders: null,
  responseBody: null,
});
const well: Partial<Outcome> = { action: "deliver", delay: null, error: null, status: 200 };

it("one success is enough, the longest hold counts, and endpoints come in the order of their ids", () => {
  expect(
    notesOf([
      record("b", {}),
      record("a", { hold: 60 }),
      record("b", well),
      record("a", { hold: 5 }),
      record("c", { gone: true, action: "exhaust" }),
    ]),
  ).toEqual([
    { endpointId: "a", well: false, failed: true, gone: false, holdSeconds: 60 },
    { endpointId: "b", well: true, failed: true, gone: false, holdSeconds: null },
    { endpointId: "c", well: false, failed: true, gone: true, holdSeconds: null },
  ]);
});
