import { beforeAll, describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import type { StaffScope } from "@/lib/accounts/types";
import { getListingPage } from "@/lib/catalog/data";
import { getStaffOverview } from "@/lib/insights/data";
import { getLiveTarget } from "@/lib/installs/data";
import { consentToInstall } from "@/lib/installs/mutations";
import { requestInstallation } from "@/lib/installs/requests/mutations";
import { PROPOSAL_SECONDS } from "@/lib/lifecycle/constants";
import { getAffected, getStopReason, listMeasures } from "@/lib/lifecycle/measures/data";
import { tellOfMeasure } from "@/lib/lifecycle/measures/handlers";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makePerson, makeStaffScope, makeWorkspaceScope } from "../factories/accounts";
import { makeCertifiedListing } from "../factories/certification";
import { makeAdminScope, makeInstallation } from "../factories/installs";
import { decide, makeInstalledBy, REASON, take } from "../factories/lifecycle";
import { makePublishedListing } from "../factories/listings";
import { makePartnerScope } from "../factories/partners";
import { testDatabase } from "../support/database-env.ts";
import { mailsTo } from "../support/mail";
import { handleQueued, outbox } from "../support/outbox";

let reviewer: StaffScope<never>;
let admin: StaffScope<never>;

beforeAll(async () => {
  reviewer = await makeStaffScope("reviewer");
  admin = await makeStaffScope("admin");
});

const listingOf = (listingId: string) => db().listing.findUniqueOrThrow({ where: { id: listingId } });
const measureOf = (id: string) => db().listingMeasure.findUniqueOrThrow({ where: { id } });

describe("a stop", () => {
  it("goes from nothing to new installations to everything, and is lifted; each with reason and audit", async () => {
    const { listing } = await makeInstallation();
    for (const [step, block] of [
      ["stop_new", "soft"],
      ["stop_all", "hard"],
      ["ease", "soft"],
      ["lift", "none"],
    ] as const) {
      expect((await take(reviewer, listing, step)).state).toBe("taken");
      expect((await listingOf(listing.listingId)).installBlock).toBe(block);
    }
    const audit = await db().auditEntry.findMany({
      where: { action: "listing.stop", subjectId: listing.listingId },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ after }) => after)).toMatchObject([
      { step: "stop_new", installBlock: "soft", installations: 1 },
      { step: "stop_all", installBlock: "hard" },
      { step: "ease", installBlock: "soft" },
      { step: "lift", installBlock: "none" },
    ]);
    expect(audit.map(({ reason, partnerId }) => [reason, partnerId])).toEqual(
      audit.map(() => [REASON, listing.scope.partnerId]),
    );
  });

  it("is refused from a state that has no such step, by finance, by the partner's own people, and for what was never public", async () => {
    const listing = await makePublishedListing();
    await expect(take(reviewer, listing, "lift")).rejects.toMatchObject({ code: "conflict" });
    await expect(take(await makeStaffScope("finance"), listing, "stop_new")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(take(listing.scope, listing, "stop_new")).rejects.toMatchObject({ code: "not_found" });
    const both = await makeStaffScope("reviewer");
    await makePartnerScope(listing.scope.partnerId, "member", both.person.personId);
    await expect(take(both, listing, "stop_new")).rejects.toMatchObject({ code: "conflict_of_interest" });
    const gone = await makeStaffScope("reviewer");
    await db().staffMember.delete({ where: { personId: gone.person.personId } });
    await expect(take(gone, listing, "stop_new")).rejects.toMatchObject({ code: "not_found" });
    expect((await listingOf(listing.listingId)).installBlock).toBe("none");
    expect(await db().listingMeasure.count({ where: { listingId: listing.listingId } })).toBe(0);
  });

  it("of many at once is taken once", async () => {
    const listing = await makePublishedListing();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => take(reviewer, listing, "stop_new")));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().listingMeasure.count({ where: { listingId: listing.listingId } })).toBe(1);
  });

  it("says whom it affects before, and why afterwards", async () => {
    const { listing, scope } = await makeInstallation();
    await makeWorkspaceScope(scope.workspaceId, "member");
    expect(await getAffected(db(), reviewer, listing.listingId)).toEqual({
      installations: 1,
      people: 2,
      waitingDeliveries: 0,
      openRequests: 0,
      workspaces: [{ workspace: formatId("workspace", scope.workspaceId), name: scope.workspaceName }],
    });
    const { slug } = listing;
    expect(await getStopReason(db(), scope, { slug, installBlock: "none" })).toBeNull();
    await take(reviewer, listing, "stop_new");
    expect(await getStopReason(db(), scope, { slug, installBlock: "soft" })).toBe(REASON);
    expect(await listMeasures(db(), reviewer, listing.listingId)).toMatchObject([
      { step: "stop_new", state: "taken", twoPeople: false, proposedByName: "Staff reviewer", installations: 1 },
    ]);
  });

  it("makes the public pages new within the transaction, and leaves the catalog when it is of everything", async () => {
    const listing = await makePublishedListing();
    await handleQueued("listing.published");
    const inCatalog = () => db().catalogEntry.count({ where: { listingId: listing.listingId } });
    expect(await inCatalog()).toBe(1);
    await take(reviewer, listing, "stop_new");
    const tags = (await outbox("cache.expire")).at(-1);
    expect(tags?.tags).toEqual(expect.arrayContaining(["catalog", `listing:${listing.slug}`]));
    await handleQueued("listing.facts_changed");
    expect(await inCatalog()).toBe(1);
    await take(reviewer, listing, "stop_all");
    await handleQueued("listing.facts_changed");
    expect(await inCatalog()).toBe(0);
    expect(await getListingPage(db(), getPublicScope(), listing.slug)).toMatchObject({ installBlock: "hard" });
    await take(reviewer, listing, "lift");
    await handleQueued("listing.facts_changed");
    expect(await inCatalog()).toBe(1);
  });
});

