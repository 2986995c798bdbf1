import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { nameSchema } from "@/lib/platform/text/name-text";
import { emailSchema, formLocaleSchema, newPasswordSchema, personNameSchema } from "../schema";

/** What an empty installation is asked once. */
export const setupSchema = z.object({
  token: z
    .string({ error: say("fields.tokenMissing") })
    .trim()
    .min(1, say("fields.tokenMissing"))
    .max(200, say("fields.tokenWrong")),
  marketplace: nameSchema(say("fields.marketplaceMissing"), { max: 60, long: say("fields.marketplaceLong") }),
  name: personNameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  /** Where a test mail goes; none when empty. */
  testMail: z.union([z.literal(""), emailSchema], { error: say("fields.emailWrong") }).default(""),
  locale: formLocaleSchema,
});

/** The first admin and the name of the product, with the token of the log. */
export type SetupInput = z.output<typeof setupSchema>;
