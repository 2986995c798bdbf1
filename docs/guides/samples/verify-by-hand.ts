import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 300;

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** True when the body was signed with the secret within the last five minutes. Works in any language with HMAC-SHA256. */
export function isGenuine(secret: string, headers: Headers, body: string, now = new Date()): boolean {
  const id = headers.get("webhook-id") ?? "";
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (!(age <= TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  // Two signatures while a secret is being replaced: one of them is enough.
  return (headers.get("webhook-signature") ?? "").split(" ").some((signature) => same(signature, expected));
}

/** The short form: one header, keyed by the secret exactly as shown. It says nothing of the age. */
export function isGenuineShort(secret: string, headers: Headers, body: string): boolean {
  const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return same(headers.get("x-signature") ?? "", expected);
}
