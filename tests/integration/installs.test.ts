import { describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { mintInstallationScope } from "@/lib/accounts/gates/mint";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { findStandingConsent } from "@/lib/authorization/consents/data";
import { approveWithConsent, spendStandingConsent } from "@/lib/authorization/consents/mutations";
import { listActivity } from "@/lib/installs/access/data";
import { recordAccess } from "@/lib/installs/access/mutations";
import { getLiveTarget } from "@/lib/installs/data";
import { expirePending, remindOfDeletion } from "@/lib/installs/handlers";
import { activateInstallation, consentToInstall } from "@/lib/installs/mutations";
import { confirmDeletion, uninstall } from "@/lib/installs/removal/mutations";
import { getRequest, listRequests } from "@/lib/installs/requests/data";
import { approveRequest, refuseRequest, requestInstallation, withdrawRequest } from "@/lib/installs/requests/mutations";
import { getInstalled, listInstalled } from "@/lib/installs/views/data";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makeWorkspaceScope } from "../factories/accounts";
import { makeAdminScope, makeInstallation } from "../factories/installs";
import { jobContext } from "../factories/jobs";
import { LISTING_CONTENT, type MadeListing, makePublishedListing, publishNext } from "../factories/listings";
import { outbox } from "../support/outbox";

const ins = (id: string) => formatId("installation", id);
const ver = (id: string) => formatId("version", id);

/** As much delay as so many statements take: each round of a race meets another moment. */
async function statements(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await db().$queryRaw`SELECT 1`;
}

async function ask(member: WorkspaceScope<never>, listing: MadeListing, decider = "") {
  return inTransaction(async (tx) => {
    const target = await getLiveTarget(tx, { id: listing.listingId });
    if (!target) throw new Error("not published");
    return requestInstallation(tx, member, target, { decider, reason: "We need it.", requested: [] });
  });
}

async function nameOf(installationId: string): Promise<string> {
  const { version } = await db().installation.findUniqueOrThrow({
    where: { id: installationId },
    select: { version: { select: { content: true } } },
  });
  const { content } = version;
  return typeof content === "object" && content !== null && "name" in content ? String(content.name) : "";
}

async function remove(scope: WorkspaceScope<never>, installationId: string) {
  const confirm = await nameOf(installationId);
  return inTransaction((tx) =>
    uninstall(tx, scope, { installationId: ins(installationId), confirm, reason: "Not needed." }),
  );
}

describe("requests", () => {
  it("name a decider, mail everyone who may decide, and take one at a time", async () => {
    const owner = await makeAdminScope();
    const admin = await makeWorkspaceScope(owner.workspaceId, "admin");
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    const listing = await makePublishedListing();
    const asked = await ask(member, listing, formatId("person", admin.person.personId));
    expect(asked.deciderName).toBe(admin.person.name);
    const mails = (await outbox("mail.send")).filter((mail) => mail.kind === "installation.requested");
    expect(mails.map((mail) => mail.to).sort()).toEqual([owner.person.email, admin.person.email].sort());
    const words = (to: string) => JSON.stringify(mails.find((mail) => mail.to === to));
    expect(words(admin.person.email)).toContain("asks you to decide");
    expect(words(owner.person.email)).toContain(`${admin.person.name} was asked to decide`);
    await expect(ask(member, listing)).rejects.toMatchObject({ code: "already_done" });
    const [view] = await listRequests(db(), member);
    expect(view).toMatchObject({
      state: "requested",
      reason: "We need it.",
      requestedBy: { isMe: true },
      decider: { name: admin.person.name },
    });
  });

  it("approved: keeps a consent until the partner has its tokens, for members of that workspace only", async () => {
    const owner = await makeAdminScope();
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    const listing = await makePublishedListing();
    const { installationId } = await ask(member, listing);
    const approved = await inTransaction((tx) =>
      approveWithConsent(tx, owner, {
        installationId: ins(installationId),
        version: ver(listing.versionId),
        scopes: [],
      }),
    );
    expect(approved).toMatchObject({ state: "pending", scopes: ["orders:read", "customers:read"] });
    const where = { clientId: listing.liveClientId, workspaceId: null };
    expect(await findStandingConsent(db(), (await makeAdminScope()).person, where)).toBeNull();
    expect(await findStandingConsent(db(), member.person, where)).toMatchObject({
      installationId,
      scopes: approved.scopes,
    });
    await inTransaction((tx) => spendStandingConsent(tx, installationId));
    expect(await findStandingConsent(db(), member.person, where)).toBeNull();
    const view = await getRequest(db(), member, ins(installationId));
    expect(view?.finishUrl).toContain("https://tallyho.example/connect?iss=");
    const mail = (await outbox("mail.send")).filter((entry) => entry.kind === "installation.approved");
    expect(mail.map((entry) => entry.to)).toContain(member.person.email);
  });

  it("refused with a reason, or taken back by whoever asked and nobody else's member", async () => {
    const owner = await makeAdminScope();
    const [member, other] = [
      await makeWorkspaceScope(owner.workspaceId, "member"),
      await makeWorkspaceScope(owner.workspaceId, "member"),
    ];
    const listing = await makePublishedListing();
    const first = await ask(member, listing);
    await expect(inTransaction((tx) => withdrawRequest(tx, other, ins(first.installationId)))).rejects.toMatchObject({
      code: "not_found",
    });
    await inTransaction((tx) => withdrawRequest(tx, member, ins(first.installationId)));
    const second = await ask(member, listing);
    await inTransaction((tx) =>
      refuseRequest(tx, owner, { installationId: ins(second.installationId), reason: "We use another one." }),
    );
    const view = await getRequest(db(), member, ins(second.installationId));
    expect(view).toMatchObject({
      state: "refused",
      decisionReason: "We use another one.",
      decidedBy: owner.person.name,
    });
    await expect(
      inTransaction((tx) =>
        approveRequest(tx, owner, {
          installationId: ins(second.installationId),
          version: ver(listing.versionId),
          scopes: [],
        }),
      ),
    ).rejects.toMatchObject({
      code: "already_done",
    });
  });

  it("belong to their workspace: another one's admin finds nothing", async () => {
    const owner = await makeAdminScope();
    const listing = await makePublishedListing();
    const { installationId } = await ask(await makeWorkspaceScope(owner.workspaceId, "member"), listing);
    const stranger = await makeAdminScope();
    const input = {
      installationId: ins(installationId),
      version: ver(listing.versionId),
      scopes: [],
      reason: "no",
    };
    await expect(inTransaction((tx) => approveRequest(tx, stranger, input))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(inTransaction((tx) => refuseRequest(tx, stranger, input))).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await getRequest(db(), stranger, input.installationId)).toBeNull();
  });
});

