import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { nameNotOfHostOrThrow } from "../marketplace/data";
import type { Environment, WorkspaceScope } from "../types";
import { countLiveInstallations } from "./data";

/** Renames the workspace; `from` is the name the person saw. */
export async function renameWorkspace(
  tx: Tx,
  scope: WorkspaceScope<"workspace.update">,
  input: { name: string; from: string },
): Promise<void> {
  if (input.name === input.from) return;
  await nameNotOfHostOrThrow(tx, input.name);
  const changed = await tx.workspace.updateMany({
    where: { id: scope.workspaceId, name: input.from, deletedAt: null },
    data: { name: input.name },
  });
  if (changed.count === 0) throw new AppError("conflict");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "workspace.update",
    subject: { type: "workspace", id: scope.workspaceId },
    workspaceId: scope.workspaceId,
    before: { name: input.from },
    after: { name: input.name },
  });
}

/**
 * Deletes the workspace: nobody reaches it any more and open invitations to it end. Integrations are uninstalled first, one by one,
 * because each asks its partner to delete data; `not_ready` while one is live. The row stays for history.
 */
export async function deleteWorkspace(
  tx: Tx,
  scope: WorkspaceScope<"workspace.delete">,
  confirm: string,
): Promise<void> {
  if (confirm !== scope.workspaceName)
    throw new AppError("invalid_input", { fields: { confirm: [say("fields.confirmName")] } });
  // The lock keeps an installation from slipping in between the count and the deletion: installing locks the workspace by foreign key.
  await tx.$queryRaw`SELECT id FROM workspace WHERE id = ${scope.workspaceId}::uuid FOR UPDATE`;
  const live = await countLiveInstallations(tx, scope);
  if (live > 0) throw new AppError("not_ready", { sentence: say("refusals.stillInstalled") });
  const now = await getBusinessTime(tx);
  const gone = await tx.workspace.updateMany({
    where: { id: scope.workspaceId, deletedAt: null },
    data: { deletedAt: now },
  });
  if (gone.count === 0) throw new AppError("already_done");
  await tx.invitation.updateMany({
    where: { workspaceId: scope.workspaceId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "workspace.delete",
    subject: { type: "workspace", id: scope.workspaceId },
    workspaceId: scope.workspaceId,
  });
}

/** A sandbox workspace names its partner and needs no owner: partner members reach it through the partner. */
export type NewWorkspace = {
  id?: string;
  environment: Environment;
  name: string;
  plan?: string;
  ownerId?: string;
  partnerId?: string;
  /** The platform's own id; a second workspace with it is a `conflict`. */
  externalId?: string;
  isDemo?: boolean;
  actor?: AuditActor;
};

/** Makes a workspace and, when given, its first owner. Its name is not the host product's. */
export async function createWorkspace(tx: Tx, input: NewWorkspace): Promise<{ workspaceId: string }> {
  await nameNotOfHostOrThrow(tx, input.name);
  const workspaceId = input.id ?? newId();
  const made = await tx.workspace.createMany({
    data: {
      id: workspaceId,
      environment: input.environment,
      name: input.name,
      partnerId: input.partnerId ?? null,
      externalId: input.externalId ?? null,
      isDemo: input.isDemo ?? false,
      ...(input.plan === undefined ? {} : { plan: input.plan }),
    },
    skipDuplicates: true,
  });
  if (made.count === 0) {
    const taken = say("portal.externalIdTaken");
    throw new AppError("conflict", input.externalId ? { sentence: taken, fields: { external_id: [taken] } } : {});
  }
  if (input.ownerId) await tx.workspaceMember.create({ data: { workspaceId, personId: input.ownerId, role: "owner" } });
  await recordAudit(tx, {
    actor: input.actor ?? SYSTEM_ACTOR,
    action: "workspace.create",
    subject: { type: "workspace", id: workspaceId },
    workspaceId,
    partnerId: input.partnerId ?? null,
    after: { name: input.name, environment: input.environment },
  });
  return { workspaceId };
}
