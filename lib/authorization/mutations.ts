import type { z } from "zod";
import { invitationStands } from "@/lib/accounts/givers/data";
import { inviteOwner } from "@/lib/accounts/invitations/mutations";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import type { AnyPlatformScope, PlatformScope } from "@/lib/accounts/types";
import { createWorkspace } from "@/lib/accounts/workspaces/mutations";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId, parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import type { accessLogSchema, createWorkspaceByKeySchema } from "./schema";

/** What became of the named owner: they own it already, or an invitation waits for them. */
export type ProvisionedWorkspace = {
  workspaceId: string;
  name: string;
  externalId: string | null;
  ownerId: string | null;
};

/** The workspace with this id of the platform's that never got its owner: no member, and no invitation that still works. */
async function lockOwnerless(tx: Tx, externalId: string): Promise<{ id: string; name: string } | null> {
  const [found] = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT w.id, w.name FROM workspace w
    WHERE w.environment = 'live' AND w.external_id = ${externalId}
      AND NOT EXISTS (SELECT FROM workspace_member m WHERE m.workspace_id = w.id)
    FOR UPDATE`;
  if (!found) return null;
  const now = await getBusinessTime(tx);
  const waiting = { workspaceId: found.id, acceptedAt: null, revokedAt: null };
  const works = await tx.$queryRaw<unknown[]>`
    SELECT FROM invitation i WHERE i.workspace_id = ${found.id}::uuid AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ${now}
      AND ${invitationStands(Prisma.sql`i`)}`;
  if (works.length > 0) return null;
  // One open invitation an address: those that ran out make room.
  await tx.invitation.updateMany({ where: waiting, data: { revokedAt: now } });
  return found;
}

/**
 * A live workspace made by the platform. The person with that verified address owns it at once; anyone else gets an invitation by
 * mail. Asked again with the same `external_id` it is a `conflict`, unless the invitation ran out unused: then the owner named now is
 * invited anew. Sandbox workspaces belong to partners and are made in the portal, so a sandbox key is refused.
 */
export async function provisionWorkspace(
  tx: Tx,
  scope: PlatformScope<"api.workspaces.create">,
  input: z.output<typeof createWorkspaceByKeySchema>,
): Promise<ProvisionedWorkspace> {
  if (scope.environment !== "live") {
    throw new AppError("invalid_input", {
      sentence: say("portal.sandboxByPortal"),
      fields: { form: [say("portal.liveKey")] },
    });
  }
  const owner = await tx.person.findFirst({
    where: { email: input.owner_email, emailVerifiedAt: { not: null }, deletedAt: null },
    select: { id: true },
  });
  const left = input.external_id ? await lockOwnerless(tx, input.external_id) : null;
  const name = left?.name ?? input.name;
  const workspaceId = left ? left.id : await makeWorkspace(tx, scope, input, owner?.id);
  if (left && owner) await addOwner(tx, scope, workspaceId, owner.id);
  if (!owner) {
    const inviter = await getMarketplaceName(tx, scope);
    const { actor, keyId } = scope;
    await inviteOwner(tx, { workspaceId, workspaceName: name, email: input.owner_email, inviter, keyId, actor });
  }
  return { workspaceId, name, externalId: input.external_id ?? null, ownerId: owner?.id ?? null };
}

async function makeWorkspace(
  tx: Tx,
  scope: AnyPlatformScope,
  input: z.output<typeof createWorkspaceByKeySchema>,
  ownerId: string | undefined,
): Promise<string> {
  const { workspaceId } = await createWorkspace(tx, {
    environment: "live",
    name: input.name,
    actor: scope.actor,
    ...(ownerId ? { ownerId } : {}),
    ...(input.external_id ? { externalId: input.external_id } : {}),
  });
  return workspaceId;
}

async function addOwner(tx: Tx, scope: AnyPlatformScope, workspaceId: string, personId: string): Promise<void> {
  await tx.workspaceMember.create({ data: { workspaceId, personId, role: "owner" } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "workspace.member.add",
    subject: { type: "person", id: personId },
    workspaceId,
    after: { role: "owner" },
  });
}

/** Stores reported calls; entries of installations outside the key's environment make the whole batch fail, so nothing is half written. */
export async function reportAccess(
  tx: Tx,
  scope: PlatformScope<"api.access-log.create">,
  input: z.output<typeof accessLogSchema>,
): Promise<number> {
  const ids = input.entries.map((entry) => parseId("installation", entry.installation));
  const found = await tx.installation.findMany({
    where: { id: { in: ids.filter((id) => id !== null) }, environment: scope.environment },
    select: { id: true, workspaceId: true, partnerId: true },
  });
  const known = new Map(found.map((row) => [row.id, row]));
  const now = await getBusinessTime(tx);
  const rows = input.entries.map((entry, index) => {
    const installation = known.get(ids[index] ?? "");
    if (!installation)
      throw new AppError("invalid_input", {
        fields: { [`entries.${index}.installation`]: [say("portal.installationUnknown")] },
      });
    const at = entry.at ? new Date(entry.at) : now;
    if (at > now)
      throw new AppError("invalid_input", { fields: { [`entries.${index}.at`]: [say("portal.inFuture")] } });
    return {
      id: newId(at),
      at,
      installationId: installation.id,
      workspaceId: installation.workspaceId,
      partnerId: installation.partnerId,
      access: entry.access,
      resource: entry.resource,
      resourceId: entry.resource_id ?? null,
      method: entry.method,
      path: entry.path,
      status: entry.status,
      records: entry.records,
    };
  });
  await tx.accessEntry.createMany({ data: rows });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "api.access-log.create",
    subject: { type: "platform_key", id: scope.keyId },
    after: { entries: rows.length },
  });
  return rows.length;
}
