import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { type MemberRole, mayMove } from "../roles";
import type { InvitedTo, Team } from "./types";

/** The audit's view of a team: its subject and the tenant whose page shows the entry. */
export function auditOf(team: Team): {
  actor: Team["scope"]["actor"];
  workspaceId: string | null;
  partnerId: string | null;
} {
  return team.kind === "workspace"
    ? { actor: team.scope.actor, workspaceId: team.scope.workspaceId, partnerId: null }
    : { actor: team.scope.actor, workspaceId: null, partnerId: team.scope.partnerId };
}

/**
 * Locks the acting member's row and throws `not_found` unless their role of this moment may make the move: a role taken away a
 * second ago gives nothing away any more.
 */
export async function requireMove(tx: Tx, team: Team, from: MemberRole | null, to: MemberRole | null): Promise<void> {
  const { personId } = team.scope.person;
  const rows =
    team.kind === "workspace"
      ? await tx.$queryRaw<Array<{ role: MemberRole }>>`
          SELECT role::text AS role FROM workspace_member WHERE workspace_id = ${team.scope.workspaceId}::uuid AND person_id = ${personId}::uuid FOR SHARE`
      : await tx.$queryRaw<Array<{ role: MemberRole }>>`
          SELECT role::text AS role FROM partner_member WHERE partner_id = ${team.scope.partnerId}::uuid AND person_id = ${personId}::uuid FOR SHARE`;
  const role = rows[0]?.role;
  if (!role) throw new AppError("not_found");
  if (!mayMove(role, from, to))
    throw new AppError("not_found", {
      sentence: say("fields.notYourRole"),
      fields: { role: [say("fields.notYourRole")] },
    });
}

/** Adds a membership as part of accepting an invitation; an existing member keeps their role, staff too. */
export async function addMember(tx: Tx, tenant: InvitedTo, personId: string, role: MemberRole): Promise<void> {
  const skipDuplicates = true;
  if ("staffRole" in tenant) {
    await tx.staffMember.createMany({ data: { role: tenant.staffRole, personId }, skipDuplicates });
    return;
  }
  if ("workspaceId" in tenant)
    await tx.workspaceMember.createMany({ data: { ...tenant, personId, role }, skipDuplicates });
  else await tx.partnerMember.createMany({ data: { ...tenant, personId, role }, skipDuplicates });
}

/** Gives a member another role. `from` is the role the person saw: a change in between is a `conflict`. */
export async function changeRole(
  tx: Tx,
  team: Team,
  input: { personId: string; from: MemberRole; to: MemberRole },
): Promise<void> {
  await requireMove(tx, team, input.from, input.to);
  if (input.from === input.to) return;
  const who = { personId: input.personId, role: input.from };
  const changed =
    team.kind === "workspace"
      ? await tx.workspaceMember.updateMany({
          where: { ...who, workspaceId: team.scope.workspaceId },
          data: { role: input.to },
        })
      : await tx.partnerMember.updateMany({
          where: { ...who, partnerId: team.scope.partnerId },
          data: { role: input.to },
        });
  if (changed.count === 0) throw new AppError("conflict");
  await recordAudit(tx, {
    ...auditOf(team),
    action: `${team.kind}.member.role`,
    subject: { type: "person", id: input.personId },
    before: { role: input.from },
    after: { role: input.to },
  });
}

async function deleteMember(tx: Tx, team: Team, personId: string, role: MemberRole | undefined): Promise<boolean> {
  const who = role ? { personId, role } : { personId };
  const gone =
    team.kind === "workspace"
      ? await tx.workspaceMember.deleteMany({ where: { ...who, workspaceId: team.scope.workspaceId } })
      : await tx.partnerMember.deleteMany({ where: { ...who, partnerId: team.scope.partnerId } });
  return gone.count > 0;
}

/** Removes somebody else. Installations they consented to stay: they belong to the workspace. */
export async function removeMember(tx: Tx, team: Team, input: { personId: string; from: MemberRole }): Promise<void> {
  await requireMove(tx, team, input.from, null);
  const gone = await deleteMember(tx, team, input.personId, input.from);
  if (!gone) throw new AppError("conflict");
  await recordAudit(tx, {
    ...auditOf(team),
    action: `${team.kind}.member.remove`,
    subject: { type: "person", id: input.personId },
    before: { role: input.from },
  });
}

/** Leaves the team. The last owner cannot (`last_owner`, held by the database when two leave at once). */
export async function leaveTeam(tx: Tx, team: Team): Promise<void> {
  const { personId } = team.scope.person;
  const gone = await deleteMember(tx, team, personId, undefined);
  if (!gone) throw new AppError("already_done");
  await recordAudit(tx, {
    ...auditOf(team),
    action: `${team.kind}.leave`,
    subject: { type: "person", id: personId },
    before: { role: team.scope.role },
  });
}
