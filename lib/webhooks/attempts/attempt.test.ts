import { describe, expect, it } from "vitest";
import type { GuardedResult } from "@/lib/platform/http/types";
import { newId } from "@/lib/platform/ids";
import { KEPT_BODY } from "../constants";
import { judge } from "../engine/outcome";
import { envelopeHead } from "../envelope";
import { formatSecret } from "../signature";
import { recordOf, signedRequest } from "./attempt";
import type { ClaimedDelivery, EndpointTarget } from "./types";

const AT = new Date("2026-11-21T12:00:00Z");
const target: EndpointTarget = {
  endpointId: newId(),
  state: "active",
  transport: "http",
  url: "https://a.example/hooks",
  secrets: [formatSecret(new Uint8Array(32).fill(1)), formatSecret(new Uint8Array(32).fill(2))],
};
const delivery: ClaimedDelivery = {
  eventId: newId(),
  endpointId: target.endpointId,
  installationId: newId(),
  sequence: 4n,
  attempts: 0,
  trigger: "automatic",
};
const head = envelopeHead({ id: delivery.eventId, type: "order.created", dataText: "{}", occurredAt: AT });
const request = signedRequest(target, delivery, head, AT);
const record = (result: GuardedResult) =>
  recordOf({ delivery, request, result, outcome: judge(result, 1, AT, 0.5), startedAt: AT });
const answer = (body: string, headers: Record<string, string> = {}): GuardedResult => ({
  ok: true,
  status: 200,
  headers,
  body,
  truncated: false,
  durationMs: 4,
  address: "203.0.113.5",
});

describe("an attempt", () => {
  it("is signed once for each live secret", () => {
    expect(request.headers["webhook-signature"]?.split(" ")).toHaveLength(2);
    expect(request.headers["webhook-id"]).toBe(head.shownId);
    expect(request.body.toString()).toContain('"sequence":4}');
  });

  it("is written down without what could be used again", () => {
    const made = record(answer("ok", { "set-cookie": "sid=1", connection: "keep-alive", server: "x" }));
    expect(made.requestHeaders).not.toContain(request.headers["webhook-signature"]);
    expect(JSON.parse(made.responseHeaders ?? "")).toEqual({ "set-cookie": "[hidden]", server: "x" });
    expect(made.outcome.action).toBe("deliver");
  });

  it("keeps the beginning of the answer, in characters that the database takes", () => {
    expect(record(answer("a\u0000b")).responseBody).toBe("a\uFFFDb");
    expect(record(answer("x".repeat(KEPT_BODY * 2))).responseBody).toHaveLength(KEPT_BODY);
  });

  it("without an answer keeps the reason alone", () => {
    const made = record({ ok: false, error: "timeout", detail: "No answer.\u0000", durationMs: 10 });
    expect(made).toMatchObject({ responseHeaders: null, responseBody: null, outcome: { action: "retry" } });
    expect(made.outcome.error).not.toContain("\u0000");
  });
});
