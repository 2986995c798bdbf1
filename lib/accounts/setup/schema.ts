import { z } from "zod";
import { nameSchema } from "@/lib/platform/text/name-text";
import words from "@/messages/en/fields.json";
import { emailSchema, formLocaleSchema, newPasswordSchema, personNameSchema } from "../schema";

/** What an empty installation is asked once. */
export const setupSchema = z.object({
  token: z.string({ error: words.tokenMissing }).trim().min(1, words.tokenMissing).max(200, words.tokenWrong),
  marketplace: nameSchema(words.marketplaceMissing, { max: 60, long: words.marketplaceLong }),
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  /** Where a test mail goes; none when empty. */
  testMail: z.union([z.literal(""), emailSchema], { error: words.emailWrong }).default(""),
  locale: formLocaleSchema,
});

/** The first admin and the name of the product, with the token of the log. */
export type SetupInput = z.output<typeof setupSchema>;
