import type { PolicyActor } from "@/lib/accounts/policy";
import type { MemberRole, StaffRole } from "@/lib/accounts/roles";
import { db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makePerson, makeWorkspace, signInAs } from "./accounts";
import { makePartner } from "./partners";

/** Someone at a door: what the table sees, and the session of their browser (null for nobody). */
export type Actor = { name: string; sees: PolicyActor; sessionId: string | null };

/** Two workspaces and two partners; every actor knocks at the first of each. Ids are shown ids. */
export type World = { workspace: string; partner: string; actors: Actor[] };

const ROLES: readonly MemberRole[] = ["owner", "admin", "member"];
const STAFF: readonly StaffRole[] = ["reviewer", "finance", "admin"];

async function member(kind: "workspace" | "partner", id: string, role: MemberRole, own: boolean): Promise<Actor> {
  const { personId } = await makePerson();
  if (kind === "workspace") await db().workspaceMember.create({ data: { workspaceId: id, personId, role } });
  else await db().partnerMember.create({ data: { partnerId: id, personId, role } });
  const { sessionId } = await signInAs(personId);
  return { name: `${kind} ${role} ${own ? "own" : "other"}`, sees: { kind, role, own }, sessionId };
}

async function staff(role: StaffRole, totpDone: boolean): Promise<Actor> {
  const { personId } = await makePerson();
  await db().staffMember.create({ data: { personId, role } });
  const { sessionId } = await signInAs(personId, { totpDone });
  return {
    name: `staff ${role} ${totpDone ? "with" : "without"} code`,
    sees: { kind: "staff", role, totpDone },
    sessionId,
  };
}

async function revoked(): Promise<Actor> {
  const { workspaceId, ownerId } = await makeWorkspace();
  const { sessionId } = await signInAs(ownerId);
  await db().session.update({ where: { id: sessionId }, data: { revokedAt: new Date() } });
  return {
    name: `revoked session of ${formatId("workspace", workspaceId)}'s owner`,
    sees: { kind: "anonymous" },
    sessionId,
  };
}

/** Makes everybody anew, so that one door's damage never reaches the next. */
export async function makeWorld(): Promise<World> {
  const [own, other, ownPartner, otherPartner] = await Promise.all([
    makeWorkspace(),
    makeWorkspace(),
    makePartner(),
    makePartner(),
  ]);
  const stranger = await signInAs((await makePerson()).personId);
  const actors: Actor[] = [
    { name: "nobody", sees: { kind: "anonymous" }, sessionId: null },
    await revoked(),
    { name: "unrelated person", sees: { kind: "person" }, sessionId: stranger.sessionId },
  ];
  for (const role of ROLES) {
    actors.push(
      await member("workspace", own.workspaceId, role, true),
      await member("workspace", other.workspaceId, role, false),
    );
    actors.push(
      await member("partner", ownPartner.partnerId, role, true),
      await member("partner", otherPartner.partnerId, role, false),
    );
  }
  for (const role of STAFF) actors.push(await staff(role, true), await staff(role, false));
  return {
    workspace: formatId("workspace", own.workspaceId),
    partner: formatId("partner", ownPartner.partnerId),
    actors,
  };
}
