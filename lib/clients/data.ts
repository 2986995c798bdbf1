import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import { getDatabaseTime } from "@/lib/platform/time";
import type { ClientRecord } from "./types";

/** The client of a public client_id (`cli_…`), or null when unknown, disabled, or its partner is closed. */
export async function getClientRecord(on: Db, shownId: string): Promise<ClientRecord | null> {
  const id = parseId("client", shownId);
  if (!id) return null;
  const now = await getDatabaseTime(on);
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
      secrets: {
        where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        select: { secretHash: true },
        orderBy: { id: "asc" },
      },
    },
  });
  if (!client) return null;
  const { secrets, ...rest } = client;
  return { ...rest, secretHashes: secrets.map((secret) => secret.secretHash) };
}
