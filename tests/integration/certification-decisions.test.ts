import { describe, expect, it } from "vitest";
import type { StaffScope } from "@/lib/accounts/types";
import { postPartnerMessage, postReviewerMessage } from "@/lib/certification/conversation/mutations";
import { getQueue } from "@/lib/certification/review/data";
import { reviewSubmission, saveVerdict } from "@/lib/certification/review/mutations";
import { getBoard } from "@/lib/certification/submissions/data";
import { withdrawSubmission } from "@/lib/certification/submissions/mutations";
import { publishVersion } from "@/lib/listings/publication/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { makeStaffScope } from "../factories/accounts";
import {
  certify,
  claim,
  makeSubmittable,
  review,
  reviewInput,
  sevenVerdicts,
  submissionLock,
  submit,
} from "../factories/certification";
import { makePartnerScope } from "../factories/partners";
import { testDatabase } from "../support/database-env.ts";
import { queuedMails } from "../support/mail";

const state = async (submissionId: string) => {
  const row = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
  const version = await db().version.findUniqueOrThrow({ where: { id: row.versionId } });
  return [row.state, version.state];
};
const mails = async (kind: string) => {
  const queued = await queuedMails();
  return queued.map((mail) => JSON.stringify(mail)).filter((text) => text.includes(`"${kind}"`));
};

describe("deciding", () => {
  it("no verdict, no approval: by the button, by raw SQL, and in part", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    await expect(review(reviewer, submissionId, { intent: "approve" })).rejects.toMatchObject({
      code: "not_ready",
      sentence: say("portal.detail", { detail: "7 to judge" }),
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
      where: { partnerId: made.scope.partnerId, subjectType: { in: ["submission", "version"] } },
      orderBy: { id: "asc" },
    });
    const actions = audit.map(({ action }) => action);
    // One act, one row: neither the submission nor the version is told twice.
    expect(actions.filter((action) => action !== "listing.edit")).toEqual([
      "listing.submit",
      "certification.claim",
      "certification.decide",
    ]);
    expect(audit.at(-1)).toMatchObject({ subjectId: submissionId, after: { versionId: made.versionId } });
    const sent = await mails("certification.approve");
    expect(sent.filter((mail) => mail.includes("Evidence One 1.0.0 is certified"))).toHaveLength(1);
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

  it("what failed or was waived, and why, is on the partner's board and in the mail", async () => {
    const made = await makeSubmittable({ name: "Told Why" });
    const { submissionId } = await submit(made);
    const reviewer = await claim(submissionId);
    const verdicts = {
      ...sevenVerdicts(),
      working_demo: { value: "fail", note: "The second order never arrives." },
      performance_test: { value: "waive", note: "Too small to matter." },
    } as const;
    await review(reviewer, submissionId, {
      intent: "request_changes",
      verdicts,
      rules: ["WRK-01"],
      reason: "See the notes.",
    });
    const board = await getBoard(db(), made.scope, formatId("listing", made.listingId));
    expect(board?.rounds[0]?.decision?.judged).toEqual([
      { requirement: "working_demo", value: "fail", note: "The second order never arrives." },
      { requirement: "performance_test", value: "waive", note: "Too small to matter." },
    ]);
    const [mail = ""] = (await mails("certification.request_changes")).filter((text) => text.includes("Told Why"));
    expect(mail).toContain("Working demo failed: The second order never arrives.");
    expect(mail).toContain("Performance test was waived: Too small to matter.");
    expect(mail).not.toContain("Documentation");
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
      sentence: say("portal.submissionChanged"),
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

describe("one verdict at a time", () => {
  const give = (reviewer: StaffScope<never>, submissionId: string, value: "pass" | "fail", note: string) =>
    inTransaction((tx) => saveVerdict(tx, reviewer, { submissionId, requirement: "documentation", value, note }));

  it("is stored at once, from any tab of its reviewer, and the other tab cannot decide by what it showed before", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const before = await submissionLock(submissionId);
    const answer = await give(reviewer, submissionId, "fail", "The guide ends at step two.");
    expect(answer.lockVersion).toBe(before + 1);
    expect(await give(reviewer, submissionId, "fail", "The guide ends at step two.")).toMatchObject({
      lockVersion: before + 1,
    });
    const stale = reviewInput(submissionId, before, { intent: "approve", verdicts: sevenVerdicts() });
    await expect(inTransaction((tx) => reviewSubmission(tx, reviewer, stale))).rejects.toMatchObject({
      code: "conflict",
    });
    const audit = await db().auditEntry.findMany({ where: { subjectId: submissionId, action: "certification.judge" } });
    expect(audit).toHaveLength(1);
  });

  it("is refused to whoever does not have it, and after the decision", async () => {
    const { submissionId } = await submit(await makeSubmittable());
    const reviewer = await claim(submissionId);
    const other = await makeStaffScope("reviewer");
    await expect(give(other, submissionId, "pass", "Fine by me, I think.")).rejects.toMatchObject({ code: "conflict" });
    await review(reviewer, submissionId, { intent: "approve", verdicts: sevenVerdicts() });
    await expect(give(reviewer, submissionId, "fail", "Changed my mind.")).rejects.toMatchObject({ code: "conflict" });
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
