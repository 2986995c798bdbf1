import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { isStorable } from "@/lib/platform/text/storable-text";
import { QUERY_LENGTH } from "../constants";

/** The query of `/api/find`: each parameter once, none else. */
export const findQuerySchema = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1, say("refusals.findMissing"))
    .max(QUERY_LENGTH, say("refusals.findLong"))
    .refine(isStorable, say("refusals.noControls")),
  locale: z.enum(LOCALES).default("en"),
});

export type FindQuery = z.output<typeof findQuerySchema>;
