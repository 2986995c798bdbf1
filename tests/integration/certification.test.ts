import { describe, expect, it } from "vitest";
import { runChecks } from "@/lib/certification/checks/mutations";
import type { Prober } from "@/lib/certification/checks/types";
import { getQueue, getReview, getReviewPreview } from "@/lib/certification/review/data";
import { claimSubmission, keepClaim, releaseSubmission } from "@/lib/certification/review/mutations";
import { getBoard } from "@/lib/certification/submissions/data";
import { approveUpdate, submitVersion, withdrawSubmission } from "@/lib/certification/submissions/mutations";
import { createNextVersion, updateVersion } from "@/lib/listings/mutations";
import { publishVersion } from "@/lib/listings/publication/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { say } from "@/lib/platform/messages/said";
import { makeStaffScope } from "../factories/accounts";
import {
  ANSWERED,
  claim,
  edit,
  friendlyProber,
  makeCertifiedListing,
  makeSubmittable,
  review,
  submissionLock,
  submit,
  versionLock,
} from "../factories/certification";
import { makePartnerScope } from "../factories/partners";
import { testDatabase } from "../support/database-env.ts";

const state = async (submissionId: string) => {
  const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
  const version = await db().version.findUniqueOrThrow({ where: { id: row.versionId } });
  return [row.state, version.state];
};

it("a reviewer previews the snapshot that was handed in, not what the version became", async () => {
  const made = await makeSubmittable({ patch: { promise: "As it was handed in." } });
  const { submissionId } = await submit(made);
  const reviewer = await makeStaffScope("reviewer");
  const shown = formatId("submission", submissionId);
  await inTransaction((tx) => withdrawSubmission(tx, made.scope, { submissionId }));
  await edit(made, { promise: "Changed since." });
  const preview = await getReviewPreview(db(), reviewer, shown);
  expect(preview).toMatchObject({
    number: "1.0.0",
    round: 1,
    model: { content: { promise: "As it was handed in." }, partner: { name: made.scope.partnerName } },
  });
  expect(await getReviewPreview(db(), reviewer, formatId("submission", made.versionId))).toBeNull();
});

it("a reviewer is told when another partner's name reads the same", async () => {
  const made = await makeSubmittable();
  const { submissionId } = await submit(made);
  const reviewer = await makeStaffScope("reviewer");
  const shown = formatId("submission", submissionId);
  expect((await getReview(db(), reviewer, shown))?.partner.namesakes).toEqual([]);
  const own = await db().partner.findUniqueOrThrow({ where: { id: made.scope.partnerId } });
  const name = `Namesake ${own.slug}`;
  await db().partner.update({ where: { id: own.id }, data: { name } });
  const other = await makeSubmittable();
  const { slug } = await db().partner.update({
    where: { id: other.scope.partnerId },
    data: { name: name.toUpperCase().replace("N", "\uff2e") },
  });
  expect((await getReview(db(), reviewer, shown))?.partner.namesakes).toEqual([slug]);
});

