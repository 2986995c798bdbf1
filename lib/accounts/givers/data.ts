import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type PolicyName, ruleOf } from "../policy";
import { mayMove, ROLES_STRONGEST_FIRST } from "../roles";

// What a person gave by a role counts while they hold the role. These are conditions for the statement that uses what was given, so
// that proof and use are one step; arguments are columns. docs/decisions/2026-11-30-givers.md says what counts as given.

function hasRoleInWorkspace(person: Prisma.Sql, workspace: Prisma.Sql, roles: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM workspace_member gm JOIN workspace gw ON gw.id = gm.workspace_id AND gw.deleted_at IS NULL
    JOIN person gp ON gp.id = gm.person_id AND gp.deleted_at IS NULL
    WHERE gm.workspace_id = ${workspace} AND gm.person_id = ${person} AND gm.role::text = ANY (${roles}))`;
}

function hasRoleInPartner(person: Prisma.Sql, partner: Prisma.Sql, roles: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM partner_member gm JOIN partner gt ON gt.id = gm.partner_id AND gt.closed_at IS NULL
    JOIN person gp ON gp.id = gm.person_id AND gp.deleted_at IS NULL
    WHERE gm.partner_id = ${partner} AND gm.person_id = ${person} AND gm.role::text = ANY (${roles}))`;
}

function rolesSql(roles: readonly string[] | undefined): Prisma.Sql {
  return Prisma.sql`${[...(roles ?? [])]}::text[]`;
}

/** Whether the person still may in the workspace; in a sandbox by their role in its partner, as at the gate. */
export function stillMayInWorkspace(person: Prisma.Sql, workspace: Prisma.Sql, policy: PolicyName): Prisma.Sql {
  const rule = ruleOf(policy);
  const sandboxOf = Prisma.sql`(SELECT gs.partner_id FROM workspace gs WHERE gs.id = ${workspace} AND gs.environment = 'sandbox' AND gs.deleted_at IS NULL)`;
  return Prisma.sql`(${hasRoleInWorkspace(person, workspace, rolesSql(rule.workspace))}
    OR ${hasRoleInPartner(person, sandboxOf, rolesSql(rule.partner))})`;
}

/** Whether the person still may in the partner. */
export function stillMayInPartner(person: Prisma.Sql, partner: Prisma.Sql, policy: PolicyName): Prisma.Sql {
  return hasRoleInPartner(person, partner, rolesSql(ruleOf(policy).partner));
}

/** Whether the person still may as staff. */
export function stillMayAsStaff(person: Prisma.Sql, policy: PolicyName): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM staff_member gm JOIN person gp ON gp.id = gm.person_id AND gp.deleted_at IS NULL
    WHERE gm.person_id = ${person} AND gm.role::text = ANY (${rolesSql(ruleOf(policy).staff)}))`;
}

/** Whether a platform key (`k`) is in force: not revoked, and who made it still may. Nobody made the demo host's own keys. */
export function keyInForce(k: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${k}.revoked_at IS NULL
    AND (${k}.created_by_id IS NULL OR ${stillMayAsStaff(Prisma.sql`${k}.created_by_id`, "platform-key.manage")}))`;
}

/** The roles that may invite to the invitation's (`i`) role. */
function inviting(i: Prisma.Sql): Prisma.Sql {
  const whens = ROLES_STRONGEST_FIRST.map((role) => {
    const givers = ROLES_STRONGEST_FIRST.filter((giver) => mayMove(giver, null, role));
    return Prisma.sql`WHEN ${role} THEN ${rolesSql(givers)}`;
  });
  return Prisma.sql`CASE ${i}.role::text ${Prisma.join(whens, " ")} END`;
}

/** Whether who sent the invitation (`i`) could send it now: the person by their role of today, or the platform key. */
export function invitationStands(i: Prisma.Sql): Prisma.Sql {
  const person = Prisma.sql`${i}.invited_by_id`;
  return Prisma.sql`CASE
    WHEN ${i}.staff_role IS NOT NULL THEN ${stillMayAsStaff(person, "staff.manage")}
    WHEN ${person} IS NOT NULL AND ${i}.workspace_id IS NOT NULL THEN ${hasRoleInWorkspace(person, Prisma.sql`${i}.workspace_id`, inviting(i))}
    WHEN ${person} IS NOT NULL THEN ${hasRoleInPartner(person, Prisma.sql`${i}.partner_id`, inviting(i))}
    WHEN ${i}.invited_by_key_id IS NOT NULL THEN EXISTS (SELECT FROM platform_key gk WHERE gk.id = ${i}.invited_by_key_id AND ${keyInForce(Prisma.sql`gk`)})
    ELSE true END`;
}
