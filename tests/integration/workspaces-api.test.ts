import { describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { acceptInvitation, joinByInvitation } from "@/lib/accounts/invitations/mutations";
import { getInvitation } from "@/lib/accounts/team/data";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId, parseId } from "@/lib/platform/ids";
import { makePerson, makePersonScope, PASSWORD } from "../factories/accounts";
import { makeApp, makePlatformKey } from "../factories/host";
import { type ApiCall, callApi } from "../support/api-router";
import { lastMailTo, mailsTo, tokenOf } from "../support/mail";
import { codeOf } from "../support/outcomes";

// `POST /api/v1/workspaces`: the host product makes a workspace for a customer, who may not have an account yet.

const unique = () => newId().slice(-10);
const newEmail = () => `owner-${unique()}@shop.example`;

async function create(body: unknown, more: ApiCall = {}) {
  return callApi("POST", "/api/v1/workspaces", { token: await makePlatformKey("live"), body, ...more });
}

const membersOf = (workspaceId: string) =>
  db().workspaceMember.findMany({
    where: { workspaceId },
    select: { role: true, person: { select: { email: true } } },
  });
const rows = async () => [
  await db().workspace.count(),
  await db().invitation.count(),
  await db().outboxMessage.count(),
];
/** Eight days later, to the invitations of one address. */
const expireInvitations = (email: string) =>
  db().invitation.updateMany({ where: { email, acceptedAt: null }, data: { expiresAt: new Date(0) } });
const idOf = (body: Record<string, unknown>) => parseId("workspace", String(body["id"])) ?? "";

describe("a workspace by key", () => {
  it("waits for its owner, who has the invitation by mail", async () => {
    const email = newEmail();
    const externalId = `shop-${unique()}`;
    const answer = await create({ name: " Quay Books ", owner_email: email.toUpperCase(), external_id: externalId });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^wks_[0-9a-z]{26}$/),
      name: "Quay Books",
      external_id: externalId,
      owner: "invited",
    });
    expect(answer.headers.get("location")).toBe(`/en/workspace/${answer.body["id"]}`);
    const workspaceId = idOf(answer.body);
    expect(await db().workspace.findUnique({ where: { id: workspaceId } })).toMatchObject({
      environment: "live",
      name: "Quay Books",
      externalId,
    });
    expect(await membersOf(workspaceId)).toEqual([]);
    const [mail, ...others] = await mailsTo(email);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: "workspace.invitation", subject: "Example invites you to Quay Books" });
    expect(mail?.action?.url).toMatch(new RegExp(`^${env().origin}/en/invitation/[\\w-]+$`));
    const audited = await db().auditEntry.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
    expect(audited.map(({ action, actor }) => [action, actor.split(":")[0]])).toEqual([
      ["workspace.create", "key"],
      ["workspace.member.invite", "key"],
    ]);
  });

  it("has the person who accepts as its owner, with a new account, once", async () => {
    const email = newEmail();
    const { body } = await create({ name: "Quay Books", owner_email: email });
    const token = tokenOf(await lastMailTo(email));
    expect(await getInvitation(db(), getPublicScope(), token)).toEqual({
      tenantKind: "workspace",
      tenantName: "Quay Books",
      inviterName: "Example",
      role: "owner",
      email,
      hasAccount: false,
    });
    const join = () =>
      joinByInvitation({
        token,
        name: "Quay Owner",
        password: PASSWORD,
        locale: "en",
        browser: { ip: "127.0.0.1", userAgent: "test", device: "" },
      });
    expect((await join()).tenant).toEqual({ workspaceId: idOf(body) });
    expect(await membersOf(idOf(body))).toEqual([{ role: "owner", person: { email } }]);
    expect(await codeOf(join())).toBe("link_expired");
  });

  it("takes nobody else in by that invitation, and the invited person who signed up meanwhile", async () => {
    const email = newEmail();
    const { body } = await create({ name: "Quay Books", owner_email: email });
    const token = tokenOf(await lastMailTo(email));
    const stranger = await makePersonScope();
    expect(await codeOf(inTransaction((tx) => acceptInvitation(tx, stranger, token)))).toBe("not_ready");
    const invited = await makePersonScope({ email });
    expect((await getInvitation(db(), getPublicScope(), token))?.hasAccount).toBe(true);
    await inTransaction((tx) => acceptInvitation(tx, invited, token));
    expect(await membersOf(idOf(body))).toEqual([{ role: "owner", person: { email } }]);
  });

  it("belongs at once to who has an account with that proven address; an unproven one is invited", async () => {
    const known = await makePerson();
    const answer = await create({ name: "Second shop", owner_email: known.email });
    expect(answer.body["owner"]).toBe("member");
    expect(await membersOf(idOf(answer.body))).toEqual([{ role: "owner", person: { email: known.email } }]);
    expect(await mailsTo(known.email)).toEqual([]);
    const unproven = await makePerson({ emailVerified: false });
    expect((await create({ name: "Third shop", owner_email: unproven.email })).body["owner"]).toBe("invited");
  });
});

