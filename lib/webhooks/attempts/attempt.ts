import { newId } from "@/lib/platform/ids";
import { KEPT_BODY } from "../constants";
import { type EnvelopeHead, envelope } from "../envelope";
import { maskSignatures, signatureHeaders } from "../signature";
import type { Answered, AttemptRecord, ClaimedDelivery, EndpointTarget, SignedRequest } from "./types";

/** Answer headers that could open something at the partner's. */
const SECRET_HEADERS = new Set(["set-cookie", "authorization", "proxy-authorization", "www-authenticate", "cookie"]);

/** Builds the request of one attempt; `at` is the attempt's time by the database's clock. */
export function signedRequest(
  target: EndpointTarget,
  delivery: ClaimedDelivery,
  head: EnvelopeHead,
  at: Date,
): SignedRequest {
  const body = Buffer.from(envelope(head, delivery), "utf8");
  const headers = {
    "content-type": "application/json",
    "user-agent": "Patchbay-Webhooks/1",
    ...signatureHeaders({ id: head.shownId, at, body, secrets: target.secrets }),
  };
  return { url: target.url, headers, body };
}

/** They speak of one connection and not of the answer (RFC 9110, 7.6.1). */
const CONNECTION_HEADERS = new Set(["connection", "keep-alive"]);

const MAX_KEPT_HEADERS = 60;

function keptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers)
    .filter(([name]) => !CONNECTION_HEADERS.has(name))
    .slice(0, MAX_KEPT_HEADERS)
    .map(([name, value]) => [name, SECRET_HEADERS.has(name) ? "[hidden]" : value.slice(0, 1_000)] as const);
  return Object.fromEntries(kept);
}

/** Postgres text takes every character but NUL. */
function keptText(text: string): string {
  return text === "" ? "" : text.slice(0, KEPT_BODY).replaceAll("\u0000", "\u{FFFD}");
}

/** What is written down about one attempt. */
export function recordOf({ delivery, request, result, outcome, startedAt }: Answered): AttemptRecord {
  return {
    attemptId: newId(),
    delivery,
    outcome: outcome.error === null ? outcome : { ...outcome, error: keptText(outcome.error).slice(0, 400) },
    startedAt,
    durationMs: result.durationMs,
    url: request.url,
    requestHeaders: JSON.stringify(maskSignatures(request.headers)),
    responseHeaders: result.ok ? JSON.stringify(keptHeaders(result.headers)) : null,
    responseBody: result.ok ? keptText(result.body) : null,
  };
}