describe("consent", () => {
  it("is for the version the person read: one published meanwhile has to be shown first", async () => {
    const owner = await makeAdminScope();
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    const listing = await makePublishedListing();
    const { installationId } = await ask(member, listing);
    const more = [...LISTING_CONTENT.scopes, { scope: "payments:read" as const, reason: "To match the bank." }];
    const next = await publishNext(listing, { scopes: more, changes: "Reads payments." });
    const approve = (versionId: string) =>
      inTransaction((tx) =>
        approveRequest(tx, owner, { installationId: ins(installationId), version: ver(versionId), scopes: [] }),
      );
    await expect(approve(listing.versionId)).rejects.toMatchObject({ code: "conflict" });
    expect(await db().grant.count({ where: { installationId } })).toBe(0);
    expect((await getRequest(db(), owner, ins(installationId)))?.version).toBe(ver(next.versionId));
    expect((await approve(next.versionId)).scopes).toContain("payments:read");
  });

  it("of many at once makes one installation", async () => {
    const scope = await makeAdminScope();
    const listing = await makePublishedListing();
    const target = await getLiveTarget(db(), { id: listing.listingId });
    if (!target) throw new Error("not published");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        inTransaction((tx) =>
          consentToInstall(tx, scope, target, { shown: ver(target.versionId), requested: [], chosen: [] }),
        ),
      ),
    );
    const ids = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.installationId] : []));
    expect(new Set(ids).size).toBe(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    expect(await db().installation.count({ where: { listingId: listing.listingId } })).toBe(1);
    expect(await db().grant.count({ where: { installationId: ids[0] ?? "", revokedAt: null } })).toBe(1);
  });

  it("is refused under a soft block, and what runs goes on", async () => {
    const { listing, scope } = await makeInstallation();
    await db().listing.update({ where: { id: listing.listingId }, data: { installBlock: "soft" } });
    await expect(makeInstallation({ listing })).rejects.toMatchObject({ code: "blocked" });
    expect(await listInstalled(db(), scope, "live")).toMatchObject([{ state: "active" }]);
  });

  it("makes what has no client active at once, and counts it", async () => {
    const listing = await makePublishedListing({ patch: { redirectUris: [], scopes: [], events: [], depth: 0 } });
    const { scope, installationId } = await makeInstallation({ listing, pending: true });
    expect(await getInstalled(db(), scope, ins(installationId))).toMatchObject({ state: "active", connection: null });
    expect(await outbox("installation.activated")).toContainEqual({ installationId });
    expect((await db().listing.findUniqueOrThrow({ where: { id: listing.listingId } })).activeInstallations).toBe(1);
  });

  it("says that it is connected only while the app holds a token", async () => {
    const { scope, installationId } = await makeInstallation();
    const connection = async () => (await getInstalled(db(), scope, ins(installationId)))?.connection;
    // Whether or not it came with the demo data, whose apps were given their tokens.
    for (const isDemo of [false, true]) {
      await db().installation.update({ where: { id: installationId }, data: { isDemo } });
      expect(await connection()).toBe("lost");
    }
    const expiresAt = new Date(Date.now() + 3_600_000);
    const token = { kind: "RefreshToken", idHash: installationId, payload: {}, installationId, expiresAt };
    await db().oAuthArtifact.create({ data: token });
    expect(await connection()).toBe("connected");
  });

  it("expires after seven days without the partner", async () => {
    const { scope, installationId } = await makeInstallation({ pending: true });
    await expirePending({}, jobContext());
    expect(await getInstalled(db(), scope, ins(installationId))).toMatchObject({ state: "pending" });
    await db().installation.update({
      where: { id: installationId },
      data: { pendingUntil: new Date(Date.now() - 1000) },
    });
    await expirePending({}, jobContext());
    expect(await getInstalled(db(), scope, ins(installationId))).toMatchObject({
      state: "uninstalled",
      deletion: null,
    });
    await expect(makeInstallation({ scope })).resolves.toBeTruthy();
  });
});