describe("asked again", () => {
  it("with the same key it is one workspace and one mail, however many at once", async () => {
    const token = await makePlatformKey("live");
    const body = { name: "Quay Books", owner_email: newEmail() };
    const ask = (more: object = {}) =>
      create({ ...body, ...more }, { token, headers: { "idempotency-key": "make-quay" } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body["id"])).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true")).toHaveLength(9);
    expect(await mailsTo(body.owner_email)).toHaveLength(1);
    expect((await ask({ name: "Another" })).body["code"]).toBe("idempotency_mismatch");
    const elsewhere = await create(body, { headers: { "idempotency-key": "make-quay" } });
    expect(elsewhere.body["id"]).not.toBe(answers[0]?.body["id"]);
  });

  it("an owner who let the invitation run out is invited anew, to the same workspace", async () => {
    const body = { name: "Quay Books", owner_email: newEmail(), external_id: `shop-${unique()}` };
    const first = await create(body);
    expect((await create(body)).status).toBe(409);
    await expireInvitations(body.owner_email);
    const again = await Promise.all([create(body), create(body), create(body)]);
    expect(again.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(again.find(({ status }) => status === 201)?.body).toMatchObject({ id: first.body["id"], owner: "invited" });
    expect(await mailsTo(body.owner_email)).toHaveLength(2);

    await expireInvitations(body.owner_email);
    const known = await makePerson();
    const third = await create({ ...body, owner_email: known.email });
    expect(third.body).toMatchObject({ id: first.body["id"], owner: "member" });
    expect(await membersOf(idOf(first.body))).toEqual([{ role: "owner", person: { email: known.email } }]);
    await expireInvitations(body.owner_email);
    expect((await create(body)).status).toBe(409);
  });

  it("without one, an id of the platform's own is given once", async () => {
    const body = { name: "Quay Books", owner_email: newEmail(), external_id: `shop-${unique()}` };
    const answers = await Promise.all([create(body), create(body), create(body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.headers.get("content-type")).toContain("application/problem+json");
    expect(refused?.body).toMatchObject({ code: "conflict", fields: { external_id: [expect.any(String)] } });
    expect(await mailsTo(body.owner_email)).toHaveLength(1);
  });
});

describe("bad input", () => {
  const good = { name: "Quay Books", owner_email: "owner@shop.example" };

  it.each<[string, unknown, number, string, string | null]>([
    ["nothing", {}, 422, "invalid_input", "name"],
    ["a blank name", { ...good, name: "  " }, 422, "invalid_input", "name"],
    ["a name of 81 letters", { ...good, name: "x".repeat(81) }, 422, "invalid_input", "name"],
    ["a number as name", { ...good, name: 7 }, 422, "invalid_input", "name"],
    ["no owner", { name: "Quay Books" }, 422, "invalid_input", "owner_email"],
    ["no address as owner", { ...good, owner_email: "owner" }, 422, "invalid_input", "owner_email"],
    ["a blank own id", { ...good, external_id: "" }, 422, "invalid_input", "external_id"],
    ["an own id of 121 letters", { ...good, external_id: "x".repeat(121) }, 422, "invalid_input", "external_id"],
    ["an unknown field", { ...good, plan: "free" }, 422, "invalid_input", "form"],
    ["a list", [good], 422, "invalid_input", "form"],
    ["broken JSON", "{", 400, "malformed", null],
  ])("%s is refused by its field and leaves nothing", async (_what, body, status, code, field) => {
    const token = await makePlatformKey("live");
    const before = await rows();
    const answer = await create(body, { token });
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({ code, status, detail: expect.any(String) });
    if (field) expect(Object.keys(Object(answer.body["fields"]))).toContain(field);
    expect(await rows()).toEqual(before);
  });

  it("a sandbox key, an app's token and no key make nothing", async () => {
    const callers = [
      { token: await makePlatformKey("sandbox"), status: 422, code: "invalid_input" },
      { token: (await makeApp()).token, status: 403, code: "insufficient_scope" },
      { token: undefined, status: 401, code: "invalid_token" },
    ];
    const before = await rows();
    for (const { token, status, code } of callers) {
      const answer = await create(good, { token });
      expect(answer.status, answer.text).toBe(status);
      expect(answer.body).toMatchObject({ code });
    }
    expect(await rows()).toEqual(before);
  });
});
