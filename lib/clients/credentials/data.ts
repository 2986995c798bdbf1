import type { AnyPartnerScope, Environment } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { LIVE_SECRETS } from "../constants";
import { getWorkingSecrets } from "../data";

/** `stopped`: who answers for it may not make secrets any more, so it is refused until somebody who may takes it over. */
export type SecretDto = { id: string; lastFour: string; createdAt: Date; endsAt: Date | null; stopped: boolean };
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

type SecretRow = { id: string; lastFour: string; createdAt: Date; expiresAt: Date | null };

function toSecret(secret: SecretRow, works: ReadonlySet<string>): SecretDto {
  return {
    stopped: !works.has(secret.id),
    id: formatId("secret", secret.id),
    lastFour: secret.lastFour,
    createdAt: secret.createdAt,
    endsAt: secret.expiresAt,
  };
}

/** The partner's clients with their live secrets, sandbox first; `listingId` (raw) narrows to one listing. */
export async function listCredentials(on: Db, scope: AnyPartnerScope, listingId?: string): Promise<CredentialsDto[]> {
  const now = await getBusinessTime(on);
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
  const working = await getWorkingSecrets(
    on,
    clients.map(({ id }) => id),
  );
  const works = new Set(working.map(({ id }) => id));
  return clients.map((client) => ({
    clientId: formatId("client", client.id),
    name: client.name,
    environment: client.environment,
    listingId: client.listingId ? formatId("listing", client.listingId) : null,
    redirectUris: client.redirectUris,
    scopes: client.scopes,
    secrets: client.secrets.map((secret) => toSecret(secret, works)),
    nextToEnd:
      client.secrets
        .slice(LIVE_SECRETS - 1)
        .map((secret) => toSecret(secret, works))
        .at(-1) ?? null,
  }));
}

/** Whether a client of the partner (raw id) has a secret that is valid now. */
export async function hasLiveSecret(on: Db, scope: AnyPartnerScope, clientId: string | null): Promise<boolean> {
  if (!clientId) return false;
  const own = await on.oAuthClient.count({ where: { id: clientId, partnerId: scope.partnerId } });
  return own > 0 && (await getWorkingSecrets(on, [clientId])).length > 0;
}
