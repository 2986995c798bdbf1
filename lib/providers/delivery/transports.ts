import { guardedRequest } from "@/lib/platform/http/guarded-request";
import type { DeliveryTransport } from "./types";

/** The real thing: a guarded POST over the network. */
export const httpTransport: DeliveryTransport = (request) => guardedRequest(request);

/**
 * The hosted test endpoint: takes everything at once and answers 200. What it got is read from the delivery and its attempts, so
 * nothing is kept twice.
 */
export const inboxTransport: DeliveryTransport = async () => ({
  ok: true,
  status: 200,
  headers: { "content-type": "text/plain" },
  body: "Kept in the test inbox.",
  truncated: false,
  durationMs: 0,
  address: "inbox",
});
