import { beforeAll, describe, expect, it } from "vitest";
import { mintPersonScope, mintPublicScope } from "@/lib/accounts/gates/mint";
import { acceptInvitation, joinByInvitation } from "@/lib/accounts/invitations/mutations";
import type { StaffRole } from "@/lib/accounts/roles";
import { getSignedIn } from "@/lib/accounts/session/data";
import { listStaffInvitations } from "@/lib/accounts/staff/data";
import { changeStaff, endSessionsOf, inviteStaff, revokeStaffInvitation } from "@/lib/accounts/staff/mutations";
import { getInvitation } from "@/lib/accounts/team/data";
import type { StaffScope } from "@/lib/accounts/types";
import { getFinanceOverview, listPrices } from "@/lib/insights/finance/data";
import { pricesQuerySchema } from "@/lib/insights/finance/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makePerson, makeStaffScope, PASSWORD, signInAs } from "../factories/accounts";
import { makeListing, makePublishedListing } from "../factories/listings";
import { lastMailTo, tokenOf } from "../support/mail";

let admin: StaffScope<never>;

beforeAll(async () => {
  admin = await makeStaffScope("admin");
});

const browser = { userAgent: "test", ip: "direct", device: "" };
const invite = (scope: StaffScope<never>, email: string, role: StaffRole = "reviewer") =>
  inTransaction((tx) => inviteStaff(tx, scope, { email, role }));
const change = (scope: StaffScope<never>, personId: string, from: StaffRole, to: StaffRole | null) =>
  inTransaction((tx) => changeStaff(tx, scope, { personId, from, to }));
const roleOf = async (personId: string) => (await db().staffMember.findUnique({ where: { personId } }))?.role ?? null;

