import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

const PREFIX = "whsec_";

/** The two keys one secret stands for: its text as shown, and the bytes that follow `whsec_` in base64. */
type Keys = { text: KeyObject; standard: KeyObject };

const KEPT_KEYS = 10_000;
const prepared = new Map<string, Keys>();

/** Making a key costs six times as much as signing with it, so keys are kept. */
function keysOf(secret: string): Keys {
  const known = prepared.get(secret);
  if (known) return known;
  const bytes = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
  const keys = { text: createSecretKey(Buffer.from(secret, "utf8")), standard: createSecretKey(bytes) };
  if (prepared.size >= KEPT_KEYS) prepared.clear();
  prepared.set(secret, keys);
  return keys;
}

/** A new signing secret from 32 random bytes, as it is shown. */
export function formatSecret(bytes: Uint8Array): string {
  return `${PREFIX}${Buffer.from(bytes).toString("base64")}`;
}

/** Everything one attempt is signed with. */
export type Signing = {
  /** The event's shown id: the same for every attempt, so that receivers can tell repeats. */
  id: string;
  /** The attempt's time; receivers refuse what is more than five minutes off. */
  at: Date;
  /** The bytes that are sent. */
  body: string | Uint8Array;
  /** Newest first. While a rotation runs there are two. */
  secrets: readonly string[];
};

/**
 * The signature headers of one attempt. `X-Signature` is `sha256=<hex HMAC-SHA256 of the body>`, keyed by the secret exactly as shown
 * (`whsec_` included); it carries one signature, of the oldest live secret, because receivers that read it expect one value: it changes
 * to the new one when the partner says "switched" or the overlap ends. `webhook-signature` carries one of each secret.
 */
export function signatureHeaders({ id, at, body, secrets }: Signing): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const prefix = `${id}.${timestamp}.`;
  const oldest = secrets.at(-1);
  if (oldest === undefined) throw new Error("An endpoint without a secret cannot be signed for.");
  return {
    "x-signature": `sha256=${createHmac("sha256", keysOf(oldest).text).update(body).digest("hex")}`,
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": secrets
      .map(
        (secret) => `v1,${createHmac("sha256", keysOf(secret).standard).update(prefix).update(body).digest("base64")}`,
      )
      .join(" "),
  };
}

/**
 * Headers as an attempt keeps them: enough of a signature to compare, not enough to use. Three plain points: one character beyond Latin-1
 * doubles the text of a whole batch of attempts.
 */
export function maskSignatures(headers: Readonly<Record<string, string>>): Record<string, string> {
  const masked = { ...headers };
  const xSignature = headers["x-signature"];
  const standard = headers["webhook-signature"];
  if (xSignature) masked["x-signature"] = `${xSignature.slice(0, 15)}...`;
  if (standard)
    masked["webhook-signature"] = standard
      .split(" ")
      .map((one) => `${one.slice(0, 11)}...`)
      .join(" ");
  return masked;
}