describe("removal", () => {
  it("beside the first redemption ends as never active, or is told to the partner and asked to delete", async () => {
    const listing = await makePublishedListing();
    for (let round = 0; round < 12; round++) {
      const { scope, installationId } = await makeInstallation({ listing, pending: true });
      await Promise.allSettled([
        inTransaction((tx) => activateInstallation(tx, installationId)),
        statements(round).then(() => remove(scope, installationId)),
      ]);
      const row = await db().installation.findUniqueOrThrow({ where: { id: installationId } });
      expect(row.state).toBe("uninstalled");
      const asked = await db().dataDeletion.count({ where: { installationId } });
      expect(asked).toBe(row.activatedAt ? 1 : 0);
    }
    const { activeInstallations } = await db().listing.findUniqueOrThrow({ where: { id: listing.listingId } });
    expect(activeInstallations).toBe(0);
  });

  it("needs the name, ends everything in one step and asks for deletion with a one-time token", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    const wrong = { installationId: ins(installationId), confirm: "tallyho", reason: "" };
    await expect(inTransaction((tx) => uninstall(tx, scope, wrong))).rejects.toMatchObject({
      fields: { confirm: expect.anything() },
    });
    const { deletionId } = await remove(scope, installationId);
    await expect(remove(scope, installationId)).rejects.toMatchObject({ code: "already_done" });
    expect(await db().grant.count({ where: { installationId, revokedAt: null } })).toBe(0);
    expect((await db().listing.findUniqueOrThrow({ where: { id: listing.listingId } })).activeInstallations).toBe(0);
    const told = (await outbox("installation.uninstalled")).find(
      (message) => message.installationId === installationId,
    );
    expect(told).toMatchObject({ installationId, deletionId });
    const token = String(told?.confirmToken);
    const row = await db().dataDeletion.findUniqueOrThrow({ where: { id: deletionId ?? "" } });
    expect(JSON.stringify(row)).not.toContain(token);
    const days = (row.dueAt.getTime() - row.requestedAt.getTime()) / 86_400_000;
    expect(days).toBe(30);
    const confirm = (confirmToken: string, receipt: string) =>
      inTransaction((tx) =>
        confirmDeletion(tx, getPublicScope(), { deletionId: formatId("deletion", row.id), confirmToken, receipt }),
      );
    await expect(confirm("dct_wrong", "x")).rejects.toMatchObject({ code: "not_found" });
    await confirm(token, "312 orders and 40 contacts deleted.");
    await confirm(token, "something else");
    const view = await getInstalled(db(), scope, ins(installationId));
    expect(view).toMatchObject({ state: "uninstalled", deletion: { receipt: "312 orders and 40 contacts deleted." } });
    await remindOfDeletion({ deletionId: row.id });
    expect((await outbox("mail.send")).filter((mail) => mail.kind === "installation.deletion_due")).toEqual([]);
  });

  it("is for the workspace's own, and leaves room to install again", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    await expect(remove(await makeAdminScope(), installationId)).rejects.toMatchObject({ code: "not_found" });
    await remove(scope, installationId);
    const again = await makeInstallation({ scope, listing });
    expect(again.installationId).not.toBe(installationId);
  });
});

describe("activity", () => {
  it("shows the workspace its own, newest first, in pages that neither repeat nor skip", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    const other = await makeInstallation({ listing });
    const write = async (made: typeof other, access: "read" | "write") =>
      recordAccess(
        db(),
        mintInstallationScope({
          installationId: made.installationId,
          workspaceId: made.scope.workspaceId,
          partnerId: listing.scope.partnerId,
          clientId: listing.liveClientId,
          clientName: "Tallyho",
          listingId: listing.listingId,
          environment: "live",
          scopes: [],
        }),
        {
          access,
          resource: "orders",
          resourceId: null,
          method: "GET",
          path: "/api/v1/orders",
          status: 200,
          records: 3,
        },
      );
    for (let index = 0; index < 50; index++)
      await write({ scope, listing, installationId }, index % 4 ? "read" : "write");
    await write(other, "write");
    const first = await listActivity(db(), scope, {});
    const second = await listActivity(db(), scope, { after: first.next ?? undefined });
    const all = [...first.rows, ...second.rows];
    expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 20, null]);
    expect(new Set(all.map((row) => row.access)).size).toBe(50);
    expect(all.every((row) => row.installation === ins(installationId))).toBe(true);
    expect((await listActivity(db(), scope, { kind: "write" })).rows).toHaveLength(13);
    expect((await listActivity(db(), scope, { installation: ins(other.installationId) })).rows).toEqual([]);
  });
});
