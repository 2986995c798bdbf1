import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

/** SHA-256 as lower-case hex: how tokens, codes and link secrets are stored. */
export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

/** `bytes` random bytes as base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** Compares without telling by time where the difference is. */
export function safeEqual(left: string, right: string): boolean {
  const a = createHash("sha256").update(left).digest();
  const b = createHash("sha256").update(right).digest();
  return timingSafeEqual(a, b);
}

/** A 32-byte key for one purpose, derived from PATCHBAY_SECRET by HKDF (RFC 5869). */
export function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().PATCHBAY_SECRET, "patchbay", purpose, 32));
}

/** HMAC-SHA256 as hex, under a key for one purpose. */
export function sign(purpose: string, value: string): string {
  return createHmac("sha256", deriveKey(purpose)).update(value).digest("hex");
}

function encryptionKeys(): Array<{ id: string; key: Buffer }> {
  return env()
    .ENCRYPTION_KEYS.split(",")
    .map((entry) => {
      const [id, encoded] = entry.split(":");
      const key = Buffer.from(encoded ?? "", "base64");
      if (!id || key.length !== 32)
        throw new Error("ENCRYPTION_KEYS must be `kid:base64 of 32 bytes`, comma separated.");
      return { id, key };
    });
}

/** AES-256-GCM; the answer is `kid.iv.tag.ciphertext` (base64url), so keys can rotate. */
export function encrypt(plain: string): string {
  const [first] = encryptionKeys();
  if (!first) throw new Error("ENCRYPTION_KEYS is empty.");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", first.key, iv);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [
    first.id,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    body.toString("base64url"),
  ].join(".");
}

/** Reverses `encrypt`; throws when the key is gone or the text was changed. */
export function decrypt(sealed: string): string {
  const [id, iv, tag, body] = sealed.split(".");
  const key = encryptionKeys().find((entry) => entry.id === id)?.key;
  if (!key || !iv || !tag || body === undefined)
    throw new Error("This secret was sealed with a key that is not in ENCRYPTION_KEYS.");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
}
