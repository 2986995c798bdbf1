import { describe, expect, it } from "vitest";
import { getWorkspaceScope } from "@/lib/accounts/gates/data";
import { mintPersonScope, mintPublicScope } from "@/lib/accounts/gates/mint";
import {
  acceptInvitation,
  createInvitation,
  joinByInvitation,
  resendInvitation,
  revokeInvitation,
} from "@/lib/accounts/invitations/mutations";
import type { MemberRole } from "@/lib/accounts/roles";
import { getInvitation, listInvitations, listMembers } from "@/lib/accounts/team/data";
import { changeRole, leaveTeam, removeMember } from "@/lib/accounts/team/mutations";
import type { Team } from "@/lib/accounts/team/types";
import { getPlaces } from "@/lib/accounts/workspaces/data";
import { deleteWorkspace, renameWorkspace } from "@/lib/accounts/workspaces/mutations";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makePerson, makePersonScope, makeWorkspace, makeWorkspaceScope, signInAs } from "../factories/accounts";
import { makePartner, makePartnerScope } from "../factories/partners";
import { lastMailTo, tokenOf } from "../support/mail";
import { codeOf, outcomes } from "../support/outcomes";

const browser = { userAgent: "test", ip: "direct", device: "" };

async function workspaceTeam(workspaceId: string, role: MemberRole, personId?: string): Promise<Team> {
  return { kind: "workspace", scope: await makeWorkspaceScope(workspaceId, role, personId) };
}

async function partnerTeam(partnerId: string, role: MemberRole, personId?: string): Promise<Team> {
  return { kind: "partner", scope: await makePartnerScope(partnerId, role, personId) };
}

const invite = (team: Team, email: string, role: MemberRole) =>
  inTransaction((tx) => createInvitation(tx, team, { email, role }));
const leave = (team: Team) => inTransaction((tx) => leaveTeam(tx, team));
const accept = (scope: Awaited<ReturnType<typeof makePersonScope>>, token: string) =>
  inTransaction((tx) => acceptInvitation(tx, scope, token));

