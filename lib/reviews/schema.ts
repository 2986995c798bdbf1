import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { REVIEW_LIMITS } from "./constants";

/** A review of the installation's listing. `lockVersion` is what the form was opened with; empty for the first one. */
export const writeReviewSchema = z.object({
  installation: z.string(),
  stars: z.coerce
    .number(say("refusals.starsMissing"))
    .int()
    .min(1, say("refusals.starsMissing"))
    .max(5, say("refusals.starsMissing")),
  title: z
    .string()
    .trim()
    .min(3, say("refusals.reviewTitleMissing"))
    .max(REVIEW_LIMITS.title, say("fields.atMostCharacters", { most: REVIEW_LIMITS.title })),
  body: z
    .string()
    .trim()
    .min(20, say("refusals.reviewBodyShort"))
    .max(REVIEW_LIMITS.body, say("fields.atMostCharacters", { most: REVIEW_LIMITS.body })),
  lang: z.enum(["en", "he"]).default("en"),
  lockVersion: z.coerce.number().int().min(0).optional(),
});

export const replySchema = z.object({
  review: z.string(),
  body: z
    .string()
    .trim()
    .min(2, say("portal.answerMissing"))
    .max(REVIEW_LIMITS.reply, say("fields.atMostCharacters", { most: REVIEW_LIMITS.reply })),
});

export const reportSchema = z.object({
  review: z.string(),
  reason: z
    .string()
    .trim()
    .min(5, say("refusals.reportReason"))
    .max(REVIEW_LIMITS.reason, say("fields.atMostCharacters", { most: REVIEW_LIMITS.reason })),
});

export const moderateSchema = z.object({
  review: z.string(),
  outcome: z.enum(["keep", "remove"], say("portal.moderationMissing")),
  reason: z
    .string()
    .trim()
    .min(5, say("portal.reasonMissing"))
    .max(REVIEW_LIMITS.reason, say("fields.atMostCharacters", { most: REVIEW_LIMITS.reason })),
});
