import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
import { isStorable } from "@/lib/platform/text/storable-text";
import { QUERY_LENGTH } from "../constants";

/** The query of `/api/find`: each parameter once, none else. */
export const findQuerySchema = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1, "Say what to find.")
    .max(QUERY_LENGTH, "Too long.")
    .refine(isStorable, "No control characters."),
  locale: z.enum(LOCALES).default("en"),
});

export type FindQuery = z.output<typeof findQuerySchema>;