describe.each(["workspace", "partner"] as const)("the team of a %s", (kind) => {
  async function tenant() {
    if (kind === "workspace") {
      const { workspaceId, ownerId } = await makeWorkspace();
      return { ownerId, as: (role: MemberRole, personId?: string) => workspaceTeam(workspaceId, role, personId) };
    }
    const { partnerId, ownerId } = await makePartner();
    return { ownerId, as: (role: MemberRole, personId?: string) => partnerTeam(partnerId, role, personId) };
  }

  it("keeps its last owner: leaving, stepping down and being removed are refused", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    expect(await codeOf(leave(owner))).toBe("last_owner");
    const stepDown = inTransaction((tx) => changeRole(tx, owner, { personId: ownerId, from: "owner", to: "member" }));
    expect(await codeOf(stepDown)).toBe("last_owner");
    expect(await codeOf(inTransaction((tx) => removeMember(tx, owner, { personId: ownerId, from: "owner" })))).toBe(
      "last_owner",
    );
    await as("owner");
    expect(await codeOf(leave(owner))).toBe("won");
  });

  it("keeps one of two owners who leave at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { as, ownerId } = await tenant();
      const both = await Promise.all([as("owner", ownerId), as("owner")]);
      const all = await outcomes(both.map(leave));
      expect(all.won).toHaveLength(1);
      expect(all.failed).toEqual(["last_owner"]);
    }
  });

  it("lets admins invite admins and members, never owners, and members nobody", async () => {
    const { as } = await tenant();
    const admin = await as("admin");
    const member = await as("member");
    expect(await codeOf(invite(admin, "a@new.example", "admin"))).toBe("won");
    expect(await codeOf(invite(admin, "o@new.example", "owner"))).toBe("not_found");
    expect(await codeOf(invite(member, "m@new.example", "member"))).toBe("not_found");
  });

  it("lets no admin make, unmake or remove an owner", async () => {
    const { as, ownerId } = await tenant();
    const admin = await as("admin");
    const other = await as("member");
    const otherId = other.scope.person.personId;
    const change = (personId: string, from: MemberRole, to: MemberRole) =>
      codeOf(inTransaction((tx) => changeRole(tx, admin, { personId, from, to })));
    expect(await change(otherId, "member", "owner")).toBe("not_found");
    expect(await change(admin.scope.person.personId, "admin", "owner")).toBe("not_found");
    expect(await change(ownerId, "owner", "member")).toBe("not_found");
    expect(await codeOf(inTransaction((tx) => removeMember(tx, admin, { personId: ownerId, from: "owner" })))).toBe(
      "not_found",
    );
    // Claiming that the owner is a mere member does not help: the guarded update finds no such row.
    expect(await change(ownerId, "member", "admin")).toBe("conflict");
    expect(await change(otherId, "member", "admin")).toBe("won");
  });

  it("goes by the role of this moment, not of the page", async () => {
    const { as, ownerId } = await tenant();
    const admin = await as("admin");
    const owner = await as("owner", ownerId);
    await inTransaction((tx) =>
      changeRole(tx, owner, { personId: admin.scope.person.personId, from: "admin", to: "member" }),
    );
    expect(await codeOf(invite(admin, "late@new.example", "member"))).toBe("not_found");
  });

  it("shows each reader what they may do", async () => {
    const { as, ownerId } = await tenant();
    const admin = await as("admin");
    await as("member");
    const rows = await listMembers(db(), admin);
    expect(rows.map((row) => row.role)).toEqual(["owner", "admin", "member"]);
    expect(rows.find((row) => row.personId === ownerId)).toMatchObject({ offers: [], canRemove: false });
    expect(rows.at(-1)).toMatchObject({ offers: ["admin", "member"], canRemove: true });
  });

  it("takes an invited person in with the invited role, once, and only with the invited address", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    const guest = await makePersonScope();
    await invite(owner, guest.person.email, "admin");
    const token = tokenOf(await lastMailTo(guest.person.email));
    expect(await getInvitation(db(), mintPublicScope(), token)).toMatchObject({
      tenantKind: kind,
      role: "admin",
      hasAccount: true,
    });
    expect(await codeOf(accept(await makePersonScope(), token))).toBe("not_ready");
    const all = await outcomes(Array.from({ length: 20 }, () => accept(guest, token)));
    expect(all.won).toHaveLength(1);
    expect(all.failed).toEqual(Array.from({ length: 19 }, () => "link_expired"));
    expect((await listMembers(db(), owner)).find((row) => row.personId === guest.person.personId)).toMatchObject({
      role: "admin",
    });
  });

  it("takes in somebody new with one form, already confirmed", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    const email = `join-${newId().slice(-10)}@new.example`;
    await invite(owner, email, "member");
    const token = tokenOf(await lastMailTo(email));
    const joined = await joinByInvitation({
      token,
      name: "Jo",
      password: "a long enough password",
      locale: "he",
      browser,
    });
    const row = await db().session.findUniqueOrThrow({ where: { id: joined.sessionId }, include: { person: true } });
    expect(row.person).toMatchObject({ email, locale: "he", name: "Jo" });
    expect(row.person.emailVerifiedAt).not.toBeNull();
    expect((await listMembers(db(), owner)).some((member) => member.email === email)).toBe(true);
    expect((await listInvitations(db(), owner)).some((open) => open.email === email)).toBe(false);
  });

  it("never sets the password of an account that exists by an invitation", async () => {
    const { as, ownerId } = await tenant();
    const { email } = await makePerson();
    await invite(await as("owner", ownerId), email, "member");
    const token = tokenOf(await lastMailTo(email));
    expect(
      await codeOf(joinByInvitation({ token, name: "X", password: "a stolen password", locale: "en", browser })),
    ).toBe("conflict");
    expect(await getInvitation(db(), mintPublicScope(), token)).not.toBeNull();
  });

  it("withdraws, renews and replaces invitations; old links stop", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    const email = `again-${newId().slice(-10)}@new.example`;
    const look = (token: string) => getInvitation(db(), mintPublicScope(), token);
    const { invitationId } = await invite(owner, email, "member");
    const first = tokenOf(await lastMailTo(email));
    await inTransaction((tx) => resendInvitation(tx, owner, invitationId));
    const second = tokenOf(await lastMailTo(email));
    expect([await look(first), (await look(second))?.role]).toEqual([null, "member"]);
    await invite(owner, email, "admin");
    const third = tokenOf(await lastMailTo(email));
    expect([await look(second), (await look(third))?.role]).toEqual([null, "admin"]);
    const open = (await listInvitations(db(), owner)).filter((row) => row.email === email);
    expect(open).toHaveLength(1);
    await inTransaction((tx) => revokeInvitation(tx, owner, open[0]?.id ?? ""));
    expect(await look(third)).toBeNull();
    expect(await codeOf(inTransaction((tx) => revokeInvitation(tx, owner, open[0]?.id ?? "")))).toBe("conflict");
  });

  it("lets no admin withdraw an invitation of an owner, nor anyone touch another team's", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    const { invitationId } = await invite(owner, `o-${newId().slice(-10)}@new.example`, "owner");
    const admin = await as("admin");
    expect(await codeOf(inTransaction((tx) => revokeInvitation(tx, admin, invitationId)))).toBe("not_found");
    expect(await codeOf(inTransaction((tx) => resendInvitation(tx, admin, invitationId)))).toBe("not_found");
    const stranger = await (await tenant()).as("owner");
    expect(await codeOf(inTransaction((tx) => revokeInvitation(tx, stranger, invitationId)))).toBe("conflict");
  });

  it("lets an expired invitation in nobody", async () => {
    const { as, ownerId } = await tenant();
    const guest = await makePersonScope();
    await invite(await as("owner", ownerId), guest.person.email, "member");
    const token = tokenOf(await lastMailTo(guest.person.email));
    await db().invitation.update({
      where: { tokenHash: sha256(token) },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await codeOf(accept(guest, token))).toBe("link_expired");
  });

  it("says that a member is a member", async () => {
    const { as, ownerId } = await tenant();
    const member = await as("member");
    expect(await codeOf(invite(await as("owner", ownerId), member.scope.person.email, "admin"))).toBe("invalid_input");
  });

  it("sends one invitation of two at the same moment", async () => {
    const { as, ownerId } = await tenant();
    const owner = await as("owner", ownerId);
    const email = `twice-${newId().slice(-10)}@new.example`;
    const all = await outcomes([invite(owner, email, "member"), invite(owner, email, "member")]);
    expect(all.won.length).toBeGreaterThanOrEqual(1);
    expect((await listInvitations(db(), owner)).filter((row) => row.email === email)).toHaveLength(1);
  });
});

