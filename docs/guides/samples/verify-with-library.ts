import { Webhook } from "standardwebhooks";

/** The event of a delivery, or an error when it is forged, changed or old. `body` is the raw text, before any JSON parser. */
export function readEvent(secret: string, headers: Headers, body: string): unknown {
  return new Webhook(secret).verify(body, {
    "webhook-id": headers.get("webhook-id") ?? "",
    "webhook-timestamp": headers.get("webhook-timestamp") ?? "",
    "webhook-signature": headers.get("webhook-signature") ?? "",
  });
}
