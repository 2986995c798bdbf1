import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { Webhook } from "standardwebhooks";

export type Verdict = { ok: true } | { ok: false; reason: string };

/**
 * Checks the Standard Webhooks headers over the raw body: do this before parsing anything. Several secrets may be valid while
 * one replaces another. The library also refuses a `webhook-timestamp` more than five minutes away, which stops old
 * deliveries from being played again; together with remembering each `webhook-id` nothing is done twice.
 */
export function verifyDelivery(body: Buffer, headers: IncomingHttpHeaders, secrets: readonly string[]): Verdict {
  const signed = {
    "webhook-id": single(headers["webhook-id"]),
    "webhook-timestamp": single(headers["webhook-timestamp"]),
    "webhook-signature": single(headers["webhook-signature"]),
  };
  let reason = "No signing secret is set";
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, signed, { jsonParse: false });
      return { ok: true };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return { ok: false, reason };
}

/**
 * The simpler header, for those without the library: `X-Signature: sha256=<hex>`, an HMAC of the raw body whose key is the
 * secret exactly as shown, `whsec_` included. It covers no time, so alone it cannot tell an old delivery from a new one.
 */
export function checkXSignature(
  body: Buffer,
  header: string | string[] | undefined,
  secrets: readonly string[],
): "valid" | "wrong" | "absent" {
  const given = Buffer.from(single(header));
  if (given.length === 0) return "absent";
  const valid = secrets.some((secret) => {
    const expected = Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return valid ? "valid" : "wrong";
}

function single(header: string | string[] | undefined): string {
  return typeof header === "string" ? header : "";
}