describe("under a soft stop", () => {
  it("nobody installs, asks or approves; what is installed is connected again", async () => {
    const listing = await makePublishedListing();
    const owner = await makeAdminScope();
    const installed = await makeInstallation({ listing });
    const pending = await makeInstallation({ listing, pending: true });
    const target = async () => {
      const found = await getLiveTarget(db(), { id: listing.listingId });
      if (!found) throw new Error("not published");
      return found;
    };
    const consent = async (scope: typeof owner) => {
      const now = await target();
      const shown = formatId("version", now.versionId);
      const chosen = now.content.scopes.map(({ scope: name }) => name);
      return inTransaction((tx) => consentToInstall(tx, scope, now, { shown, requested: [], chosen }));
    };
    await take(reviewer, listing, "stop_new");
    await expect(consent(owner)).rejects.toMatchObject({ code: "blocked" });
    await expect(consent(pending.scope)).rejects.toMatchObject({ code: "blocked" });
    const now = await target();
    await expect(
      inTransaction((tx) => requestInstallation(tx, owner, now, { decider: "", reason: "", requested: [] })),
    ).rejects.toMatchObject({ code: "blocked" });
    expect(await consent(installed.scope)).toMatchObject({ state: "active" });
    await take(reviewer, listing, "stop_all");
    await expect(consent(installed.scope)).rejects.toMatchObject({ code: "blocked" });
    await take(reviewer, listing, "lift");
    expect(await consent(owner)).toMatchObject({ state: "pending" });
  });
});

describe("the partner and the workspaces", () => {
  it("are told once each, in their language, with the reason", async () => {
    const { listing, scope } = await makeInstallation();
    const { personId } = await makePerson({ locale: "he" });
    const second = await makeWorkspaceScope(scope.workspaceId, "admin", personId);
    const member = await makeWorkspaceScope(scope.workspaceId, "member");
    const removed = await makeInstallation({ listing });
    await db().installation.update({ where: { id: removed.installationId }, data: { state: "uninstalled" } });
    await take(reviewer, listing, "stop_new");
    await take(reviewer, listing, "stop_all");
    await handleQueued("listing.measure_taken");
    const kinds = async (email: string) => (await mailsTo(email)).map(({ kind }) => kind);
    expect(await kinds(listing.scope.person.email)).toEqual(["listing.stop_new", "listing.stop_all"]);
    expect(await kinds(scope.person.email)).toEqual(["installation.stop_new", "installation.stop_all"]);
    const hebrew = await mailsTo(second.person.email);
    expect(hebrew.map(({ locale }) => locale)).toEqual(["he", "he"]);
    expect(hebrew.at(-1)?.paragraphs.join(" ")).toContain(REASON);
    expect(hebrew.at(-1)?.action?.url).toContain("/he/workspace/");
    expect(await kinds(member.person.email)).toEqual([]);
    expect(await kinds(removed.scope.person.email)).toEqual([]);
    for (const { id } of await db().listingMeasure.findMany()) await tellOfMeasure({ measureId: id });
    expect(await kinds(scope.person.email)).toHaveLength(2);
  });
});

