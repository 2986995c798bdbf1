import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { apiResource } from "@/lib/clients/constants";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";

type NewGrant = {
  installationId: string;
  versionId: string;
  scopes: readonly string[];
  grantedById: string | null;
  reason: string;
};

/**
 * Makes the live grant of an installation, ending the one before, whose scopes it returns. Tokens that exist follow at once: a refresh
 * carries the new scopes, an access token never more than both it and the live grant hold.
 */
export async function replaceGrant(tx: Tx, input: NewGrant): Promise<{ before: string[] }> {
  const now = await getBusinessTime(tx);
  const previous = await tx.grant.findFirst({
    where: { installationId: input.installationId, revokedAt: null },
    select: { id: true, scopes: true },
  });
  if (previous) {
    const { count } = await tx.grant.updateMany({
      where: { id: previous.id, revokedAt: null },
      data: { revokedAt: now, revokeReason: input.reason },
    });
    if (count === 0) throw new AppError("conflict");
  }
  const { count } = await tx.grant.createMany({
    data: [
      {
        id: newId(),
        installationId: input.installationId,
        versionId: input.versionId,
        scopes: [...input.scopes],
        grantedById: input.grantedById,
        grantedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError("conflict");
  if (previous) await rescopeTokens(tx, input.installationId, input.scopes);
  return { before: previous?.scopes ?? [] };
}

/** Ends the live grant, if any, and returns its scopes. */
export async function revokeGrant(tx: Tx, installationId: string, reason: string): Promise<string[]> {
  const live = await tx.grant.findFirst({
    where: { installationId, revokedAt: null },
    select: { id: true, scopes: true },
  });
  if (!live) return [];
  await tx.grant.updateMany({
    where: { id: live.id, revokedAt: null },
    data: { revokedAt: await getBusinessTime(tx), revokeReason: reason },
  });
  return live.scopes;
}

/** What the authorization server stored for this installation is for API scopes of the old grant; other scopes (openid) stay. */
async function rescopeTokens(tx: Tx, installationId: string, scopes: readonly string[]): Promise<void> {
  const text = scopes.join(" ");
  await tx.$executeRaw`
    UPDATE oauth_artifact SET payload = jsonb_set(payload #- '{rejected,resources}', '{resources}', jsonb_build_object(${apiResource()}::text, ${text}::text))
    WHERE kind = 'Grant' AND installation_id = ${installationId}::uuid`;
  await tx.$executeRaw`
    UPDATE oauth_artifact SET payload = jsonb_set(payload, '{scope}', to_jsonb(concat_ws(' ',
      (SELECT string_agg(word, ' ') FROM unnest(string_to_array(payload ->> 'scope', ' ')) AS word WHERE NOT (word = ANY (${[...SCOPE_NAMES]}::text[]))),
      nullif(${text}::text, ''))))
    WHERE kind IN ('RefreshToken', 'AuthorizationCode') AND installation_id = ${installationId}::uuid`;
}
