"use server";

import { refresh } from "next/cache";
import { partnerAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { runChecks } from "../checks/mutations";
import { postPartnerMessage } from "../conversation/mutations";
import { checkSchema, ownSubmissionSchema, partnerMessageSchema, submitSchema } from "../schema";
import { approveUpdate, submitVersion, withdrawSubmission } from "./mutations";

/** Runs every check, or one rule again; takes up to 12 seconds. */
export const runChecksAction = partnerAction({
  policy: "listing.check",
  schema: checkSchema,
  run: async ({ scope, input }) => {
    const { judged } = await runChecks(scope, {
      versionId: parseIdOrThrow("version", input.version),
      ruleId: input.rule,
    });
    refresh();
    const [only] = judged;
    return { checked: judged.length, result: judged.length === 1 && only ? only.judgement.result : null };
  },
});

/** Checks the version once more as it is now, then hands it in. */
export const submitAction = partnerAction({
  policy: "listing.submit",
  schema: submitSchema,
  run: async ({ scope, input }) => {
    const versionId = parseIdOrThrow("version", input.version);
    await runChecks(scope, { versionId });
    const { round } = await inTransaction((tx) =>
      submitVersion(tx, scope, { versionId, lockVersion: input.lockVersion }),
    );
    refresh();
    return { round };
  },
});

/** Approves an update that needs no review. */
export const approveUpdateAction = partnerAction({
  policy: "listing.submit",
  schema: submitSchema,
  run: async ({ scope, input }) => {
    const versionId = parseIdOrThrow("version", input.version);
    await runChecks(scope, { versionId });
    await inTransaction((tx) => approveUpdate(tx, scope, { versionId, lockVersion: input.lockVersion }));
    refresh();
    return undefined;
  },
});

/** Takes an open submission back. */
export const withdrawAction = partnerAction({
  policy: "listing.withdraw",
  schema: ownSubmissionSchema,
  run: async ({ scope, input }) => {
    const submissionId = parseIdOrThrow("submission", input.submission);
    await inTransaction((tx) => withdrawSubmission(tx, scope, { submissionId }));
    refresh();
    return undefined;
  },
});

/** Writes to the reviewer. */
export const partnerMessageAction = partnerAction({
  policy: "submission.message",
  schema: partnerMessageSchema,
  run: async ({ scope, input }) => {
    const submissionId = parseIdOrThrow("submission", input.submission);
    await inTransaction((tx) => postPartnerMessage(tx, scope, { submissionId, body: input.body }));
    refresh();
    return undefined;
  },
});