describe("a certificate", () => {
  it("is revoked with all of the listing's, and stays revoked for what is published later", async () => {
    const listing = await makeCertifiedListing();
    const before = await listingOf(listing.listingId);
    expect(before.certifiedUntil).not.toBeNull();
    await take(reviewer, listing, "revoke_certificate");
    expect((await listingOf(listing.listingId)).certifiedUntil).toBeNull();
    expect(await db().certificate.findMany({ where: { listingId: listing.listingId } })).toMatchObject([
      { state: "revoked", revokedAt: expect.any(Date) },
    ]);
    await expect(take(reviewer, listing, "revoke_certificate")).rejects.toMatchObject({ code: "conflict" });
    expect(await getListingPage(db(), getPublicScope(), listing.slug)).toMatchObject({
      certificate: { state: "revoked" },
    });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { action: "certificate.revoke" } });
    expect(audit).toMatchObject({ subjectId: listing.listingId, reason: REASON });
  });
});

describe("a partner that takes its listing out of the catalog", () => {
  it("leaves what is installed as it is, and puts the listing back as it was", async () => {
    const { listing, scope, installationId } = await makeInstallation();
    await db().listing.update({ where: { id: listing.listingId }, data: { state: "deprecated" } });
    expect((await take(listing.scope, listing, "unlist")).state).toBe("taken");
    expect(await getListingPage(db(), getPublicScope(), listing.slug)).toBeNull();
    const installation = await db().installation.findUniqueOrThrow({ where: { id: installationId } });
    expect(installation.state).toBe("active");
    expect(await db().grant.count({ where: { installationId, revokedAt: null } })).toBe(1);
    await handleQueued("listing.measure_taken");
    expect((await mailsTo(scope.person.email)).at(-1)?.kind).toBe("installation.unlist");
    expect((await take(listing.scope, listing, "relist")).state).toBe("taken");
    expect((await listingOf(listing.listingId)).state).toBe("deprecated");
  });

  it("is refused to members, to other partners, and to staff in its name", async () => {
    const listing = await makePublishedListing();
    const member = await makePartnerScope(listing.scope.partnerId, "member");
    const other = await makePublishedListing();
    await expect(take(member, listing, "unlist")).rejects.toMatchObject({ code: "not_found" });
    await expect(take(other.scope, listing, "unlist")).rejects.toMatchObject({ code: "not_found" });
    await expect(take(admin, listing, "unlist")).rejects.toMatchObject({ code: "not_found" });
    expect((await listingOf(listing.listingId)).state).toBe("published");
  });
});