describe("handing in", () => {
  it("freezes exactly the content, with its hash, and puts it in the queue with reasons and risk", async () => {
    const made = await makeSubmittable();
    const { submissionId, round } = await submit(made);
    const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    const version = await db().version.findUniqueOrThrow({ where: { id: made.versionId } });
    expect(round).toBe(1);
    expect(row.snapshot).toEqual(version.content);
    expect(row.snapshotHash).toBe(contentHash(version.content));
    expect(version.contentHash).toBe(row.snapshotHash);
    expect(row.reasons).toEqual(["new_listing", "new_partner"]);
    expect(row.risk).toBeGreaterThan(30);
    expect(await state(submissionId)).toEqual(["submitted", "submitted"]);
    expect(await db().certificationRun.count({ where: { submissionId } })).toBe(1);
  });

  it("refuses without checks, with a blocking finding, without readiness, from a stale page, and by a member", async () => {
    const made = await makeSubmittable();
    const hand = async (scope = made.scope, lockVersion?: number) => {
      const lock = lockVersion ?? (await versionLock(made.versionId));
      return inTransaction((tx) => submitVersion(tx, scope, { versionId: made.versionId, lockVersion: lock }));
    };
    await expect(hand()).rejects.toMatchObject({ code: "not_ready", sentence: say("portal.checksFirst") });
    const gone: Prober = async (urls) =>
      new Map(urls.map((url) => [url, { ...ANSWERED, status: url.endsWith("/demo") ? 404 : 200 }]));
    await runChecks(made.scope, { versionId: made.versionId }, gone);
    await expect(hand()).rejects.toMatchObject({ code: "not_ready", sentence: say("portal.fixFirst", { count: 1 }) });
    await runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-02" }, friendlyProber);
    await expect(hand(made.scope, 0)).rejects.toMatchObject({ code: "conflict" });
    const member = await makePartnerScope(made.scope.partnerId, "member");
    await expect(hand(member)).rejects.toMatchObject({ code: "not_found" });
    const other = await makeSubmittable();
    await expect(hand(other.scope)).rejects.toMatchObject({ code: "not_found" });
    await db().partnerDomain.updateMany({ where: { partnerId: made.scope.partnerId }, data: { verifiedAt: null } });
    await expect(hand()).rejects.toMatchObject({
      code: "not_ready",
      sentence: expect.stringContaining("proven domain"),
    });
    expect(await db().submission.count({ where: { versionId: made.versionId } })).toBe(0);
  });

  it("does not take checks of other content for this one", async () => {
    const made = await makeSubmittable();
    await runChecks(made.scope, { versionId: made.versionId }, friendlyProber);
    await edit(made, { promise: "Something else entirely." });
    const lockVersion = await versionLock(made.versionId);
    await expect(
      inTransaction((tx) => submitVersion(tx, made.scope, { versionId: made.versionId, lockVersion })),
    ).rejects.toMatchObject({ code: "not_ready" });
    const board = await getBoard(db(), made.scope, formatId("listing", made.listingId));
    expect(board).toMatchObject({ isOutdated: true, checkedAt: null, openBlocking: null });
  });

  it("cannot be edited while it is looked at, not even by raw SQL", async () => {
    const made = await makeSubmittable();
    const { submissionId } = await submit(made);
    await claim(submissionId);
    const lockVersion = await versionLock(made.versionId);
    await expect(
      inTransaction((tx) =>
        updateVersion(tx, made.scope, { versionId: made.versionId, lockVersion, patch: { promise: "x" } }),
      ),
    ).rejects.toMatchObject({ code: "conflict" });
    const { query } = testDatabase();
    await expect(query("UPDATE version SET content = '{}' WHERE id = $1", [made.versionId])).rejects.toThrow(
      "is frozen",
    );
    await expect(query("UPDATE submission SET snapshot = '{}' WHERE id = $1", [submissionId])).rejects.toThrow(
      "is frozen",
    );
  });

  it("keeps the history of rounds when changes were asked for, and when it was withdrawn", async () => {
    const made = await makeSubmittable();
    const first = await submit(made);
    const reviewer = await claim(first.submissionId);
    const verdicts = { security_review: { value: "fail", note: "It took a forged event." } } as const;
    await review(reviewer, first.submissionId, {
      intent: "request_changes",
      verdicts,
      canned: ["forged-accepted"],
      reason: "See the log.",
    });
    expect(await state(first.submissionId)).toEqual(["changes_requested", "changes_requested"]);
    await edit(made, { dataRetention: "Deleted within 10 days." });
    const second = await submit(made);
    await inTransaction((tx) => withdrawSubmission(tx, made.scope, { submissionId: second.submissionId }));
    expect(await state(second.submissionId)).toEqual(["withdrawn", "draft"]);
    const third = await submit(made);
    expect(third.round).toBe(3);
    const row = await db().submission.findUniqueOrThrow({ where: { id: third.submissionId } });
    expect(row.reasons).toContain("resubmitted");
    const board = await getBoard(db(), made.scope, formatId("listing", made.listingId));
    expect(board?.rounds.map((entry) => [entry.round, entry.state])).toEqual([
      [3, "submitted"],
      [2, "withdrawn"],
      [1, "changes_requested"],
    ]);
    expect(board?.rounds[2]?.decision).toMatchObject({ kind: "request_changes", ruleIds: ["SEC-09"] });
    const old = await db().submission.findUniqueOrThrow({ where: { id: first.submissionId } });
    expect(old.snapshotHash).not.toBe(row.snapshotHash);
  });

  it("lets a harmless update through without review, and only a harmless one", async () => {
    const made = await makeCertifiedListing();
    const before = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
    const next = await inTransaction((tx) =>
      createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "patch" }),
    );
    const draft = { ...made, versionId: next.versionId };
    await edit(draft, { promise: "Books every order, every night.", changes: "Clearer words.", depth: 5 });
    const approve = async () => {
      await runChecks(made.scope, { versionId: next.versionId }, friendlyProber);
      const lockVersion = await versionLock(next.versionId);
      await inTransaction((tx) => approveUpdate(tx, made.scope, { versionId: next.versionId, lockVersion }));
    };
    await expect(approve()).rejects.toMatchObject({ code: "not_ready" });
    await edit(draft, { depth: 4 });
    await approve();
    await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: next.versionId }));
    const after = await db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
    expect(after.publishedVersionId).toBe(next.versionId);
    expect(after.certifiedUntil).toEqual(before.certifiedUntil);
  });
});

