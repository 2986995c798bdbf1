import type { AnyWorkspaceScope, WorkspaceScope } from "@/lib/accounts/types";
import { SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { move, tryMove } from "@/lib/platform/transitions/move";
import { LIVE_STATES, PENDING_SECONDS } from "./constants";
import { replaceGrant, revokeGrant } from "./grants/mutations";
import { isInstallable, mayWork } from "./installable";
import { chooseScopes, offeredScopes } from "./scope-choice";
import { INSTALLATIONS } from "./transitions";
import type { Consented, InstallTarget } from "./types";

const STOPPED = say("refusals.stopped");

/** Throws `blocked` when the listing takes no new installations, `not_found` when it is for the other environment. */
export function assertInstallable(target: InstallTarget, environment: "live" | "sandbox"): void {
  if (target.environment !== environment) throw new AppError("not_found");
  if (!isInstallable(target)) throw new AppError("blocked");
}

/**
 * An owner or admin agrees that `target` works in the workspace with the scopes chosen among those asked for. A new installation waits
 * (`pending`) for the partner, or is active when there is no client; a pending one is agreed to anew; an active one is connected
 * again with the grant it has. An open request for it counts as approved. `shown` is the version the person read (`ver_…`): when another
 * one counts by now it is `conflict`, so that nobody agrees to what the page did not say.
 */
export async function consentToInstall(
  tx: Tx,
  scope: WorkspaceScope<"installation.consent" | "installation.decide">,
  target: InstallTarget,
  choice: { shown: string; requested: readonly string[]; chosen: readonly string[] },
): Promise<Consented> {
  const existing = await lockLive(tx, scope, target.listingId);
  if (existing && !mayWork(target)) throw new AppError("blocked", { sentence: STOPPED });
  if (existing?.state === "active") return reconnect(tx, existing.id);
  if (existing && existing.state !== "pending") throw new AppError("blocked");
  assertInstallable(target, scope.environment);
  if (parseId("version", choice.shown) !== target.versionId) throw new AppError("conflict");
  const scopes = chooseScopes(offeredScopes(target.content.scopes, choice.requested), choice.chosen);
  const installationId = existing?.id ?? (await approveOpenRequest(tx, scope, target)) ?? newId();
  await putPending(tx, scope, target, installationId, scopes);
  await replaceGrant(tx, {
    installationId,
    versionId: target.versionId,
    scopes,
    grantedById: scope.person.personId,
    reason: "Agreed to anew",
  });
  if (target.clientId) return { installationId, state: "pending", scopes };
  await activateInstallation(tx, installationId);
  return { installationId, state: "active", scopes };
}

/** Locks one installation of the workspace (`ins_…`) until the transaction ends; null when there is none. */
export async function lockInstallation(
  tx: Tx,
  scope: WorkspaceScope<"installation.consent" | "installation.update" | "installation.uninstall">,
  shownId: string,
): Promise<string | null> {
  const id = parseId("installation", shownId);
  const rows = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT id FROM installation WHERE id = ${id}::uuid AND workspace_id = ${scope.workspaceId}::uuid FOR UPDATE`;
  return rows[0]?.id ?? null;
}

type LiveRow = { id: string; state: "pending" | "awaiting_payment" | "active" | "suspended" };

async function lockLive(tx: Tx, scope: AnyWorkspaceScope, listingId: string): Promise<LiveRow | undefined> {
  const rows = await tx.$queryRaw<LiveRow[]>`
    SELECT id, state::text AS state FROM installation
    WHERE workspace_id = ${scope.workspaceId}::uuid AND listing_id = ${listingId}::uuid AND state::text = ANY (${[...LIVE_STATES]}::text[])
    FOR UPDATE`;
  return rows[0];
}

async function reconnect(tx: Tx, installationId: string): Promise<Consented> {
  const grant = await tx.grant.findFirst({ where: { installationId, revokedAt: null }, select: { scopes: true } });
  return { installationId, state: "active", scopes: grant?.scopes ?? [] };
}

async function approveOpenRequest(tx: Tx, scope: AnyWorkspaceScope, target: InstallTarget): Promise<string | null> {
  const open = await tx.installation.findFirst({
    where: { workspaceId: scope.workspaceId, listingId: target.listingId, state: "requested" },
    select: { id: true },
  });
  return open?.id ?? null;
}

/** Writes the row, whatever it was before: nothing, an open request or already pending. Zero rows is a lost race. */
async function putPending(
  tx: Tx,
  scope: WorkspaceScope<"installation.consent" | "installation.decide">,
  target: InstallTarget,
  id: string,
  scopes: string[],
): Promise<void> {
  const now = await getBusinessTime(tx);
  const data = {
    clientId: target.clientId,
    versionId: target.versionId,
    offeredVersionId: null,
    consentedById: scope.person.personId,
    decidedById: scope.person.personId,
    decidedAt: now,
    pendingUntil: addSeconds(now, PENDING_SECONDS),
  } as const;
  const { environment, workspaceId } = scope;
  const { listingId, partnerId } = target;
  await move(tx, scope, INSTALLATIONS, "consent", {
    write: async (guard, state) => {
      const moved = await tx.installation.updateMany({
        where: { id, workspaceId, state: guard },
        data: { ...data, state },
      });
      if (moved.count > 0) return moved;
      const made = { ...data, id, state, environment, workspaceId, listingId, partnerId };
      return tx.installation.createMany({ data: [made], skipDuplicates: true });
    },
    audit: {
      subject: { type: "installation", id },
      workspaceId,
      partnerId,
      after: { state: "pending", version: target.versionNumber, scopes },
    },
  });
}

/**
 * The partner came back (first redemption of a code), or there is nothing to wait for. Already active is fine: a later authorization
 * of the same installation. Throws `conflict` when the installation ended meanwhile.
 */
export async function activateInstallation(tx: Tx, installationId: string): Promise<void> {
  const now = await getBusinessTime(tx);
  const { environment, listingId, ...tenant } = await tx.installation.findUniqueOrThrow({
    where: { id: installationId },
    select: { environment: true, listingId: true, workspaceId: true, partnerId: true },
  });
  const isMoved = await tryMove(tx, { actor: SYSTEM_ACTOR }, INSTALLATIONS, "activate", {
    write: (guard, state) =>
      tx.installation.updateMany({
        where: { id: installationId, state: guard },
        data: { state, activatedAt: now, pendingUntil: null },
      }),
    audit: {
      subject: { type: "installation", id: installationId },
      ...tenant,
      before: { state: "pending" },
      after: { state: "active" },
    },
    outbox: [{ name: "installation.activated", payload: { installationId } }],
  });
  if (isMoved) {
    if (environment === "live") await countActive(tx, listingId, 1);
    return;
  }
  const { state } = await tx.installation.findUniqueOrThrow({ where: { id: installationId }, select: { state: true } });
  if (state !== "active") throw new AppError("conflict");
}

/** Keeps the listing's public count of active live installations; the catalog hears of it. */
export async function countActive(tx: Tx, listingId: string, change: 1 | -1): Promise<void> {
  await tx.listing.update({
    where: { id: listingId },
    data: { activeInstallations: { increment: change } },
    select: { id: true },
  });
  await enqueue(tx, "listing.facts_changed", { listingId });
}

/** Ends a pending installation that the partner never came back for. False when it moved on meanwhile. */
export async function expireInstallation(
  tx: Tx,
  scope: SystemScope<"installs.expire-pending">,
  installationId: string,
): Promise<boolean> {
  const now = await getBusinessTime(tx);
  const tenant = await tx.installation.findUniqueOrThrow({
    where: { id: installationId },
    select: { workspaceId: true, partnerId: true },
  });
  const isMoved = await tryMove(tx, scope, INSTALLATIONS, "expire", {
    write: (guard, state) =>
      tx.installation.updateMany({
        where: { id: installationId, state: guard, pendingUntil: { lte: now } },
        data: { state, uninstalledAt: now, uninstallReason: "The partner did not finish connecting in seven days." },
      }),
    audit: {
      subject: { type: "installation", id: installationId },
      ...tenant,
      before: { state: "pending" },
      after: { state: "uninstalled" },
    },
  });
  if (!isMoved) return false;
  await revokeGrant(tx, installationId, "expired");
  await tx.oAuthArtifact.deleteMany({ where: { installationId } });
  return true;
}
