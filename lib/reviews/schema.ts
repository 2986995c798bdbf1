import { z } from "zod";
import { REVIEW_LIMITS } from "./constants";

/** A review of the installation's listing. `lockVersion` is what the form was opened with; empty for the first one. */
export const writeReviewSchema = z.object({
  installation: z.string(),
  stars: z.coerce
    .number("Choose one to five stars.")
    .int()
    .min(1, "Choose one to five stars.")
    .max(5, "Choose one to five stars."),
  title: z
    .string()
    .trim()
    .min(3, "Sum it up in a few words.")
    .max(REVIEW_LIMITS.title, `At most ${REVIEW_LIMITS.title} characters.`),
  body: z
    .string()
    .trim()
    .min(20, "Tell others what it did for you, in at least 20 characters.")
    .max(REVIEW_LIMITS.body, `At most ${REVIEW_LIMITS.body} characters.`),
  lang: z.enum(["en", "he"]).default("en"),
  lockVersion: z.coerce.number().int().min(0).optional(),
});

export const replySchema = z.object({
  review: z.string(),
  body: z
    .string()
    .trim()
    .min(2, "Write an answer.")
    .max(REVIEW_LIMITS.reply, `At most ${REVIEW_LIMITS.reply} characters.`),
});

export const reportSchema = z.object({
  review: z.string(),
  reason: z
    .string()
    .trim()
    .min(5, "Say what is wrong with it.")
    .max(REVIEW_LIMITS.reason, `At most ${REVIEW_LIMITS.reason} characters.`),
});

export const moderateSchema = z.object({
  review: z.string(),
  outcome: z.enum(["keep", "remove"], "Choose whether it stays or goes."),
  reason: z
    .string()
    .trim()
    .min(5, "Give the reason.")
    .max(REVIEW_LIMITS.reason, `At most ${REVIEW_LIMITS.reason} characters.`),
});
