import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { getBusinessTime } from "@/lib/platform/time";
import { invitationStands } from "../givers/data";
import { getMarketplaceName } from "../marketplace/data";
import { mayMove, rolesOffered } from "../roles";
import type { PublicScope } from "../types";
import type { InvitationView, MemberView, OpenInvitation, Team } from "./types";

/** The column that ties an invitation to its team. */
export function tenantOf(team: Team): { workspaceId: string } | { partnerId: string } {
  return team.kind === "workspace" ? { workspaceId: team.scope.workspaceId } : { partnerId: team.scope.partnerId };
}

/** Everyone in the team, owners first, with what the reader may do to each. */
export async function listMembers(on: Db, team: Team): Promise<MemberView[]> {
  const select = { role: true, createdAt: true, person: { select: { id: true, name: true, email: true } } } as const;
  const orderBy = [{ role: "asc" }, { createdAt: "asc" }] as const;
  const rows =
    team.kind === "workspace"
      ? await on.workspaceMember.findMany({
          where: { workspaceId: team.scope.workspaceId },
          select,
          orderBy: [...orderBy],
        })
      : await on.partnerMember.findMany({ where: { partnerId: team.scope.partnerId }, select, orderBy: [...orderBy] });
  const { role: own, person } = team.scope;
  return rows.map((row) => ({
    personId: row.person.id,
    name: row.person.name,
    email: row.person.email,
    role: row.role,
    since: row.createdAt,
    isSelf: row.person.id === person.personId,
    offers: rolesOffered(own, row.role),
    canRemove: row.person.id !== person.personId && mayMove(own, row.role, null),
  }));
}

/** Invitations nobody used yet, newest first; those that stopped working too (by time, or with their sender's role), to be sent again. */
export async function listInvitations(on: Db, team: Team): Promise<InvitationView[]> {
  const now = await getBusinessTime(on);
  const rows = await on.invitation.findMany({
    where: { ...tenantOf(team), acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
  });
  const ids = rows.map(({ id }) => id);
  const standing = await on.$queryRaw<Array<{ id: string }>>`
    SELECT i.id FROM invitation i WHERE i.id = ANY (${ids}::uuid[]) AND ${invitationStands(Prisma.sql`i`)}`;
  const stands = new Set(standing.map(({ id }) => id));
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    sentAt: row.createdAt,
    expiresAt: row.expiresAt,
    expired: row.expiresAt <= now || !stands.has(row.id),
    canManage: mayMove(team.scope.role, null, row.role),
  }));
}

/** The invitation behind a link, without using it up; null when it expired, was used or withdrawn, or its sender may not invite any more. */
export async function getInvitation(on: Db, scope: PublicScope, token: string): Promise<OpenInvitation | null> {
  const rows = await on.$queryRaw<
    Array<
      Omit<OpenInvitation, "inviterName" | "tenantName"> & { inviterName: string | null; tenantName: string | null }
    >
  >`
    SELECT CASE WHEN i.staff_role IS NOT NULL THEN 'staff' WHEN w.id IS NULL THEN 'partner' ELSE 'workspace' END AS "tenantKind", coalesce(w.name, p.name) AS "tenantName",
      inviter.name AS "inviterName", coalesce(i.staff_role::text, i.role::text) AS role, i.email::text AS email,
      EXISTS (SELECT FROM person x WHERE x.email = i.email AND x.email_verified_at IS NOT NULL) AS "hasAccount"
    FROM invitation i LEFT JOIN person inviter ON inviter.id = i.invited_by_id
    LEFT JOIN workspace w ON w.id = i.workspace_id AND w.deleted_at IS NULL
    LEFT JOIN partner p ON p.id = i.partner_id AND p.closed_at IS NULL
    WHERE i.token_hash = ${sha256(token)} AND i.accepted_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > ${await getBusinessTime(on)} AND (i.staff_role IS NOT NULL OR coalesce(w.id, p.id) IS NOT NULL) AND ${invitationStands(Prisma.sql`i`)}`;
  const row = rows[0];
  if (!row) return null;
  const { inviterName, tenantName, ...rest } = row;
  const marketplace = inviterName && tenantName ? "" : await getMarketplaceName(on, scope);
  return { ...rest, inviterName: inviterName ?? marketplace, tenantName: tenantName ?? marketplace };
}
