import { describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { db, inTransaction } from "@/lib/platform/db";
import { newId, parseId } from "@/lib/platform/ids";
import {
  getReviewForm,
  getReviewToReport,
  listPartnerReviews,
  listPublicReviews,
  listReportedReviews,
} from "@/lib/reviews/data";
import { moderateReview, replyToReview, reportReview, writeReview } from "@/lib/reviews/mutations";
import { makePersonScope, makeStaffScope, makeWorkspaceScope } from "../factories/accounts";
import { makeInstallation } from "../factories/installs";
import { makePublishedListing } from "../factories/listings";
import { makePartner, makePartnerScope } from "../factories/partners";
import { makeReview, makeReviewer, REVIEW } from "../factories/reviews";

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (typeof error === "object" && error !== null && "code" in error ? error.code : String(error)),
  );
const starsOf = async (listingId: string) =>
  (await db().listing.findUniqueOrThrow({ where: { id: listingId } })).starCounts;

describe("who may write", () => {
  it.each<[string, number, number | null, string]>([
    ["nine events and no days", 9, 0, "not_ready"],
    ["ten events", 10, 0, "done"],
    ["six days and 23 hours", 0, 6.95, "not_ready"],
    ["seven days", 0, 7.01, "done"],
    ["never active", 0, null, "not_ready"],
  ])("%s", async (_, events, days, expected) => {
    const reviewer = await makeReviewer({ events });
    const activatedAt = days === null ? null : new Date(Date.now() - days * 86_400_000);
    await db().installation.update({ where: { id: reviewer.installationId }, data: { activatedAt } });
    expect(await codeOf(makeReview(reviewer))).toBe(expected);
  });

  it("a workspace that removed it after enough time still may; the days end with the removal", async () => {
    const reviewer = await makeReviewer({ events: 0 });
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const set = (from: number, to: number) =>
      db().installation.update({
        where: { id: reviewer.installationId },
        data: { activatedAt: ago(from), uninstalledAt: ago(to), state: "uninstalled" },
      });
    await set(20, 15);
    expect(await codeOf(makeReview(reviewer))).toBe("not_ready");
    await set(30, 15);
    expect(await codeOf(makeReview(reviewer))).toBe("done");
  });

  it("never the partner's own people, never through another workspace's installation", async () => {
    const reviewer = await makeReviewer();
    const stranger = await makeReviewer();
    const own = reviewer.listing.scope.person.personId;
    const insider = { ...reviewer, scope: await makeWorkspaceScope(reviewer.scope.workspaceId, "member", own) };
    expect(await codeOf(makeReview(insider))).toBe("conflict_of_interest");
    expect(await codeOf(makeReview({ ...stranger, installation: reviewer.installation }))).toBe("not_found");
    expect(await getReviewForm(db(), stranger.scope, reviewer.installation)).toBeNull();
  });
});

describe("one for each workspace", () => {
  it("a second writing changes the first, and only from the version the form was opened with", async () => {
    const reviewer = await makeReviewer();
    const first = await makeReview(reviewer);
    expect(await codeOf(makeReview(reviewer, { stars: 1 }))).toBe("conflict");
    expect(await makeReview(reviewer, { stars: 5, lockVersion: 0 })).toBe(first);
    expect(await codeOf(makeReview(reviewer, { stars: 2, lockVersion: 0 }))).toBe("conflict");
    expect(await starsOf(reviewer.listing.listingId)).toEqual([0, 0, 0, 0, 1]);
  });

  it("ten colleagues at once leave one", async () => {
    const reviewer = await makeReviewer();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => codeOf(makeReview(reviewer))));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome === "done" || outcome === "conflict")).toBe(true);
    expect(await db().review.count({ where: { listingId: reviewer.listing.listingId } })).toBe(1);
  });

  it("is pinned to the version that was installed", async () => {
    const reviewer = await makeReviewer();
    const id = parseId("review", await makeReview(reviewer)) ?? "";
    expect(await db().review.findUniqueOrThrow({ where: { id } })).toMatchObject({
      versionId: reviewer.listing.versionId,
      versionNumber: "1.0.0",
    });
  });
});

