import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import { can, type PolicyName } from "../policy";
import type { PartnerScope, PersonScope, PublicScope, SignedIn, StaffScope, WorkspaceScope } from "../types";
import { mintPartnerScope, mintPersonScope, mintPublicScope, mintStaffScope, mintWorkspaceScope } from "./mint";

/** Anyone may read what is public. */
export function getPublicScope(): PublicScope {
  return mintPublicScope();
}

/** The person's own scope when the policy lets any signed-in person, else null. */
export function getPersonScope(person: SignedIn, policy: PolicyName): PersonScope | null {
  return can({ kind: "person" }, policy) ? mintPersonScope(person) : null;
}

/** `shownId` is `wks_…`. Null when it is not theirs, gone, or the role may not: callers show "not found" for all three. */
export async function getWorkspaceScope(on: Db, person: SignedIn, shownId: string, policy: PolicyName): Promise<WorkspaceScope | null> {
  const id = parseId("workspace", shownId);
  if (!id) return null;
  const member = await on.workspaceMember.findUnique({
    where: { workspaceId_personId: { workspaceId: id, personId: person.personId } },
    select: { role: true, workspace: { select: { id: true, name: true, environment: true, deletedAt: true } } },
  });
  if (!member || member.workspace.deletedAt) return null;
  if (!can({ kind: "workspace", role: member.role, own: true }, policy)) return null;
  return mintWorkspaceScope(person, { ...member.workspace, role: member.role });
}

/** `shownId` is `ptn_…`. Null as for workspaces. */
export async function getPartnerScope(on: Db, person: SignedIn, shownId: string, policy: PolicyName): Promise<PartnerScope | null> {
  const id = parseId("partner", shownId);
  if (!id) return null;
  const member = await on.partnerMember.findUnique({
    where: { partnerId_personId: { partnerId: id, personId: person.personId } },
    select: { role: true, partner: { select: { id: true, name: true, slug: true, isHouse: true, closedAt: true } } },
  });
  if (!member || member.partner.closedAt) return null;
  if (!can({ kind: "partner", role: member.role, own: true }, policy)) return null;
  return mintPartnerScope(person, { ...member.partner, role: member.role });
}

/** Staff rights need the role and a code entered in this session. */
export function getStaffScope(person: SignedIn, policy: PolicyName): StaffScope | null {
  if (!person.staffRole) return null;
  return can({ kind: "staff", role: person.staffRole, totpDone: person.totpDone }, policy) ? mintStaffScope(person, person.staffRole) : null;
}
