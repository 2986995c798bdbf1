import type { Environment } from "@/lib/accounts/types";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { addSeconds, DAY, getBusinessTime } from "@/lib/platform/time";
import { LIVE_SECRETS } from "./constants";

type ClientInput = {
  partnerId: string;
  environment: Environment;
  listingId: string | null;
  name: string;
  redirectUris: readonly string[];
  scopes: readonly string[];
};

// Callers hold the partner's scope and write the audit row of the step that needed a client; ids here are raw uuids.

/** Makes a client without a secret. */
export async function createClient(tx: Tx, input: ClientInput): Promise<{ clientId: string }> {
  const clientId = newId();
  await tx.oAuthClient.create({
    data: { ...input, id: clientId, redirectUris: [...input.redirectUris], scopes: [...input.scopes] },
  });
  return { clientId };
}

/** Replaces what a client may use: exact redirect URIs, scopes and its name. Tokens that exist keep what they were given. */
export async function updateClient(
  tx: Tx,
  clientId: string,
  change: { redirectUris: readonly string[]; scopes: readonly string[]; name: string },
): Promise<void> {
  const { count } = await tx.oAuthClient.updateMany({
    where: { id: clientId, disabledAt: null },
    data: { redirectUris: [...change.redirectUris], scopes: [...change.scopes], name: change.name },
  });
  if (count === 0) throw new AppError("not_found");
}

/** The client's secrets that are valid at `now`, newest first, held until the transaction ends: two at once would count the same ones. */
async function holdLiveSecrets(tx: Tx, clientId: string, now: Date) {
  await tx.$queryRaw`SELECT id FROM oauth_client WHERE id = ${clientId}::uuid FOR UPDATE`;
  return tx.clientSecret.findMany({
    where: { clientId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: { id: "desc" },
    select: { id: true, lastFour: true, expiresAt: true },
  });
}

/**
 * Makes a secret, shown this once and kept as SHA-256 (it has 256 random bits, so a slow hash would add nothing). The one before it
 * stays valid for 7 days, so that a running app can change over. While two are valid a third ends the older of them at once, which was
 * promised its days: only when `ends` names it (raw id). It works while `createdById` may make secrets. Errors: `not_ready`.
 */
export async function createClientSecret(
  tx: Tx,
  clientId: string,
  { ends, createdById }: { ends?: string | null; createdById?: string } = {},
): Promise<{ secret: string; secretId: string; lastFour: string }> {
  const now = await getBusinessTime(tx);
  const live = await holdLiveSecrets(tx, clientId, now);
  const ending = live.slice(LIVE_SECRETS - 1);
  const last = ending.at(-1);
  if (last && ending.some(({ id }) => id !== ends))
    throw new AppError("not_ready", {
      sentence: say("portal.twoSecrets", { lastFour: last.lastFour }),
    });
  for (const [index, { id, expiresAt }] of live.entries()) {
    if (index >= LIVE_SECRETS - 1) await tx.clientSecret.update({ where: { id }, data: { revokedAt: now } });
    else if (!expiresAt) await tx.clientSecret.update({ where: { id }, data: { expiresAt: addSeconds(now, 7 * DAY) } });
  }
  const secret = `cs_${randomToken(32)}`;
  const secretId = newId();
  const lastFour = secret.slice(-4);
  await tx.clientSecret.create({
    data: { id: secretId, clientId, secretHash: sha256(secret), lastFour, createdById: createdById ?? null },
  });
  return { secret, secretId, lastFour };
}

/** Ends one secret at once. Throws already_done when it has ended. */
export async function revokeClientSecret(tx: Tx, clientId: string, secretId: string): Promise<void> {
  const { count } = await tx.clientSecret.updateMany({
    where: { id: secretId, clientId, revokedAt: null },
    data: { revokedAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("already_done");
}

/** Deletes every code, token and grant of an installation. Whoever holds one is refused from the commit on. */
export async function revokeInstallationTokens(tx: Tx, installationId: string): Promise<{ count: number }> {
  const { count } = await tx.oAuthArtifact.deleteMany({ where: { installationId } });
  return { count };
}

/** Deletes a grant of the authorization server with everything issued under it. */
export async function revokeGrantTokens(tx: Tx, grantId: string): Promise<void> {
  await tx.oAuthArtifact.deleteMany({
    where: { OR: [{ kind: "Grant", idHash: sha256(grantId) }, { grantId }] },
  });
}