describe("an invitation to the staff", () => {
  it("makes an account staff, which has no staff right before its own code", async () => {
    const email = "new-reviewer@people.example";
    await invite(admin, email);
    expect(await listStaffInvitations(db(), admin)).toMatchObject([{ email, role: "reviewer", expired: false }]);
    const token = tokenOf(await lastMailTo(email));
    expect(await getInvitation(db(), mintPublicScope(), token)).toMatchObject({
      tenantKind: "staff",
      role: "reviewer",
    });
    const input = { token, name: "Noa", password: PASSWORD, locale: "en", browser } as const;
    const { sessionId, tenant } = await joinByInvitation(input);
    expect(tenant).toEqual({ staffRole: "reviewer" });
    expect(await getSignedIn(db(), sessionId)).toMatchObject({ staffRole: "reviewer", totpDone: false });
    await expect(joinByInvitation(input)).rejects.toMatchObject({ code: "link_expired" });
    await expect(invite(admin, email)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("gives somebody who was signed in with a code of before none of it", async () => {
    const { personId, email } = await makePerson();
    const person = await signInAs(personId, { totpDone: true });
    await invite(admin, email, "finance");
    const token = tokenOf(await lastMailTo(email));
    await inTransaction((tx) => acceptInvitation(tx, mintPersonScope<never>(person), token));
    expect(await getSignedIn(db(), person.sessionId)).toMatchObject({ staffRole: "finance", totpDone: false });
  });

  it.each(["demoted", "removed", "deleted"] as const)("ends with the right of who sent it: %s", async (way) => {
    const sender = await makeStaffScope("admin");
    const { personId } = sender.person;
    const email = `guest-of-${way}@people.example`;
    await invite(sender, email, "admin");
    if (way === "demoted") await change(admin, personId, "admin", "reviewer");
    if (way === "removed") await change(admin, personId, "admin", null);
    if (way === "deleted") await db().person.update({ where: { id: personId }, data: { deletedAt: new Date() } });
    const token = tokenOf(await lastMailTo(email));
    expect(await getInvitation(db(), mintPublicScope(), token)).toBeNull();
    const input = { token, name: "Noa", password: PASSWORD, locale: "en", browser } as const;
    await expect(joinByInvitation(input)).rejects.toMatchObject({ code: "link_expired" });
    expect(await listStaffInvitations(db(), admin)).toMatchObject([{ email, expired: true }]);
    await invite(admin, email);
    const [again] = await db().invitation.findMany({ where: { email, revokedAt: null } });
    await inTransaction((tx) => revokeStaffInvitation(tx, admin, again?.id ?? ""));
    expect(await listStaffInvitations(db(), admin)).toEqual([]);
  });

  it("is refused to whoever is no admin by now", async () => {
    const former = await makeStaffScope("admin");
    await change(admin, former.person.personId, "admin", "finance");
    await expect(invite(former, "x@people.example")).rejects.toMatchObject({ code: "not_found" });
    await expect(change(former, admin.person.personId, "admin", null)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a staff role", () => {
  it("is changed and taken away at once, with the code asked for again and the sessions left", async () => {
    const made = await makeStaffScope("reviewer");
    const { personId, sessionId } = made.person;
    await change(admin, personId, "reviewer", "finance");
    expect(await getSignedIn(db(), sessionId)).toMatchObject({ staffRole: "finance", totpDone: false });
    await expect(change(admin, personId, "reviewer", "admin")).rejects.toMatchObject({ code: "conflict" });
    await change(admin, personId, "finance", null);
    expect(await getSignedIn(db(), sessionId)).toMatchObject({ staffRole: null });
    await expect(change(admin, personId, "finance", null)).rejects.toMatchObject({ code: "not_found" });
    const audit = await db().auditEntry.findMany({ where: { subjectId: personId }, orderBy: { id: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(["staff.role", "staff.remove"]));
  });

  it("of the last admin stays, also when the last two remove each other at once", async () => {
    await db().staffMember.updateMany({
      where: { role: "admin", personId: { not: admin.person.personId } },
      data: { role: "reviewer" },
    });
    const self = admin.person.personId;
    await expect(change(admin, self, "admin", null)).rejects.toMatchObject({ code: "last_owner" });
    await expect(change(admin, self, "admin", "finance")).rejects.toMatchObject({ code: "last_owner" });
    const other = await makeStaffScope("admin");
    const tries = await Promise.allSettled([
      change(admin, other.person.personId, "admin", null),
      change(other, self, "admin", null),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const left = [await roleOf(self), await roleOf(other.person.personId)];
    expect(left.filter((role) => role === "admin")).toHaveLength(1);
    if (left[0] === null) await db().staffMember.create({ data: { personId: self, role: "admin" } });
  });

  it("an admin whose account is deleted is no admin that stays", async () => {
    const gone = await makeStaffScope("admin");
    await db().staffMember.updateMany({
      where: { role: "admin", personId: { notIn: [admin.person.personId, gone.person.personId] } },
      data: { role: "reviewer" },
    });
    await db().person.update({ where: { id: gone.person.personId }, data: { deletedAt: new Date() } });
    await expect(change(admin, admin.person.personId, "admin", null)).rejects.toMatchObject({ code: "last_owner" });
  });
});

describe("somebody else's sessions", () => {
  it("are ended one by one and all at once, never the admin's own", async () => {
    const { personId } = await makePerson();
    const [one, two, three] = [await signInAs(personId), await signInAs(personId), await signInAs(personId)];
    const end = (of: string, sessionId: string | null) =>
      inTransaction((tx) => endSessionsOf(tx, admin, { personId: of, sessionId }));
    expect(await end(personId, one.sessionId)).toBe(1);
    expect(await getSignedIn(db(), one.sessionId)).toBeNull();
    expect(await getSignedIn(db(), two.sessionId)).not.toBeNull();
    const stranger = await signInAs((await makePerson()).personId);
    expect(await end(personId, stranger.sessionId)).toBe(0);
    expect(await getSignedIn(db(), stranger.sessionId)).not.toBeNull();
    expect(await end(personId, null)).toBe(2);
    expect(await getSignedIn(db(), three.sessionId)).toBeNull();
    await end(admin.person.personId, null);
    expect(await getSignedIn(db(), admin.person.sessionId)).not.toBeNull();
    expect(await db().auditEntry.count({ where: { action: "person.sessions.end", subjectId: personId } })).toBe(2);
  });
});

describe("finance", () => {
  it("sees who signed what and what public listings cost", async () => {
    const paid = await makePublishedListing();
    const free = await makePublishedListing({ patch: { plans: [{ name: "Free", amountMinor: "0" }] } });
    await makeListing();
    const finance = await makeStaffScope("finance");
    const prices = (query: object) => listPrices(db(), finance, pricesQuerySchema.parse(query));
    expect((await prices({})).rows).toMatchObject([
      { listing: formatId("listing", free.listingId), price: { kind: "free" } },
      { listing: formatId("listing", paid.listingId), price: { kind: "freemium", amountMinor: "1900" } },
    ]);
    expect((await prices({ kind: "paid" })).rows).toHaveLength(1);
    expect((await prices({ kind: "free" })).rows).toHaveLength(1);
    expect((await prices({ q: "no such name" })).rows).toEqual([]);
    expect(await getFinanceOverview(db(), finance)).toMatchObject({ publicListings: 2, paidListings: 1, accepted: 0 });
  });
});
