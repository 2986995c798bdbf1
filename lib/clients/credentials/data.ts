import type { Environment, PartnerScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { getDatabaseTime } from "@/lib/platform/time";
import { LIVE_SECRETS } from "../constants";

export type SecretDto = { id: string; lastFour: string; createdAt: Date; endsAt: Date | null };
/** A client as its partner sees it: ids are shown ids, secrets by their last four. */
export type CredentialsDto = {
  clientId: string;
  name: string;
  environment: Environment;
  listingId: string | null;
  redirectUris: string[];
  scopes: string[];
  secrets: SecretDto[];
  /** The one that ends at once when another is made; null while one may still be made beside it. */
  nextToEnd: SecretDto | null;
};

function toSecret(secret: { id: string; lastFour: string; createdAt: Date; expiresAt: Date | null }): SecretDto {
  return {
    id: formatId("secret", secret.id),
    lastFour: secret.lastFour,
    createdAt: secret.createdAt,
    endsAt: secret.expiresAt,
  };
}

/** The partner's clients with their live secrets, sandbox first; `listingId` (raw) narrows to one listing. */
export async function listCredentials(on: Db, scope: PartnerScope, listingId?: string): Promise<CredentialsDto[]> {
  const now = await getDatabaseTime(on);
  const clients = await on.oAuthClient.findMany({
    where: { partnerId: scope.partnerId, disabledAt: null, ...(listingId ? { listingId } : {}) },
    orderBy: [{ environment: "desc" }, { id: "asc" }],
    include: {
      secrets: {
        where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        orderBy: { id: "desc" },
      },
    },
  });
  return clients.map((client) => ({
    clientId: formatId("client", client.id),
    name: client.name,
    environment: client.environment,
    listingId: client.listingId ? formatId("listing", client.listingId) : null,
    redirectUris: client.redirectUris,
    scopes: client.scopes,
    secrets: client.secrets.map(toSecret),
    nextToEnd:
      client.secrets
        .slice(LIVE_SECRETS - 1)
        .map(toSecret)
        .at(-1) ?? null,
  }));
}

/** Whether a client of the partner (raw id) has a secret that is valid now. */
export async function hasLiveSecret(on: Db, scope: PartnerScope, clientId: string | null): Promise<boolean> {
  if (!clientId) return false;
  const now = await getDatabaseTime(on);
  const count = await on.clientSecret.count({
    where: {
      clientId,
      client: { partnerId: scope.partnerId },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
  });
  return count > 0;
}
