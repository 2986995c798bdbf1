import { describe, expect, it } from "vitest";
import { getDeletionImpact } from "@/lib/accounts/deletion/data";
import { deleteAccount } from "@/lib/accounts/deletion/mutations";
import { mintPersonScope, mintPublicScope } from "@/lib/accounts/gates/mint";
import { getLink } from "@/lib/accounts/links/data";
import {
  changePassword,
  confirmEmailChange,
  requestEmailChange,
  updateProfile,
} from "@/lib/accounts/profile/mutations";
import { requestPasswordReset, resetPassword } from "@/lib/accounts/recovery/mutations";
import { signUp } from "@/lib/accounts/registration/mutations";
import { getSignedIn } from "@/lib/accounts/session/data";
import { signIn } from "@/lib/accounts/sign-in/mutations";
import type { PersonScope, SignedIn } from "@/lib/accounts/types";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import {
  makePerson,
  makePersonScope,
  makeStaffScope,
  makeWorkspace,
  makeWorkspaceScope,
  PASSWORD,
  signInAs,
} from "../factories/accounts";
import { makePartner, makePartnerScope } from "../factories/partners";
import { lastMailTo, mailsTo, tokenOf } from "../support/mail";
import { handleQueued } from "../support/outbox";
import { codeOf, outcomes } from "../support/outcomes";

const browser = { userAgent: "test", ip: "direct", device: "" };
const fresh = () => `new-${newId().slice(-12)}@people.example`;
async function requestChange(scope: PersonScope<never>, input: { email: string; currentPassword: string }) {
  await requestEmailChange(scope, input);
  await handleQueued("email_change.requested");
}
const confirm = (token: string, signedIn: SignedIn | null, password?: string) =>
  confirmEmailChange({ token, signedIn, password, browser });
const remove = (scope: Awaited<ReturnType<typeof makePersonScope>>) => inTransaction((tx) => deleteAccount(tx, scope));

describe("a change of e-mail", () => {
  it("happens when the new address confirms, and the old one hears of it twice", async () => {
    const scope = await makePersonScope();
    const old = scope.person.email;
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(old);
    const notice = await lastMailTo(old);
    expect(notice.kind).toBe("email.change_notice");
    expect(notice.action?.url).not.toContain(tokenOf(await lastMailTo(email)));
    await confirm(tokenOf(await lastMailTo(email)), scope.person);
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(email);
    expect((await lastMailTo(old)).kind).toBe("email.changed");
    await expect(signIn({ email, password: PASSWORD, browser })).resolves.toHaveProperty("sessionId");
    expect(await codeOf(signIn({ email: old, password: PASSWORD, browser }))).toBe("bad_credentials");
  });

  it("is nobody's click: it needs the session of the account that asks, or its password", async () => {
    const scope = await makePersonScope();
    const [email, other] = [fresh(), await makePersonScope()];
    await requestChange(scope, { email, currentPassword: PASSWORD });
    const token = tokenOf(await lastMailTo(email));
    expect(await codeOf(confirm(token, null))).toBe("invalid_input");
    expect(await codeOf(confirm(token, other.person))).toBe("invalid_input");
    expect(await codeOf(confirm(token, other.person, "a wrong long password"))).toBe("bad_credentials");
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(scope.person.email);
    await confirm(token, null, PASSWORD);
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(email);
  });

  it("takes no more guesses at the password than signing in does", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    const token = tokenOf(await lastMailTo(email));
    for (let guess = 0; guess < 8; guess += 1)
      expect(await codeOf(confirm(token, null, `guess number ${guess}`))).toBe("bad_credentials");
    expect(await codeOf(confirm(token, null, PASSWORD))).toBe("rate_limited");
    expect(await codeOf(confirm(token, scope.person))).toBe("won");
  });

  it.each(["en", "he"] as const)("names the account that asks, in %s", async (locale) => {
    const scope = await makePersonScope({ locale });
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    const mail = await lastMailTo(email);
    expect(mail.locale).toBe(locale);
    expect(mail.paragraphs.join(" ")).toContain(scope.person.email);
    const link = await getLink(db(), mintPublicScope(), tokenOf(mail));
    expect(link).toMatchObject({ account: scope.person.email, personId: scope.person.personId });
  });

  it("works once under 20 parallel uses", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    const token = tokenOf(await lastMailTo(email));
    const all = await outcomes(Array.from({ length: 20 }, () => confirm(token, scope.person)));
    expect(all.won).toHaveLength(1);
  });

  it("needs the password", async () => {
    const scope = await makePersonScope();
    expect(await codeOf(requestEmailChange(scope, { email: fresh(), currentPassword: "wrong" }))).toBe("invalid_input");
  });

  it("is stopped by a new password", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    await requestPasswordReset({ email: scope.person.email, ip: "direct" });
    await handleQueued("password_reset.requested");
    await resetPassword({ token: tokenOf(await lastMailTo(scope.person.email)), password: "a rescued password" });
    expect(await codeOf(confirm(tokenOf(await lastMailTo(email)), scope.person))).toBe("link_expired");
  });

  it("is stopped by a new password also while the request still waits", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await requestEmailChange(scope, { email, currentPassword: PASSWORD });
    await changePassword(scope, { currentPassword: PASSWORD, password: "a rescued password" });
    await handleQueued("email_change.requested");
    expect(await mailsTo(email)).toEqual([]);
  });

  it("does the same before its answer whether or not the new address has an account", async () => {
    for (const email of [fresh(), (await makePerson()).email]) {
      const scope = await makePersonScope();
      await requestEmailChange(scope, { email, currentPassword: PASSWORD });
      expect(await mailsTo(email)).toEqual([]);
      expect(await db().emailToken.count({ where: { personId: scope.person.personId } })).toBe(0);
      expect(await mailsTo(scope.person.email)).toHaveLength(1);
      expect(await db().outboxMessage.count({ where: { name: "email_change.requested", doneAt: null } })).toBe(1);
      await handleQueued("email_change.requested");
      expect(await mailsTo(email)).toHaveLength(1);
    }
  });

  it("tells only the mailbox that an address is taken", async () => {
    const scope = await makePersonScope();
    const { email } = await makePerson();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    expect((await mailsTo(email)).map((mail) => mail.kind)).toEqual(["account.exists"]);
  });

  it("does not take an address that was confirmed by somebody else meanwhile", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await requestChange(scope, { email, currentPassword: PASSWORD });
    const token = tokenOf(await lastMailTo(email));
    await makePerson({ email });
    expect(await codeOf(confirm(token, scope.person))).toBe("link_expired");
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(scope.person.email);
  });

  it("is not blocked by somebody who asked for an account and never confirmed", async () => {
    const scope = await makePersonScope();
    const email = fresh();
    await signUp({ email, name: "Squatter", password: "a squatter's password", locale: "en", next: "", ip: "direct" });
    await handleQueued("account.requested");
    await requestChange(scope, { email, currentPassword: PASSWORD });
    await confirm(tokenOf(await lastMailTo(email)), scope.person);
    expect((await getSignedIn(db(), scope.person.sessionId))?.email).toBe(email);
  });
});