it("the listing's own page reads visible reviews, newest first, and names the listing on none of them", async () => {
  const listing = await makePublishedListing();
  const ids: string[] = [];
  for (const stars of [4, 2, 5]) ids.unshift(await makeReview(await makeReviewer({ listing }), { stars }));
  await db().review.update({ where: { id: parseId("review", ids[1] ?? "") ?? "" }, data: { state: "removed" } });
  const shown = await listPublicReviews(db(), getPublicScope(), listing.listingId);
  expect(shown.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  for (const review of shown) expect(review).not.toHaveProperty("listingName");
});

it("stars are counted right when many workspaces write at once", async () => {
  const listing = await makePublishedListing();
  const reviewers = [];
  for (let index = 0; index < 10; index++) reviewers.push(await makeReviewer({ listing }));
  await Promise.all(reviewers.map((reviewer, index) => makeReview(reviewer, { stars: (index % 5) + 1 })));
  expect(await starsOf(listing.listingId)).toEqual([2, 2, 2, 2, 2]);
});

describe("the partner's answer", () => {
  it("is one, may be changed, and is only the partner's own", async () => {
    const reviewer = await makeReviewer();
    const review = await makeReview(reviewer);
    const reply = (body: string, scope = reviewer.listing.scope) =>
      codeOf(inTransaction((tx) => replyToReview(tx, scope, { review, body })));
    expect(await reply("Thank you, Ada.")).toBe("done");
    expect(await reply("Thank you, Ada. Fixed in 1.1.")).toBe("done");
    const { partnerId, ownerId } = await makePartner();
    expect(await reply("Not ours.", await makePartnerScope(partnerId, "owner", ownerId))).toBe("not_found");
    expect(await db().reviewReply.count()).toBe(1);
    expect((await listPartnerReviews(db(), reviewer.listing.scope))[0]?.reply?.body).toBe(
      "Thank you, Ada. Fixed in 1.1.",
    );
  });
});

describe("reports", () => {
  it("hide nothing until a person decides; removing takes its stars away, and it cannot be written again", async () => {
    const reviewer = await makeReviewer();
    const review = await makeReview(reviewer);
    const reporter = await makePersonScope();
    const report = () =>
      codeOf(inTransaction((tx) => reportReview(tx, reporter, { review, reason: "Names a person." })));
    expect(await getReviewToReport(db(), reporter, review)).toMatchObject({ id: review, stars: 4 });
    expect(await report()).toBe("done");
    expect(await report()).toBe("already_done");
    expect(await starsOf(reviewer.listing.listingId)).toEqual([0, 0, 0, 1, 0]);
    const staff = await makeStaffScope("reviewer");
    expect(await listReportedReviews(db(), staff)).toHaveLength(1);
    const decide = (outcome: "keep" | "remove") =>
      codeOf(inTransaction((tx) => moderateReview(tx, staff, { review, outcome, reason: "It names a person." })));
    expect(await decide("remove")).toBe("done");
    expect(await decide("keep")).toBe("already_done");
    expect(await starsOf(reviewer.listing.listingId)).toEqual([0, 0, 0, 0, 0]);
    expect(await codeOf(makeReview(reviewer, { lockVersion: 1 }))).toBe("conflict");
    expect(await report()).toBe("not_found");
    expect(await getReviewToReport(db(), reporter, review)).toBeNull();
  });

  it("kept ones stay with their stars", async () => {
    const reviewer = await makeReviewer();
    const review = await makeReview(reviewer);
    await inTransaction(async (tx) => reportReview(tx, await makePersonScope(), { review, reason: "I disagree." }));
    const staff = await makeStaffScope("reviewer");
    await inTransaction((tx) => moderateReview(tx, staff, { review, outcome: "keep", reason: "An opinion." }));
    expect(await starsOf(reviewer.listing.listingId)).toEqual([0, 0, 0, 1, 0]);
  });
});

it("writes the audit and tells the catalog in the same transaction", async () => {
  const reviewer = await makeReviewer();
  const { scope, installation, listing } = reviewer;
  const before = await db().outboxMessage.count({ where: { name: "listing.facts_changed" } });
  const broken = inTransaction(async (tx) => {
    await writeReview(tx, scope, { ...REVIEW, installation });
    throw new Error("stop");
  });
  await expect(broken).rejects.toThrow("stop");
  expect(await db().review.count({ where: { listingId: listing.listingId } })).toBe(0);
  expect(await db().outboxMessage.count({ where: { name: "listing.facts_changed" } })).toBe(before);
  const id = parseId("review", await makeReview(reviewer)) ?? newId();
  expect(await db().auditEntry.count({ where: { subjectId: id, action: "review.write" } })).toBe(1);
  expect(await db().outboxMessage.count({ where: { name: "listing.facts_changed" } })).toBe(before + 1);
  expect((await makeInstallation({ listing })).installationId).toBeTruthy();
});
