import { z } from "zod";
import words from "@/messages/en/fields.json";
import { formLocaleSchema, nextSchema } from "../schema";

/** Six digits; spaces between them are forgiven. */
export const totpSchema = z.object({
  code: z
    .string({ error: words.codeWrong })
    .transform((text) => text.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, words.codeWrong)),
  locale: formLocaleSchema,
  next: nextSchema,
});
