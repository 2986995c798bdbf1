"use server";

import { refresh } from "next/cache";
import { staffAction } from "@/lib/accounts/gates/action-client";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { runChecks } from "../checks/mutations";
import { postReviewerMessage } from "../conversation/mutations";
import { reviewCheckSchema, reviewerMessageSchema, reviewSchema, reviewStepSchema, saveVerdictSchema } from "../schema";
import { getVersionOf } from "./data";
import { claimSubmission, keepClaim, releaseSubmission, reviewSubmission, saveVerdict } from "./mutations";

/** Takes a submission, or takes it over when its lock has ended. */
export const claimAction = staffAction({
  policy: "certification.claim",
  schema: reviewStepSchema,
  run: async ({ scope, input }) => {
    const step = { submissionId: parseIdOrThrow("submission", input.submission), lockVersion: input.lockVersion };
    await inTransaction((tx) => claimSubmission(tx, scope, step));
    refresh();
    return undefined;
  },
});

/** Gives it back to the queue. */
export const releaseAction = staffAction({
  policy: "certification.claim",
  schema: reviewStepSchema,
  run: async ({ scope, input }) => {
    const step = { submissionId: parseIdOrThrow("submission", input.submission) };
    await inTransaction((tx) => releaseSubmission(tx, scope, step));
    refresh();
    return undefined;
  },
});

/** Prolongs the own lock while the reviewer works; the page is not drawn again. */
export const keepClaimAction = staffAction({
  policy: "certification.claim",
  schema: reviewCheckSchema,
  run: async ({ scope, input }) => {
    const { claimExpiresAt } = await inTransaction((tx) =>
      keepClaim(tx, scope, { submissionId: parseIdOrThrow("submission", input.submission) }),
    );
    return { claimExpiresAt: claimExpiresAt.toISOString() };
  },
});

/** Runs every check on the version, or one rule again. */
export const reviewerChecksAction = staffAction({
  policy: "certification.claim",
  schema: reviewCheckSchema,
  run: async ({ scope, input }) => {
    const versionId = await getVersionOf(db(), scope, parseIdOrThrow("submission", input.submission));
    if (!versionId) throw new AppError("not_found");
    const { judged } = await runChecks(scope, { versionId, ruleId: input.rule });
    refresh();
    return { checked: judged.length };
  },
});

/** Saves one verdict as it is given; the page is not drawn again. */
export const saveVerdictAction = staffAction({
  policy: "certification.decide",
  schema: saveVerdictSchema,
  run: async ({ scope, input: { submission, ...verdict } }) =>
    inTransaction((tx) =>
      saveVerdict(tx, scope, { ...verdict, submissionId: parseIdOrThrow("submission", submission) }),
    ),
});

/** Saves the verdicts, and decides when the pressed button says so. */
export const reviewAction = staffAction({
  policy: "certification.decide",
  schema: reviewSchema,
  run: async ({ scope, input: { submission, ...input } }) => {
    const decided = await inTransaction((tx) =>
      reviewSubmission(tx, scope, { ...input, submissionId: parseIdOrThrow("submission", submission) }),
    );
    refresh();
    return decided;
  },
});

/** Writes to the partner. */
export const reviewerMessageAction = staffAction({
  policy: "certification.message",
  schema: reviewerMessageSchema,
  run: async ({ scope, input }) => {
    const message = { submissionId: parseIdOrThrow("submission", input.submission), body: input.body };
    await inTransaction((tx) => postReviewerMessage(tx, scope, message));
    refresh();
    return undefined;
  },
});
