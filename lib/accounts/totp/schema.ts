import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { formLocaleSchema, nextSchema } from "../schema";

/** Six digits; spaces between them are forgiven. */
export const totpSchema = z.object({
  code: z
    .string({ error: say("fields.codeWrong") })
    .transform((text) => text.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, say("fields.codeWrong"))),
  locale: formLocaleSchema,
  next: nextSchema,
});
