import { expect, it } from "vitest";
import { pagesOf, sentenceOf } from "@/components/insights/activity-lines";
import { listAudit } from "@/lib/accounts/audit/data";
import { mintHostScope } from "@/lib/accounts/gates/mint";
import { createInvitation } from "@/lib/accounts/invitations/mutations";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { listWorkspaceActivity } from "@/lib/insights/activity/data";
import { getAuditThings } from "@/lib/insights/audit/data";
import { getLiveTarget } from "@/lib/installs/data";
import { requestInstallation } from "@/lib/installs/requests/mutations";
import { recordAudit } from "@/lib/platform/audit";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { translatorOf } from "@/lib/platform/messages/translator";
import { makeStaffScope, makeWorkspaceScope } from "../factories/accounts";
import { makeOrder } from "../factories/host";
import { makeInstallation } from "../factories/installs";
import { makeListing, makePublishedListing } from "../factories/listings";

it("says what an app read and who approved it, in one list by cursor, and nothing of another workspace", async () => {
  const { scope, listing, installationId } = await makeInstallation();
  const elsewhere = await makeInstallation();
  const order = await makeOrder(mintHostScope({ workspaceId: scope.workspaceId, environment: "live" }));
  // The order of two rows of one millisecond is nobody's.
  const call = (resourceId: string | null, status: number, later = 0) => ({
    id: newId(new Date(Date.now() + later)),
    installationId,
    workspaceId: scope.workspaceId,
    partnerId: listing.scope.partnerId,
    access: "read",
    resource: "orders",
    resourceId,
    method: "GET",
    path: "/api/v1/orders",
    status,
    records: resourceId === null ? 12 : 1,
  });
  await db().accessEntry.create({ data: call(order.id, 200) });
  await db().accessEntry.create({ data: call(null, 200, 5) });
  const sentences = async (locale: "en" | "he", kind?: "people" | "read") => {
    const t = translatorOf(locale, "installs.activity");
    const { rows } = await listWorkspaceActivity(db(), scope, { kind });
    return rows.map((row) => sentenceOf(row, t));
  };
  const { rows } = await listWorkspaceActivity(db(), scope, {});
  const app = rows[0]?.line === "call" ? rows[0].app : "";
  expect(await sentences("en", "read")).toEqual([`${app} read 12 orders`, `${app} read Order #${order.number}`]);
  expect(await sentences("en", "people")).toContain(`${scope.person.name} approved ${app}`);
  expect((await sentences("he", "read"))[1]).toContain(`#${order.number}`);
  expect(app).not.toBe("");

  const first = await listWorkspaceActivity(db(), scope, {}, 1);
  const second = await listWorkspaceActivity(db(), scope, { after: first.next ?? undefined }, 100);
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(new Set(rows.map(({ line }) => line))).toEqual(new Set(["call", "act"]));
  expect(JSON.stringify(rows)).not.toContain(formatId("installation", elsewhere.installationId));
});

it("shows what changed to who manages the workspace, and to a member only that something did", async () => {
  const { scope } = await makeInstallation();
  const email = `guest-${newId().slice(-8)}@people.example`;
  await inTransaction((tx) => createInvitation(tx, { kind: "workspace", scope }, { email, role: "member" }));
  const member = await makeWorkspaceScope(scope.workspaceId, "member");
  const seen = async (as: WorkspaceScope<never>) => JSON.stringify((await listWorkspaceActivity(db(), as, {})).rows);
  expect(await seen(scope)).toContain(email);
  expect(await seen(member)).not.toContain(email);
  expect(await seen(member)).toContain(scope.person.name);
  const { rows } = await listWorkspaceActivity(db(), scope, { kind: "people" });
  const invited = rows.find((row) => row.line === "act" && row.action === "workspace.member.invite");
  expect(invited && pagesOf(invited, "wks_1", "he")).toEqual({ subject: "/he/workspace/wks_1/members" });
});

it("what was asked for and never installed leads to its request", async () => {
  const { scope, installationId } = await makeInstallation();
  const member = await makeWorkspaceScope(scope.workspaceId, "member");
  const listing = await makePublishedListing();
  const asked = await inTransaction(async (tx) => {
    const target = await getLiveTarget(tx, { id: listing.listingId });
    if (!target) throw new Error("not published");
    return requestInstallation(tx, member, target, { decider: "", reason: "", requested: [] });
  });
  const { rows } = await listWorkspaceActivity(db(), scope, { kind: "people" });
  const pages = rows.map((row) => pagesOf(row, "wks_1", "en")["subject"]);
  expect(pages).toContain(`/en/workspace/wks_1/requests/${formatId("installation", asked.installationId)}`);
  expect(pages).toContain(`/en/workspace/wks_1/installed/${formatId("installation", installationId)}`);
});

it("audit rows name what they are about and link to its page", async () => {
  const staff = await makeStaffScope("admin");
  const made = await makeListing({ name: "Quillwort" });
  const subject = formatId("listing", made.listingId);
  const { rows } = await listAudit(db(), staff, { subject, actor: "", action: "", before: null });
  const things = await getAuditThings(db(), staff, rows);
  expect(things.get(subject)).toEqual({ name: "Quillwort", href: `/admin/listings/${subject}` });

  const installed = await makeInstallation();
  await inTransaction((tx) =>
    recordAudit(tx, {
      actor: staff.actor,
      action: "installation.update",
      subject: { type: "installation", id: installed.installationId },
    }),
  );
  const about = formatId("installation", installed.installationId);
  const held = await listAudit(db(), staff, { subject: about, actor: "", action: "", before: null });
  const page = (await getAuditThings(db(), staff, held.rows)).get(about)?.href;
  expect(page).toBe(`/admin/workspaces/${formatId("workspace", installed.scope.workspaceId)}`);
});

it("audit rows of what has no page of its own lead to what holds it, or to the list", async () => {
  const staff = await makeStaffScope("admin");
  const { scope, listing } = await makeInstallation();
  const { partnerId } = listing.scope;
  const client = await db().oAuthClient.findFirstOrThrow({ where: { listingId: listing.listingId } });
  const domain = await db().partnerDomain.create({
    data: { id: newId(), partnerId, domain: `d${newId().slice(-8)}.example`, token: "proof" },
  });
  const synonym = await db().searchSynonym.findFirstOrThrow({});
  const { personId, sessionId } = scope.person;
  const email = `guest-${newId().slice(-8)}@people.example`;
  await inTransaction((tx) => createInvitation(tx, { kind: "workspace", scope }, { email, role: "member" }));
  const invitation = await db().invitation.findFirstOrThrow({ where: { email } });
  const workspace = `/admin/workspaces/${formatId("workspace", scope.workspaceId)}`;
  for (const [type, id, name, href] of [
    ["client", client.id, client.name, `/admin/listings/${formatId("listing", listing.listingId)}`],
    ["domain", domain.id, domain.domain, `/admin/partners/${formatId("partner", partnerId)}`],
    ["search_synonym", synonym.id, synonym.words[0], `/admin/synonyms/${formatId("synonym", synonym.id)}`],
    ["session", sessionId, null, `/admin/people/${formatId("person", personId)}`],
    ["invitation", invitation.id, email, workspace],
  ] as const) {
    const subject = { type, id };
    await inTransaction((tx) => recordAudit(tx, { actor: staff.actor, action: "queue.retry", subject }));
    const { rows } = await listAudit(db(), staff, { subject: id, actor: "", action: "queue.retry", before: null });
    expect([...(await getAuditThings(db(), staff, rows)).values()], type).toEqual([{ name, href }]);
  }
});
