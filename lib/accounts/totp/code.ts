import { Secret, TOTP } from "otpauth";

/** Seconds one code stands for. */
export const STEP_SECONDS = 30;

function generatorFor(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Patchbay",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

/** A new 160-bit secret in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address an authenticator app reads. */
export function totpUri(secret: string, label: string): string {
  return generatorFor(secret, label).toString();
}

/** The code of a moment. */
export function totpCode(secret: string, at: Date): string {
  return generatorFor(secret, "").generate({ timestamp: at.getTime() });
}

/** The 30-second step a code belongs to, the one before or after `at` included; null when it is of none of them. */
export function totpStep(secret: string, code: string, at: Date): bigint | null {
  const delta = generatorFor(secret, "").validate({ token: code, timestamp: at.getTime(), window: 1 });
  return delta === null ? null : BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta);
}
