import { describe, expect, it } from "vitest";
import { runChecks } from "@/lib/certification/checks/mutations";
import type { Prober } from "@/lib/certification/checks/types";
import { postPartnerMessage, postReviewerMessage } from "@/lib/certification/conversation/mutations";
import { getQueue, getReview } from "@/lib/certification/review/data";
import { claimSubmission, keepClaim, releaseSubmission, reviewSubmission } from "@/lib/certification/review/mutations";
import { getBoard } from "@/lib/certification/submissions/data";
import { approveUpdate, submitVersion, withdrawSubmission } from "@/lib/certification/submissions/mutations";
import { createNextVersion, publishVersion, updateVersion } from "@/lib/listings/mutations";
import { contentHash } from "@/lib/platform/canonical";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { setClockOffset } from "@/lib/platform/time";
import { makeStaffScope } from "../factories/accounts";
import {
  ANSWERED,
  certify,
  claim,
  edit,
  friendlyProber,
  makeCertifiedListing,
  makeSubmittable,
  review,
  reviewInput,
  sevenVerdicts,
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
const mails = async (kind: string) => {
  const rows = await db().outboxMessage.findMany({ where: { name: "mail.send" }, orderBy: { id: "asc" } });
  return rows.map((row) => JSON.stringify(row.payload)).filter((text) => text.includes(`"${kind}"`));
};

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
    await expect(hand()).rejects.toMatchObject({ code: "not_ready", sentence: "Run the checks first." });
    const gone: Prober = async (urls) =>
      new Map(urls.map((url) => [url, { ...ANSWERED, status: url.endsWith("/demo") ? 404 : 200 }]));
    await runChecks(made.scope, { versionId: made.versionId }, gone);
    await expect(hand()).rejects.toMatchObject({ code: "not_ready", sentence: "1 to fix first." });
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
      sentence: expect.stringMatching(/Staff (reviewer|admin) has it now/),
    });
    const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    expect(reviewers.map((scope) => scope.person.personId)).toContain(row.claimedById);
  });

  it("end after 15 minutes without a step: then another may take over, and the first can do nothing", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const first = await claim(submissionId);
    await review(first, submissionId, { verdicts: { documentation: { value: "pass", note: "Clear." } } });
    const second = await makeStaffScope("reviewer");
    await expect(claim(submissionId, second)).rejects.toMatchObject({ code: "conflict" });
    try {
      setClockOffset(16 * 60_000);
      await expect(review(first, submissionId, {})).rejects.toMatchObject({
        code: "conflict",
        sentence: expect.stringContaining("ended"),
      });
      await expect(inTransaction((tx) => keepClaim(tx, first, { submissionId }))).rejects.toMatchObject({
        code: "conflict",
      });
      await claim(submissionId, second);
      await expect(review(first, submissionId, {})).rejects.toMatchObject({ code: "conflict" });
      const found = await getReview(db(), second, formatId("submission", submissionId));
      expect(found?.verdicts).toEqual({ documentation: { value: "pass", note: "Clear." } });
      expect(found?.claim).toBe("mine");
    } finally {
      setClockOffset(0);
    }
  });

  it("are prolonged by every step and given back by releasing", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const before = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    const { claimExpiresAt } = await inTransaction((tx) => keepClaim(tx, reviewer, { submissionId }));
    expect(claimExpiresAt.getTime()).toBeGreaterThan(before.claimExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    const lockVersion = await submissionLock(submissionId);
    expect(lockVersion).toBe(before.lockVersion);
    await inTransaction((tx) => releaseSubmission(tx, reviewer, { submissionId, lockVersion }));
    expect(await state(submissionId)).toEqual(["submitted", "submitted"]);
    const { items, counts } = await getQueue(db(), reviewer, { show: "open", sort: "risk" });
    expect(items.find((item) => item.shownId === formatId("submission", submissionId))?.claim).toBe("none");
    expect(counts.mine).toBe(0);
  });
});

