import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import { can, type PolicyName, ruleOf } from "../policy";
import type { MemberRole } from "../roles";
import type {
  Environment,
  PartnerPolicy,
  PartnerScope,
  PersonPolicy,
  PersonScope,
  PublicScope,
  SignedIn,
  StaffPolicy,
  StaffScope,
  WorkspacePolicy,
  WorkspaceScope,
} from "../types";
import { mintPartnerScope, mintPersonScope, mintPublicScope, mintStaffScope, mintWorkspaceScope } from "./mint";

/** Anyone may read what is public. */
export function getPublicScope(): PublicScope {
  return mintPublicScope();
}

/** The person's own scope when the policy lets any signed-in person, else null. */
export function getPersonScope<Policy extends PersonPolicy>(
  person: SignedIn,
  policy: Policy,
): PersonScope<Policy> | null {
  return can({ kind: "person" }, policy) ? mintPersonScope(person) : null;
}

type Place = { id: string; name: string; environment: Environment; role: MemberRole };

async function placeAsMember(on: Db, person: SignedIn, id: string, policy: PolicyName): Promise<Place | null> {
  const member = await on.workspaceMember.findUnique({
    where: { workspaceId_personId: { workspaceId: id, personId: person.personId } },
    select: { role: true, workspace: { select: { id: true, name: true, environment: true, deletedAt: true } } },
  });
  if (!member || member.workspace.deletedAt) return null;
  if (!can({ kind: "workspace", role: member.role, own: true }, policy)) return null;
  return { ...member.workspace, role: member.role };
}

/** In a sandbox the people of its partner have their partner role, for policies that name partner roles. */
async function placeAsPartner(on: Db, person: SignedIn, id: string, policy: PolicyName): Promise<Place | null> {
  if (!ruleOf(policy).partner) return null;
  const workspace = await on.workspace.findFirst({
    where: { id, environment: "sandbox", deletedAt: null, partner: { closedAt: null } },
    select: { id: true, name: true, environment: true, partnerId: true },
  });
  const member = workspace?.partnerId
    ? await on.partnerMember.findUnique({
        where: { partnerId_personId: { partnerId: workspace.partnerId, personId: person.personId } },
        select: { role: true },
      })
    : null;
  if (!workspace || !member || !can({ kind: "partner", role: member.role, own: true }, policy)) return null;
  return { ...workspace, role: member.role };
}

/** `shownId` is `wks_…`. Null when it is not theirs, gone, or the role may not: callers show "not found" for all three. */
export async function getWorkspaceScope<Policy extends WorkspacePolicy>(
  on: Db,
  person: SignedIn,
  shownId: string,
  policy: Policy,
): Promise<WorkspaceScope<Policy> | null> {
  const id = parseId("workspace", shownId);
  if (!id) return null;
  const place = (await placeAsMember(on, person, id, policy)) ?? (await placeAsPartner(on, person, id, policy));
  return place ? mintWorkspaceScope(person, place) : null;
}

/** `shownId` is `ptn_…`. Null as for workspaces. */
export async function getPartnerScope<Policy extends PartnerPolicy>(
  on: Db,
  person: SignedIn,
  shownId: string,
  policy: Policy,
): Promise<PartnerScope<Policy> | null> {
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
export function getStaffScope<Policy extends StaffPolicy>(person: SignedIn, policy: Policy): StaffScope<Policy> | null {
  if (!person.staffRole) return null;
  return can({ kind: "staff", role: person.staffRole, totpDone: person.totpDone }, policy)
    ? mintStaffScope(person, person.staffRole)
    : null;
}
