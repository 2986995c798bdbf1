import { stillMayInPartner } from "@/lib/accounts/givers/data";
import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { parseId } from "@/lib/platform/ids";
import type { ClientRecord } from "./types";

/** Secrets of a client that prove it now: not ended, and who answers for each still may make secrets. Oldest first; ids are raw. */
export async function getWorkingSecrets(
  on: Db,
  clientIds: readonly string[],
): Promise<Array<{ id: string; clientId: string; secretHash: string }>> {
  return on.$queryRaw`
    SELECT s.id, s.client_id AS "clientId", s.secret_hash AS "secretHash" FROM client_secret s JOIN oauth_client c ON c.id = s.client_id
    WHERE s.client_id = ANY (${[...clientIds]}::uuid[]) AND s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > (SELECT business_now()))
      AND (s.created_by_id IS NULL OR ${stillMayInPartner(Prisma.sql`s.created_by_id`, Prisma.sql`c.partner_id`, "client.secret.create")})
    ORDER BY s.id`;
}

/** The client of a public client_id (`cli_…`), or null when unknown, disabled, or its partner is closed. */
export async function getClientRecord(on: Db, shownId: string): Promise<ClientRecord | null> {
  const id = parseId("client", shownId);
  if (!id) return null;
  const client = await on.oAuthClient.findFirst({
    where: { id, disabledAt: null, partner: { closedAt: null } },
    select: {
      id: true,
      environment: true,
      partnerId: true,
      listingId: true,
      name: true,
      redirectUris: true,
      scopes: true,
    },
  });
  if (!client) return null;
  const secrets = await getWorkingSecrets(on, [id]);
  return { ...client, secretHashes: secrets.map((secret) => secret.secretHash) };
}