describe("deciding", () => {
  it("no verdict, no approval: by the button, by raw SQL, and in part", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    await expect(review(reviewer, submissionId, { intent: "approve" })).rejects.toMatchObject({
      code: "not_ready",
      sentence: "7 to judge",
    });
    const six = { ...sevenVerdicts(), performance_test: { value: undefined, note: "" } };
    await expect(review(reviewer, submissionId, { intent: "approve", verdicts: six })).rejects.toMatchObject({
      code: "not_ready",
    });
    expect(await db().verdict.count({ where: { submissionId } })).toBe(0);
    const { query } = testDatabase();
    const insert = `INSERT INTO decision (id, submission_id, kind, reviewer_id, reviewer_name, rule_ids, reason)
      VALUES (gen_random_uuid(), $1, 'approve', $2, 'x', '{}', '')`;
    await expect(query(insert, [submissionId, reviewer.person.personId])).rejects.toThrow(
      "no approval without seven verdicts",
    );
    await expect(query("UPDATE submission SET state = 'approved' WHERE id = $1", [submissionId])).rejects.toThrow(
      "no approval",
    );
    const certificate = `INSERT INTO certificate (id, listing_id, version_id, submission_id, evidence, reviewer_name, expires_at)
      SELECT gen_random_uuid(), listing_id, version_id, id, '[]', 'x', now() FROM submission WHERE id = $1`;
    await expect(query(certificate, [submissionId])).rejects.toThrow("no certificate without an approval");
  });

  it("approval stands with its certificate, evidence, audit, mail and the catalog's news", async () => {
    const made = await makeSubmittable({ name: "Evidence One" });
    const verdicts = {
      ...sevenVerdicts(),
      performance_test: { value: "waive", note: "Too small to matter." },
    } as const;
    const { submissionId, reviewer } = await certify(made, { verdicts });
    expect(await state(submissionId)).toEqual(["approved", "approved"]);
    const certificate = await db().certificate.findUniqueOrThrow({ where: { submissionId } });
    const days = (certificate.expiresAt.getTime() - certificate.issuedAt.getTime()) / 86_400_000;
    expect(days).toBe(365);
    expect(certificate.evidence).toContainEqual(
      expect.objectContaining({
        requirement: "performance_test",
        verdict: "waive",
        shown: expect.stringContaining("Too small to matter."),
      }),
    );
    expect(certificate.evidence).toContainEqual(
      expect.objectContaining({ requirement: "working_demo", shown: expect.stringContaining("8 of 8 checks passed") }),
    );
    const audit = await db().auditEntry.findMany({
      where: { subjectId: submissionId, action: "certification.decide" },
    });
    expect(audit).toHaveLength(1);
    const sent = await mails("certification.approve");
    expect(sent.filter((mail) => mail.includes("Evidence One 1.0.0 is certified"))).toHaveLength(1);
    expect(
      await db().outboxMessage.count({
        where: { name: "certificate.issued", payload: { equals: { certificateId: certificate.id } } },
      }),
    ).toBe(1);
    const listing = () => db().listing.findUniqueOrThrow({ where: { id: made.listingId } });
    expect((await listing()).certifiedUntil).toBeNull();
    await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId }));
    const { onListingPublished } = await import("@/lib/certification/certificates/handlers");
    await onListingPublished({ listingId: made.listingId, versionId: made.versionId });
    await onListingPublished({ listingId: made.listingId, versionId: made.versionId });
    expect((await listing()).certifiedUntil).toEqual(certificate.expiresAt);
    expect(
      await db().outboxMessage.count({
        where: { name: "listing.facts_changed", payload: { equals: { listingId: made.listingId } } },
      }),
    ).toBe(1);
    await expect(review(reviewer, submissionId, { verdicts: sevenVerdicts() })).rejects.toMatchObject({
      code: "conflict",
    });
    const { query } = testDatabase();
    await expect(query("UPDATE verdict SET value = 'fail' WHERE submission_id = $1", [submissionId])).rejects.toThrow(
      "is frozen",
    );
    await expect(query("DELETE FROM decision WHERE submission_id = $1", [submissionId])).rejects.toThrow("append-only");
  });

  it("decision, audit and mail stand or fall together", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const { query } = testDatabase();
    await query(`CREATE FUNCTION break_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.name = 'mail.send' THEN RAISE EXCEPTION 'injected'; END IF; RETURN NEW; END $$`);
    await query("CREATE TRIGGER break_mail BEFORE INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION break_mail()");
    try {
      await expect(review(reviewer, submissionId, { intent: "approve", verdicts: sevenVerdicts() })).rejects.toThrow(
        "injected",
      );
    } finally {
      await query("DROP TRIGGER break_mail ON outbox_message");
    }
    expect(await state(submissionId)).toEqual(["in_review", "in_review"]);
    expect(await db().decision.count({ where: { submissionId } })).toBe(0);
    expect(await db().verdict.count({ where: { submissionId } })).toBe(0);
    expect(await db().certificate.count({ where: { submissionId } })).toBe(0);
    expect(await db().auditEntry.count({ where: { subjectId: submissionId, action: "certification.decide" } })).toBe(0);
  });

  it("asks for a rule that exists and for words, and mails both", async () => {
    const { submissionId } = await submit(await makeSubmittable({ name: "Cite Me" }));
    const reviewer = await claim(submissionId);
    const send = (over: Parameters<typeof review>[2]) => review(reviewer, submissionId, { intent: "reject", ...over });
    await expect(send({ reason: "No." })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { rules: [expect.any(String)] },
    });
    await expect(send({ rules: ["SEC-10"] })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: [expect.any(String)] },
    });
    await expect(send({ rules: ["SEC-99"], reason: "No." })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(
      send({ rules: ["SEC-10"], reason: "No.", verdicts: { documentation: { value: "fail", note: "" } } }),
    ).rejects.toMatchObject({ code: "not_ready" });
    await send({ rules: ["SEC-10"], reason: "We cannot publish this." });
    expect(await state(submissionId)).toEqual(["rejected", "rejected"]);
    const [mail] = await mails("certification.reject");
    expect(mail).toContain("We cannot publish this.");
    expect(mail).toContain("SEC-10");
  });

  it("a stale tab changes nothing and says so", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const stale = await submissionLock(submissionId);
    await review(reviewer, submissionId, {
      verdicts: { documentation: { value: "pass", note: "From the other tab." } },
    });
    const late = reviewInput(submissionId, stale, { verdicts: sevenVerdicts({ value: "fail", note: "old" }) });
    await expect(inTransaction((tx) => reviewSubmission(tx, reviewer, late))).rejects.toMatchObject({
      code: "conflict",
      sentence: expect.stringContaining("what you wrote is kept"),
    });
    expect(await db().verdict.findMany({ where: { submissionId }, select: { note: true } })).toEqual([
      { note: "From the other tab." },
    ]);
  });

  it("a withdrawal and an approval at once: one of them happens, whole", async () => {
    const made = await makeSubmittable();
    const { submissionId } = await submit(made);
    const reviewer = await claim(submissionId);
    const outcomes = await Promise.allSettled([
      review(reviewer, submissionId, { intent: "approve", verdicts: sevenVerdicts() }),
      inTransaction((tx) => withdrawSubmission(tx, made.scope, { submissionId })),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect([
      ["approved", "approved"],
      ["withdrawn", "draft"],
    ]).toContainEqual(await state(submissionId));
  });
});

