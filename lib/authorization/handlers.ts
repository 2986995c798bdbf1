import { db, inTransaction } from "@/lib/platform/db";
import { rotateSigningKeys } from "./keys/mutations";

/** Makes a new signing key when the present one is 90 days old. */
export async function rotateKeys(): Promise<void> {
  await inTransaction((tx) => rotateSigningKeys(tx));
}

/** Clears away what ended a day ago; a used refresh token stays until then, so that reuse is still recognised. Proofs are many and go at once. */
export async function sweepArtifacts(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM oauth_artifact
    WHERE expires_at < clock_timestamp() - interval '1 day' OR (kind = 'ReplayDetection' AND expires_at < clock_timestamp())`;
}
