import type { WorkspaceScope } from "@/lib/accounts/types";
import { PENDING_SECONDS } from "@/lib/installs/constants";
import { approveRequest } from "@/lib/installs/requests/mutations";
import type { Consented } from "@/lib/installs/types";
import { sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { isGrantCovered } from "./data";

/**
 * Approves a member's request. The consent is kept, because the partner is not there to receive it: its next authorization for this
 * workspace passes without a screen, until a code is redeemed.
 */
export async function approveWithConsent(
  tx: Tx,
  scope: WorkspaceScope<"installation.decide">,
  input: { installationId: string; version: string; scopes: readonly string[] },
): Promise<Consented> {
  const approved = await approveRequest(tx, scope, input);
  if (!approved.clientId) return approved;
  const now = await getBusinessTime(tx);
  const kept = {
    clientId: approved.clientId,
    workspaceId: scope.workspaceId,
    scopes: approved.scopes,
    grantedById: scope.person.personId,
    createdAt: now,
    expiresAt: addSeconds(now, PENDING_SECONDS),
    usedAt: null,
  };
  await tx.standingConsent.upsert({
    where: { installationId: approved.installationId },
    create: { id: newId(), installationId: approved.installationId, ...kept },
    update: kept,
  });
  return approved;
}

/** Notes who carries a consent: their rights are proven again when the code is redeemed. */
export async function noteGiver(tx: Tx, grantId: string, personId: string): Promise<void> {
  await tx.oAuthArtifact.updateMany({
    where: { kind: "Grant", idHash: sha256(grantId) },
    data: { givenById: personId },
  });
}

/** A code of the grant is redeemed, proven in the same transaction; from now on it is the installation's. Throws `link_expired`. */
export async function settleGrant(tx: Tx, grantId: string): Promise<void> {
  if (!(await isGrantCovered(tx, grantId))) throw new AppError("link_expired");
  await tx.oAuthArtifact.updateMany({ where: { kind: "Grant", idHash: sha256(grantId) }, data: { givenById: null } });
}

/**
 * The partner redeemed a code: the kept consent has done its work. Not earlier, because a first try may end at the partner, and a link
 * that only opens the authorization must not use it up.
 */
export async function spendStandingConsent(tx: Tx, installationId: string): Promise<void> {
  await tx.standingConsent.updateMany({
    where: { installationId, usedAt: null },
    data: { usedAt: await getBusinessTime(tx) },
  });
}