describe("two people", () => {
  it("are not needed for 100 live installations, and are for 101; every live state counts", async () => {
    const hundred = await makeInstalledBy(100);
    expect((await take(reviewer, hundred, "stop_all")).state).toBe("taken");
    const more = await makeInstalledBy(101);
    const { measureId, state } = await take(reviewer, more, "stop_all");
    expect(state).toBe("proposed");
    expect((await listingOf(more.listingId)).installBlock).toBe("none");
    expect(await measureOf(measureId)).toMatchObject({ installations: 101, twoPeople: true, decidedById: null });
    expect((await mailsTo(admin.person.email)).map(({ kind }) => kind)).toContain("listing.measure_proposed");
    expect(await mailsTo(reviewer.person.email)).toEqual([]);
    expect((await getStaffOverview(db(), admin)).waitingProposals).toBe(1);
    expect((await getStaffOverview(db(), reviewer)).waitingProposals).toBe(0);
    await expect(decide(reviewer, measureId)).rejects.toMatchObject({ code: "not_ready" });
    await expect(take(admin, more, "stop_new")).rejects.toMatchObject({ code: "already_done" });
    await decide(admin, measureId);
    expect((await listingOf(more.listingId)).installBlock).toBe("hard");
    await expect(decide(admin, measureId)).rejects.toMatchObject({ code: "already_done" });
    const audit = await db().auditEntry.findMany({ where: { subjectId: more.listingId }, orderBy: { id: "asc" } });
    expect(audit.slice(-2).map(({ action, actor }) => [action, actor])).toEqual([
      ["listing.stop.propose", reviewer.actor.ref],
      ["listing.stop", admin.actor.ref],
    ]);
    expect((await take(admin, more, "lift")).state).toBe("proposed");
  });

  it("the database itself refuses one person in both places", async () => {
    const listing = await makeInstalledBy(101);
    const { measureId } = await take(reviewer, listing, "stop_new");
    await expect(
      testDatabase().query(
        "UPDATE listing_measure SET state = 'taken', decided_by_id = proposed_by_id, decided_at = now() WHERE id = $1",
        [measureId],
      ),
    ).rejects.toThrow("listing_measure_two_people_check");
  });

  it("prove everything anew when the second one approves", async () => {
    const listing = await makeInstalledBy(101);
    const leaver = await makeStaffScope("reviewer");
    const { measureId } = await take(leaver, listing, "stop_new");
    await db().staffMember.update({ where: { personId: leaver.person.personId }, data: { role: "finance" } });
    await expect(decide(admin, measureId)).rejects.toMatchObject({ code: "not_ready" });
    await db().staffMember.update({ where: { personId: leaver.person.personId }, data: { role: "reviewer" } });
    await expect(decide(await makeStaffScope("finance"), measureId)).rejects.toMatchObject({ code: "not_found" });
    await db().listing.update({ where: { id: listing.listingId }, data: { installBlock: "hard" } });
    await expect(decide(admin, measureId)).rejects.toMatchObject({ code: "conflict" });
    await db().listing.update({ where: { id: listing.listingId }, data: { installBlock: "none" } });
    await db().listingMeasure.update({ where: { id: measureId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(decide(admin, measureId)).rejects.toMatchObject({ code: "not_ready" });
    expect(await listMeasures(db(), admin, listing.listingId)).toMatchObject([{ state: "expired" }]);
    expect((await listingOf(listing.listingId)).installBlock).toBe("none");
    const again = await take(admin, listing, "stop_new");
    expect(again.state).toBe("proposed");
    const { proposedAt, expiresAt } = await measureOf(again.measureId);
    expect(((expiresAt?.getTime() ?? 0) - proposedAt.getTime()) / 1000).toBe(PROPOSAL_SECONDS);
    expect((await measureOf(measureId)).state).toBe("expired");
    await expect(decide(admin, again.measureId, "decline")).rejects.toMatchObject({ code: "not_ready" });
    await decide(admin, again.measureId, "withdraw");
    expect((await measureOf(again.measureId)).state).toBe("withdrawn");
  });

  it("of the partner, or the partner and staff, take a large listing out of the catalog", async () => {
    const listing = await makeInstalledBy(101);
    const { measureId, state } = await take(listing.scope, listing, "unlist");
    expect(state).toBe("proposed");
    await expect(decide(listing.scope, measureId)).rejects.toMatchObject({ code: "not_ready" });
    const other = await makePublishedListing();
    await expect(decide(other.scope, measureId)).rejects.toMatchObject({ code: "not_found" });
    await expect(decide(await makePartnerScope(listing.scope.partnerId, "member"), measureId)).rejects.toMatchObject({
      code: "not_found",
    });
    await decide(await makePartnerScope(listing.scope.partnerId, "admin"), measureId);
    expect((await listingOf(listing.listingId)).state).toBe("unlisted");
    expect((await take(listing.scope, listing, "relist")).state).toBe("taken");
    const second = await take(listing.scope, listing, "unlist");
    await decide(reviewer, second.measureId);
    expect((await listingOf(listing.listingId)).state).toBe("unlisted");
    const third = await makeInstalledBy(101);
    const stop = await take(reviewer, third, "stop_new");
    await expect(decide(third.scope, stop.measureId)).rejects.toMatchObject({ code: "not_found" });
  });
});
