import type { AnyWorkspaceScope, WorkspaceScope } from "@/lib/accounts/types";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseId } from "@/lib/platform/ids";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { LIVE_STATES, PENDING_SECONDS } from "./constants";
import { replaceGrant, revokeGrant } from "./grants/mutations";
import { isInstallable, mayWork } from "./installable";
import { chooseScopes, offeredScopes } from "./scope-choice";
import { statesBefore } from "./transitions";
import type { Consented, InstallTarget } from "./types";

const STOPPED = "The marketplace stopped this integration. Nothing can be connected until that is settled.";

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
  await putPending(tx, scope, target, installationId);
  await replaceGrant(tx, {
    installationId,
    versionId: target.versionId,
    scopes,
    grantedById: scope.person.personId,
    reason: "Agreed to anew",
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "installation.consent",
    subject: { type: "installation", id: installationId },
    workspaceId: scope.workspaceId,
    partnerId: target.partnerId,
    after: { state: "pending", version: target.versionNumber, scopes },
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
async function putPending(tx: Tx, scope: AnyWorkspaceScope, target: InstallTarget, id: string): Promise<void> {
  const now = await getBusinessTime(tx);
  const data = {
    state: "pending",
    clientId: target.clientId,
    versionId: target.versionId,
    offeredVersionId: null,
    consentedById: scope.person.personId,
    decidedById: scope.person.personId,
    decidedAt: now,
    pendingUntil: addSeconds(now, PENDING_SECONDS),
  } as const;
  const moved = await tx.installation.updateMany({
    where: { id, workspaceId: scope.workspaceId, state: { in: [...statesBefore("approve"), "pending"] } },
    data,
  });
  if (moved.count > 0) return;
  const made = await tx.installation.createMany({
    data: [
      {
        ...data,
        id,
        environment: scope.environment,
        workspaceId: scope.workspaceId,
        listingId: target.listingId,
        partnerId: target.partnerId,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) throw new AppError("conflict");
}

/**
 * The partner came back (first redemption of a code), or there is nothing to wait for. Already active is fine: a later authorization
 * of the same installation. Throws `conflict` when the installation ended meanwhile.
 */
export async function activateInstallation(tx: Tx, installationId: string): Promise<void> {
  const now = await getBusinessTime(tx);
  const { count } = await tx.installation.updateMany({
    where: { id: installationId, state: { in: statesBefore("activate") } },
    data: { state: "active", activatedAt: now, pendingUntil: null },
  });
  const row = await tx.installation.findUniqueOrThrow({
    where: { id: installationId },
    select: { state: true, environment: true, listingId: true, workspaceId: true, partnerId: true },
  });
  if (count === 0 && row.state !== "active") throw new AppError("conflict");
  if (count === 0) return;
  if (row.environment === "live") await countActive(tx, row.listingId, 1);
  await recordAudit(tx, {
    actor: SYSTEM_ACTOR,
    action: "installation.activate",
    subject: { type: "installation", id: installationId },
    workspaceId: row.workspaceId,
    partnerId: row.partnerId,
    before: { state: "pending" },
    after: { state: "active" },
  });
  await enqueue(tx, "installation.activated", { installationId });
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
  _scope: SystemScope<"installs.expire-pending">,
  installationId: string,
): Promise<boolean> {
  const now = await getBusinessTime(tx);
  const { count } = await tx.installation.updateMany({
    where: { id: installationId, state: { in: statesBefore("expire") }, pendingUntil: { lte: now } },
    data: {
      state: "uninstalled",
      uninstalledAt: now,
      uninstallReason: "The partner did not finish connecting in seven days.",
    },
  });
  if (count === 0) return false;
  await revokeGrant(tx, installationId, "expired");
  await tx.oAuthArtifact.deleteMany({ where: { installationId } });
  const row = await tx.installation.findUniqueOrThrow({
    where: { id: installationId },
    select: { workspaceId: true, partnerId: true },
  });
  await recordAudit(tx, {
    actor: SYSTEM_ACTOR,
    action: "installation.expire",
    subject: { type: "installation", id: installationId },
    workspaceId: row.workspaceId,
    partnerId: row.partnerId,
    before: { state: "pending" },
    after: { state: "uninstalled" },
  });
  return true;
}