describe("profile and password", () => {
  it("are changed with an audit row", async () => {
    const scope = await makePersonScope({ name: "Ada" });
    await inTransaction((tx) => updateProfile(tx, scope, { name: "Ada L.", language: "he" }));
    expect(await getSignedIn(db(), scope.person.sessionId)).toMatchObject({ name: "Ada L.", locale: "he" });
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: scope.person.personId, action: "account.update" },
    });
    expect([audit.before, audit.after]).toEqual([
      { name: "Ada", locale: "en" },
      { name: "Ada L.", locale: "he" },
    ]);
  });

  it("a new password keeps this session and ends the others", async () => {
    const scope = await makePersonScope();
    const other = await signInAs(scope.person.personId);
    expect(await codeOf(changePassword(scope, { currentPassword: "wrong", password: "brand new password" }))).toBe(
      "invalid_input",
    );
    await changePassword(scope, { currentPassword: PASSWORD, password: "brand new password" });
    expect(await getSignedIn(db(), scope.person.sessionId)).not.toBeNull();
    expect(await getSignedIn(db(), other.sessionId)).toBeNull();
  });
});

describe("deleting an account", () => {
  it("removes name, address, password and sessions, and leaves the history readable", async () => {
    const scope = await makePersonScope({ name: "Ada Secret" });
    const { email, personId } = scope.person;
    const { workspaceId } = await makeWorkspace();
    await makeWorkspaceScope(workspaceId, "member", personId);
    await remove(scope);
    const row = await db().person.findUniqueOrThrow({ where: { id: personId } });
    expect(row).toMatchObject({ name: "Deleted account", passwordHash: null });
    expect(row.email).toBe(`deleted-${personId}@deleted.invalid`);
    expect(row.deletedAt).not.toBeNull();
    expect(await getSignedIn(db(), scope.person.sessionId)).toBeNull();
    expect(await db().workspaceMember.count({ where: { personId } })).toBe(0);
    expect((await lastMailTo(email)).kind).toBe("account.deleted");
    await expect(makePerson({ email })).resolves.toHaveProperty("personId");
  });

  it("waits while the person is the last owner of something others or integrations depend on", async () => {
    const { workspaceId, ownerId } = await makeWorkspace({ name: "Harbour" });
    const scope = mintPersonScope<never>(await signInAs(ownerId));
    await makeWorkspaceScope(workspaceId, "member");
    expect((await getDeletionImpact(db(), scope)).tenants).toMatchObject([
      { kind: "workspace", name: "Harbour", outcome: "blocked" },
    ]);
    expect(await codeOf(remove(scope))).toBe("last_owner");
    await makeWorkspaceScope(workspaceId, "owner");
    expect((await getDeletionImpact(db(), scope)).tenants).toMatchObject([{ outcome: "leave" }]);
    expect(await codeOf(remove(scope))).toBe("won");
  });

  it("closes what only this person was in", async () => {
    const { workspaceId, ownerId } = await makeWorkspace();
    const { partnerId } = await makePartner({ ownerId });
    const scope = mintPersonScope<never>(await signInAs(ownerId));
    await remove(scope);
    expect((await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } })).deletedAt).not.toBeNull();
    expect((await db().partner.findUniqueOrThrow({ where: { id: partnerId } })).closedAt).not.toBeNull();
  });

  it("keeps one of two last owners who delete at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { partnerId, ownerId } = await makePartner();
      const second = (await makePartnerScope(partnerId, "owner")).person;
      await makePartnerScope(partnerId, "member");
      const both = [mintPersonScope<never>(await signInAs(ownerId)), mintPersonScope<never>(second)];
      const all = await outcomes(both.map(remove));
      expect(all.won).toHaveLength(1);
      expect(all.failed).toEqual(["last_owner"]);
      expect(await db().partnerMember.count({ where: { partnerId, role: "owner" } })).toBe(1);
    }
  });

  it("happens once when pressed twice", async () => {
    const scope = await makePersonScope();
    const all = await outcomes([remove(scope), remove(scope)]);
    expect(all.won).toHaveLength(1);
    expect((await mailsTo(scope.person.email)).filter((mail) => mail.kind === "account.deleted")).toHaveLength(1);
  });

  it("is not for staff", async () => {
    const staff = await makeStaffScope("reviewer");
    expect(await codeOf(remove(mintPersonScope<never>(staff.person)))).toBe("not_ready");
  });
});
