import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseId, parseIdOrThrow } from "@/lib/platform/ids";
import { createClientSecret, revokeClientSecret } from "../mutations";

async function ownClientOrThrow(tx: Tx, scope: AnyPartnerScope, shownId: string): Promise<string> {
  const id = parseId("client", shownId);
  const client = id
    ? await tx.oAuthClient.findFirst({
        where: { id, partnerId: scope.partnerId, disabledAt: null },
        select: { id: true },
      })
    : null;
  if (!client) throw new AppError("not_found");
  return client.id;
}

/**
 * Makes a secret for one of the partner's clients; `secret` is shown this once. While two are valid, `shownEndsId` names the one that ends
 * for it. Errors: `not_found`, `not_ready`.
 */
export async function createSecret(
  tx: Tx,
  scope: PartnerScope<"client.secret.create">,
  shownClientId: string,
  shownEndsId = "",
): Promise<{ secret: string; lastFour: string }> {
  const clientId = await ownClientOrThrow(tx, scope, shownClientId);
  const ends = parseId("secret", shownEndsId);
  const { secret, secretId, lastFour } = await createClientSecret(tx, clientId, {
    ends,
    createdById: scope.person.personId,
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "client.secret.create",
    subject: { type: "client", id: clientId },
    partnerId: scope.partnerId,
    after: { secretId, lastFour, ...(ends ? { endedSecretId: ends } : {}) },
  });
  return { secret, lastFour };
}

/** Ends one secret at once. */
export async function revokeSecret(
  tx: Tx,
  scope: PartnerScope<"client.secret.create">,
  shownClientId: string,
  shownSecretId: string,
): Promise<void> {
  const clientId = await ownClientOrThrow(tx, scope, shownClientId);
  const secretId = parseId("secret", shownSecretId);
  if (!secretId) throw new AppError("not_found");
  await revokeClientSecret(tx, clientId, secretId);
  await recordAudit(tx, {
    actor: scope.actor,
    action: "client.secret.create",
    subject: { type: "client", id: clientId },
    partnerId: scope.partnerId,
    after: { secretId, revoked: true },
  });
}

/**
 * Answers for a secret from now on: it works while this person may make secrets, whoever made it. The way on when its maker left.
 * Throws already_done when it has ended.
 */
export async function keepSecret(
  tx: Tx,
  scope: PartnerScope<"client.secret.create">,
  shownClientId: string,
  shownSecretId: string,
): Promise<void> {
  const clientId = await ownClientOrThrow(tx, scope, shownClientId);
  const secretId = parseIdOrThrow("secret", shownSecretId);
  const { count } = await tx.clientSecret.updateMany({
    where: { id: secretId, clientId, revokedAt: null },
    data: { createdById: scope.person.personId },
  });
  if (count === 0) throw new AppError("already_done");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "client.secret.create",
    subject: { type: "client", id: clientId },
    partnerId: scope.partnerId,
    after: { secretId, takenOver: true },
  });
}
