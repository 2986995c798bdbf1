import { z } from "zod";
import { say } from "@/lib/platform/messages/said";

const NOT_A_STEP = say("portal.stepMissing");

/** Why, in words that the partner and the customers read. */
const reasonSchema = z
  .string({ error: say("portal.whyMissing") })
  .trim()
  .min(10, say("portal.whyShort"))
  .max(1000, say("fields.atMostCharacters", { most: 1000 }));

/** `listing` is `lst_…`. */
export const stopSchema = z.object({
  listing: z.string(),
  step: z.enum(["stop_new", "stop_all", "ease", "lift"], { error: NOT_A_STEP }),
  reason: reasonSchema,
});

export const revokeSchema = z.object({ listing: z.string(), reason: reasonSchema });

export const unlistSchema = z.object({
  partner: z.string(),
  listing: z.string(),
  step: z.enum(["unlist", "relist"], { error: NOT_A_STEP }).default("unlist"),
  reason: reasonSchema,
});

/** `measure` is `mea_…`. */
export const decideMeasureSchema = z.object({
  partner: z.string().optional(),
  measure: z.string(),
  move: z.enum(["approve", "decline", "withdraw"], { error: NOT_A_STEP }).default("decline"),
});

/** The payload of `listing.measure_taken`. */
export const measureTakenSchema = z.object({ measureId: z.uuid() });