describe("workspaces", () => {
  it("are renamed only from the name that was shown", async () => {
    const { workspaceId, ownerId } = await makeWorkspace({ name: "Harbour Books" });
    const scope = await makeWorkspaceScope(workspaceId, "owner", ownerId);
    await inTransaction((tx) => renameWorkspace(tx, scope, { name: "Harbour", from: "Harbour Books" }));
    expect(
      await codeOf(inTransaction((tx) => renameWorkspace(tx, scope, { name: "Port", from: "Harbour Books" }))),
    ).toBe("conflict");
  });

  it("are deleted by name, and nobody reaches them any more", async () => {
    const { workspaceId, ownerId } = await makeWorkspace({ name: "Short Lived" });
    const scope = await makeWorkspaceScope(workspaceId, "owner", ownerId);
    expect(await codeOf(inTransaction((tx) => deleteWorkspace(tx, scope, "Short lived")))).toBe("invalid_input");
    await inTransaction((tx) => deleteWorkspace(tx, scope, "Short Lived"));
    expect(
      await getWorkspaceScope(db(), scope.person, formatId("workspace", workspaceId), "workspace.read"),
    ).toBeNull();
    expect((await getPlaces(db(), mintPersonScope<never>(scope.person))).workspaces).toEqual([]);
  });

  it("are nothing to outsiders and to the wrong role", async () => {
    const { workspaceId } = await makeWorkspace();
    const shown = formatId("workspace", workspaceId);
    const stranger = await signInAs((await makePerson()).personId);
    const member = await makeWorkspaceScope(workspaceId, "member");
    expect(await getWorkspaceScope(db(), stranger, shown, "workspace.read")).toBeNull();
    expect(await getWorkspaceScope(db(), member.person, shown, "workspace.read")).not.toBeNull();
    expect(await getWorkspaceScope(db(), member.person, shown, "workspace.members.manage")).toBeNull();
  });

  it("stand beside partners and staff in one person's places", async () => {
    const { workspaceId, ownerId } = await makeWorkspace({ name: "Shop" });
    const { partnerId } = await makePartner({ ownerId, name: "Maker" });
    await db().staffMember.create({ data: { personId: ownerId, role: "finance" } });
    const places = await getPlaces(db(), mintPersonScope<never>(await signInAs(ownerId)));
    expect(places).toEqual({
      workspaces: [{ id: formatId("workspace", workspaceId), name: "Shop", role: "owner" }],
      partners: [{ id: formatId("partner", partnerId), name: "Maker", role: "owner" }],
      staff: "finance",
    });
  });
});