describe("claims", () => {
  it("one of two reviewers who press at once gets it; the other reads who has it", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewers = [await makeStaffScope("reviewer"), await makeStaffScope("admin")];
    const tries = await Promise.allSettled(
      reviewers.map((scope) => inTransaction((tx) => claimSubmission(tx, scope, { submissionId, lockVersion: 0 }))),
    );
    expect(tries.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    const lost = tries.find((attempt) => attempt.status === "rejected");
    expect(lost?.reason).toMatchObject({
      code: "conflict",
      sentence: expect.stringMatching(/^portal\.submissionTaken .*Staff (reviewer|admin)/),
    });
    const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    expect(reviewers.map((scope) => scope.person.personId)).toContain(row.claimedById);
  });

  it("end after 15 minutes without a step: then another may take over, and only then can the first do nothing", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const first = await claim(submissionId);
    await review(first, submissionId, { verdicts: { documentation: { value: "pass", note: "Clear." } } });
    const second = await makeStaffScope("reviewer");
    await expect(claim(submissionId, second)).rejects.toMatchObject({ code: "conflict" });
    /** As if this much time had passed without a step. */
    const wait = (minutes: number) =>
      db()
        .$executeRaw`UPDATE submission SET claim_expires_at = claim_expires_at - make_interval(mins => ${minutes}::int) WHERE id = ${submissionId}::uuid`;
    await wait(16);
    const { items } = await getQueue(db(), second, { show: "open", sort: "due" });
    expect(items.map((item) => item.shownId)).toContain(formatId("submission", submissionId));
    await inTransaction((tx) => keepClaim(tx, first, { submissionId }));
    await expect(claim(submissionId, second)).rejects.toMatchObject({ code: "conflict" });
    await wait(16);
    await claim(submissionId, second);
    await expect(review(first, submissionId, {})).rejects.toMatchObject({ code: "conflict" });
    await expect(inTransaction((tx) => keepClaim(tx, first, { submissionId }))).rejects.toMatchObject({
      code: "conflict",
      sentence: say("portal.tookOver", { name: "Staff reviewer" }),
    });
    const found = await getReview(db(), second, formatId("submission", submissionId));
    expect(found?.verdicts).toEqual({ documentation: { value: "pass", note: "Clear." } });
    expect(found?.claim).toBe("mine");
  });

  it("are prolonged by every step and given back by releasing", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const before = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    const { claimExpiresAt } = await inTransaction((tx) => keepClaim(tx, reviewer, { submissionId }));
    expect(claimExpiresAt.getTime()).toBeGreaterThan(before.claimExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const lockVersion = await submissionLock(submissionId);
    expect(lockVersion).toBe(before.lockVersion);
    await inTransaction((tx) => releaseSubmission(tx, reviewer, { submissionId }));
    expect(await state(submissionId)).toEqual(["submitted", "submitted"]);
    const { items, counts } = await getQueue(db(), reviewer, { show: "open", sort: "risk" });
    expect(items.find((item) => item.shownId === formatId("submission", submissionId))?.claim).toBe("none");
    expect(counts.mine).toBe(0);
  });
});
