"use server";

import { revalidatePath } from "next/cache";
import { partnerAction, personAction, staffAction, workspaceAction } from "@/lib/accounts/gates/action-client";
import { inTransaction } from "@/lib/platform/db";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { moderateReview, replyToReview, reportReview, writeReview } from "./mutations";
import { moderateSchema, replySchema, reportSchema, writeReviewSchema } from "./schema";

export const writeReviewAction = workspaceAction({
  policy: "review.write",
  schema: writeReviewSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("review.person", scope.person.personId);
    await inTransaction((tx) => writeReview(tx, scope, input));
    revalidatePath("/[locale]/workspace", "layout");
  },
});

export const replyToReviewAction = partnerAction({
  policy: "review.reply",
  schema: replySchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => replyToReview(tx, scope, input));
    revalidatePath("/partner", "layout");
  },
});

export const reportReviewAction = personAction({
  policy: "review.report",
  schema: reportSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("review.person", scope.person.personId);
    await inTransaction((tx) => reportReview(tx, scope, input));
  },
});

export const moderateReviewAction = staffAction({
  policy: "review.moderate",
  schema: moderateSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => moderateReview(tx, scope, input));
    revalidatePath("/admin", "layout");
  },
});