describe("nobody certifies a partner they belong to", () => {
  it("neither takes it, nor judges, nor decides, nor writes; and joining later stops it too", async () => {
    const made = await makeSubmittable();
    const { submissionId } = await submit(made);
    const insider = await makeStaffScope("reviewer");
    await makePartnerScope(made.scope.partnerId, "member", insider.person.personId);
    await expect(claim(submissionId, insider)).rejects.toMatchObject({ code: "conflict_of_interest" });
    const { items } = await getQueue(db(), insider, { show: "open", sort: "due" });
    expect(items.map((item) => item.shownId)).not.toContain(formatId("submission", submissionId));
    const { query } = testDatabase();
    const grab = "UPDATE submission SET state = 'in_review', claimed_by_id = $2 WHERE id = $1";
    await expect(query(grab, [submissionId, insider.person.personId])).rejects.toThrow(
      "nobody certifies a partner they belong to",
    );
    const later = await claim(submissionId);
    await makePartnerScope(made.scope.partnerId, "member", later.person.personId);
    await expect(review(later, submissionId, { intent: "approve", verdicts: sevenVerdicts() })).rejects.toMatchObject({
      code: "conflict_of_interest",
    });
    await expect(
      inTransaction((tx) => postReviewerMessage(tx, later, { submissionId, body: "Fine by me." })),
    ).rejects.toMatchObject({ code: "conflict_of_interest" });
    const verdict =
      "INSERT INTO verdict (submission_id, requirement, value, reviewer_id) VALUES ($1, 'documentation', 'pass', $2)";
    await expect(query(verdict, [submissionId, later.person.personId])).rejects.toThrow(
      "nobody certifies a partner they belong to",
    );
  });

  it("holds for the built-in partner's native listings", async () => {
    const made = await makeSubmittable({ isHouse: true, type: "native" });
    const { submissionId } = await submit(made);
    const colleague = await makeStaffScope("admin");
    await makePartnerScope(made.scope.partnerId, "member", colleague.person.personId);
    await expect(claim(submissionId, colleague)).rejects.toMatchObject({ code: "conflict_of_interest" });
    await claim(submissionId);
  });
});

describe("the conversation", () => {
  it("reaches the other side by mail, and the queue shows that the partner answered", async () => {
    const made = await makeSubmittable({ name: "Talk Two" });
    const { submissionId } = await submit(made);
    const reviewer = await claim(submissionId);
    await inTransaction((tx) => postReviewerMessage(tx, reviewer, { submissionId, body: "Why addresses?" }));
    await inTransaction((tx) => postPartnerMessage(tx, made.scope, { submissionId, body: "To print labels." }));
    const sent = await mails("certification.message");
    expect(sent).toHaveLength(2);
    expect(sent[0]).toContain(made.scope.person.email);
    expect(sent[1]).toContain(reviewer.person.email);
    const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
    expect(row.reasons).toContain("partner_replied");
    const stranger = await makeSubmittable();
    await expect(
      inTransaction((tx) => postPartnerMessage(tx, stranger.scope, { submissionId, body: "Hello" })),
    ).rejects.toMatchObject({ code: "not_found" });
    const board = await getBoard(db(), made.scope, formatId("listing", made.listingId));
    expect(board?.messages.map((message) => [message.side, message.body])).toEqual([
      ["reviewer", "Why addresses?"],
      ["partner", "To print labels."],
    ]);
  });
});
