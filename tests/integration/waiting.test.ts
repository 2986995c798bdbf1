import { beforeAll, describe, expect, it } from "vitest";
import { mintPersonScope } from "@/lib/accounts/gates/mint";
import type { SignedIn } from "@/lib/accounts/types";
import { postReviewerMessage } from "@/lib/certification/conversation/mutations";
import { getWaiting } from "@/lib/insights/waiting/data";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makeStaffScope, makeWorkspaceScope } from "../factories/accounts";
import { claim, makeSubmittable, review, submit } from "../factories/certification";
import { makeInstallation } from "../factories/installs";
import { makeInstalledBy, take } from "../factories/lifecycle";
import { makePublishedListing, publishNext } from "../factories/listings";
import { makePartnerScope } from "../factories/partners";
import { makeReview, makeReviewer } from "../factories/reviews";

/** What waits for a person, as `{ place: { kind: count } }`. */
async function waitingFor(person: SignedIn) {
  const { places, total } = await getWaiting(db(), mintPersonScope<never>(person));
  const shown = places.map(({ id, items }) => [id, Object.fromEntries(items.map(({ kind, count }) => [kind, count]))]);
  return { total, places: Object.fromEntries(shown) };
}

describe("in a workspace", () => {
  it("open requests, updates that ask for more, and installations to finish wait for who may act, and not for a member", async () => {
    const { scope, listing, installationId } = await makeInstallation();
    await makeInstallation({ scope, pending: true });
    const asked = await makePublishedListing();
    await db().installation.create({
      data: {
        id: newId(),
        environment: "live",
        workspaceId: scope.workspaceId,
        listingId: asked.listingId,
        partnerId: asked.scope.partnerId,
        versionId: asked.versionId,
        state: "requested",
        requestedById: scope.person.personId,
      },
    });
    const workspace = formatId("workspace", scope.workspaceId);
    expect(await waitingFor(scope.person)).toEqual({
      total: 2,
      places: { [workspace]: { requests: 1, finishing: 1 } },
    });
    const next = await publishNext(listing, { changes: "Asks for more." });
    await db().installation.update({ where: { id: installationId }, data: { offeredVersionId: next.versionId } });
    expect(await waitingFor(scope.person)).toEqual({
      total: 3,
      places: { [workspace]: { requests: 1, updates: 1, finishing: 1 } },
    });
    const member = await makeWorkspaceScope(scope.workspaceId, "member");
    expect(await waitingFor(member.person)).toEqual({ total: 0, places: {} });
    const stranger = await makeWorkspaceScope((await makeInstallation()).scope.workspaceId, "owner");
    expect(await waitingFor(stranger.person)).toEqual({ total: 0, places: {} });
  });
});

describe("in a partner", () => {
  it("what the reviewer asks, unanswered reviews, endpoints in trouble and a new agreement wait, each for who may act", async () => {
    const made = await makeSubmittable();
    const { submissionId } = await submit(made);
    const reviewer = await claim(submissionId);
    await inTransaction((tx) =>
      postReviewerMessage(tx, reviewer, { submissionId, body: "Which server answers the demo?" }),
    );
    await makeReview(await makeReviewer({ listing: await makePublishedListing({ scope: made.scope }) }));
    await db().endpoint.create({
      data: {
        id: newId(),
        environment: "sandbox",
        clientId: made.sandboxClientId,
        partnerId: made.scope.partnerId,
        url: "https://partner.example/hooks",
        state: "paused",
      },
    });
    const partner = formatId("partner", made.scope.partnerId);
    expect((await waitingFor(made.scope.person)).places[partner]).toEqual({
      messages: 1,
      reviews: 1,
      endpoints: 1,
    });

    await review(reviewer, submissionId, {
      intent: "request_changes",
      rules: ["DOC-01"],
      reason: "Say how it is removed.",
    });
    const newest = await db().agreement.findFirst({ orderBy: { version: "desc" } });
    const version = (newest?.version ?? 0) + 1;
    await db().agreement.create({ data: { version, title: "Partner agreement", body: "New words." } });
    expect((await waitingFor(made.scope.person)).places[partner]).toMatchObject({ changes: 1, agreement: 1 });
    const member = await makePartnerScope(made.scope.partnerId, "member");
    expect((await waitingFor(member.person)).places[partner]).toEqual({ changes: 1, messages: 1 });
  });
});

describe("for staff", () => {
  let mine: string;
  beforeAll(async () => {
    await pool().query("UPDATE submission SET state = 'withdrawn' WHERE state IN ('submitted', 'in_review')");
    mine = (await submit(await makeSubmittable())).submissionId;
    await submit(await makeSubmittable());
    const { submissionId } = await submit(await makeSubmittable());
    await pool().query("UPDATE submission SET submitted_at = now() - interval '6 days' WHERE id = $1", [submissionId]);
  });

  it("submissions that wait, are late or are theirs count once; reports and proposals are for who may decide them", async () => {
    const reviewer = await claim(mine);
    const reviewed = await makeReviewer();
    const shown = await makeReview(reviewed);
    expect(shown).toMatch(/^rev_/);
    const { id } = await db().review.findFirstOrThrow({ where: { listingId: reviewed.listing.listingId } });
    for (const personId of [reviewed.scope.person.personId, reviewer.person.personId])
      await db().reviewReport.create({ data: { id: newId(), reviewId: id, personId, reason: "An advert." } });
    const other = await makeStaffScope("admin");
    await take(other, await makeInstalledBy(101), "stop_new");
    expect((await waitingFor(reviewer.person)).places["admin"]).toEqual({
      mine: 1,
      late: 1,
      submitted: 1,
      reports: 1,
      proposals: 1,
    });
    // The proposer does not wait for themselves; what another reviews is not theirs.
    expect((await waitingFor(other.person)).places["admin"]).toEqual({ late: 1, submitted: 1, reports: 1 });
  });

  it("work set aside and failing jobs wait for who may mend them; without the code nothing does", async () => {
    const admin = await makeStaffScope("admin");
    const reviewer = await makeStaffScope("reviewer");
    await db().outboxMessage.updateMany({ data: { deadAt: null } });
    const dead = await db().outboxMessage.findFirstOrThrow({ select: { id: true } });
    await db().outboxMessage.update({ where: { id: dead.id }, data: { deadAt: new Date() } });
    await db().jobSchedule.create({ data: { name: "test.failing", failures: 3, dueAt: new Date() } });
    expect((await waitingFor(admin.person)).places["admin"]).toMatchObject({ aside: 1, jobs: 1 });
    const seen = (await waitingFor(reviewer.person)).places["admin"] ?? {};
    expect(Object.keys(seen)).not.toContain("aside");
    expect((await waitingFor({ ...admin.person, totpDone: false })).total).toBe(0);
    expect((await waitingFor((await makeStaffScope("finance")).person)).total).toBe(0);
  });
});
