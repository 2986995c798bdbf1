import { describe, expect, it } from "vitest";
import { mintPublicScope } from "@/lib/accounts/gates/mint";
import { createInvitation, resendInvitation } from "@/lib/accounts/invitations/mutations";
import { getMailBlock } from "@/lib/accounts/mail-block/data";
import { setMailBlock } from "@/lib/accounts/mail-block/mutations";
import { requestEmailChange } from "@/lib/accounts/profile/mutations";
import { requestPasswordReset } from "@/lib/accounts/recovery/mutations";
import { signUp } from "@/lib/accounts/registration/mutations";
import { personNameSchema } from "@/lib/accounts/schema";
import type { Team } from "@/lib/accounts/team/types";
import { createWorkspaceSchema } from "@/lib/accounts/workspaces/schema";
import { createWorkspaceByKeySchema } from "@/lib/authorization/schema";
import { registerPartnerSchema } from "@/lib/onboarding/schema";
import { updatePartnerSchema } from "@/lib/partners/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { blockToken } from "@/lib/platform/mail/mail-block";
import { renderHtml, renderText } from "@/lib/providers/mail/render";
import { makePerson, makePersonScope, makeWorkspace, makeWorkspaceScope, PASSWORD } from "../factories/accounts";
import { lastMailTo, mailsTo, queuedMails } from "../support/mail";
import { handleQueued } from "../support/outbox";
import { codeOf } from "../support/outcomes";

const fresh = () => `mailbox-${newId().slice(-12)}@people.example`;

async function team(): Promise<Team> {
  const { workspaceId, ownerId } = await makeWorkspace();
  return { kind: "workspace", scope: await makeWorkspaceScope(workspaceId, "owner", ownerId) };
}

const invite = (from: Team, email: string) =>
  inTransaction((tx) => createInvitation(tx, from, { email, role: "member" }));

async function askToChange(email: string): Promise<void> {
  await requestEmailChange(await makePersonScope(), { email, currentPassword: PASSWORD });
  await handleQueued("email_change.requested");
}

async function askForAccount(email: string): Promise<void> {
  await signUp({ email, name: "Ada", password: PASSWORD, locale: "he", next: "", ip: "direct" });
  await handleQueued("account.requested");
}

describe("one mailbox", () => {
  it("gets six unasked mails a day, from however many senders, and then none", async () => {
    const email = fresh();
    for (let sender = 0; sender < 6; sender += 1) expect(await codeOf(invite(await team(), email))).toBe("won");
    expect(await codeOf(invite(await team(), email))).toBe("rate_limited");
    await askToChange(email);
    expect(await mailsTo(email)).toHaveLength(6);
    await db()
      .$executeRaw`UPDATE invitation SET created_at = now() - interval '25 hours' WHERE email = ${email}::citext`;
    expect(await codeOf(invite(await team(), email))).toBe("won");
  });

  it("counts the same invitation sent again, changes of address and sign-ups", async () => {
    const email = fresh();
    const one = await team();
    const { invitationId } = await invite(one, email);
    await inTransaction((tx) => resendInvitation(tx, one, invitationId));
    await askToChange(email);
    await askToChange(email);
    await askForAccount(email);
    await askForAccount(email);
    expect(await codeOf(invite(await team(), email))).toBe("rate_limited");
  });

  it("is counted also when many senders come at the same moment", async () => {
    const email = fresh();
    const teams = await Promise.all(Array.from({ length: 10 }, team));
    const codes = await Promise.all(teams.map((from) => codeOf(invite(from, email))));
    expect(codes.filter((code) => code === "won")).toHaveLength(6);
  });
});

describe("an unasked mail", () => {
  it("carries a link that blocks such mail, also over the senders; unblocking lets it through", async () => {
    const email = fresh();
    await invite(await team(), email);
    const mail = await lastMailTo(email);
    const token = blockToken(email);
    for (const text of [renderText(mail), renderHtml(mail)]) expect(text).toContain(`/en/mail/${token}`);
    const state = () => getMailBlock(db(), mintPublicScope(), token);
    expect(await state()).toEqual({ email, blocked: false });
    await inTransaction((tx) => setMailBlock(tx, token, "block"));
    await inTransaction((tx) => setMailBlock(tx, token, "block"));
    expect(await state()).toEqual({ email, blocked: true });
    await invite(await team(), email.toUpperCase().toLowerCase());
    await askToChange(email);
    await askForAccount(email);
    expect(await mailsTo(email)).toHaveLength(1);
    await inTransaction((tx) => setMailBlock(tx, token, "unblock"));
    await invite(await team(), email);
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it("is every kind that others can cause; mail about one's own account is none and comes through", async () => {
    const [email, { email: owner }] = [fresh(), await makePerson()];
    await invite(await team(), email);
    await askToChange(email);
    await askForAccount(email);
    await askToChange(owner);
    await requestPasswordReset({ email: owner, ip: "direct" });
    await handleQueued("password_reset.requested");
    const kinds = (await queuedMails()).filter(({ to }) => to === email || to === owner);
    const unasked = new Set(kinds.filter((mail) => mail.unasked).map(({ kind }) => kind));
    expect(unasked).toEqual(new Set(["workspace.invitation", "email.change", "account.verify", "account.exists"]));
    await inTransaction((tx) => setMailBlock(tx, blockToken(owner), "block"));
    await requestPasswordReset({ email: owner, ip: "direct" });
    await handleQueued("password_reset.requested");
    expect((await lastMailTo(owner)).kind).toBe("password.reset");
  });

  it("is blocked by the mailbox's own link alone", async () => {
    const token = blockToken("ann@people.example");
    const forged = blockToken("bob@people.example").slice(0, -32) + token.slice(-32);
    expect(await codeOf(inTransaction((tx) => setMailBlock(tx, forged, "block")))).toBe("link_expired");
    expect(await getMailBlock(db(), mintPublicScope(), forged)).toBeNull();
  });

  it("has no stranger's text in its subject but cleaned names, whatever older rules let in", async () => {
    const email = fresh();
    const from = await team();
    if (from.kind !== "workspace") throw new Error("a workspace's team");
    const named = { ...from.scope, person: { ...from.scope.person, name: "Win at https://evil.example/\u202enow" } };
    const scope = Object.assign(named, { workspaceName: `www.evil.com ${"x".repeat(200)}` });
    await invite({ kind: "workspace", scope }, email);
    const mail = await lastMailTo(email);
    expect(mail.subject).not.toMatch(/:\/\/|evil\.|\u202e|x{100}/);
    expect(mail.paragraphs.join(" ")).not.toMatch(/:\/\/|evil\.com/);
  });
});

describe("names that strangers read", () => {
  const schemas = {
    person: personNameSchema,
    workspace: createWorkspaceSchema.shape.name,
    "workspace of the API": createWorkspaceByKeySchema.shape.name,
    "new partner": registerPartnerSchema.shape.name,
    partner: updatePartnerSchema.shape.name,
  };
  it.each(Object.entries(schemas))("%s: no addresses, and not ours", (_, schema) => {
    for (const name of ["evil.com", "See https://x.example", "Patchbay", "Patchbay Support", "P4tchbay", "Раtсhbау"])
      expect([name, schema.safeParse(name).success]).toEqual([name, false]);
    for (const name of ["Harbour Books", "Dr. Ann Lee", "נועה לוי"]) expect(schema.safeParse(name).success).toBe(true);
  });
});
