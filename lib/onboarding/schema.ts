import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { mailboxText } from "@/lib/platform/text/email-address";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { webAddressSchema } from "@/lib/platform/text/web-address";

/** A company that wants to publish. The person's own address was proven when they signed up. */
export const registerPartnerSchema = z.object({
  name: publicNameSchema(say("fields.companyNameMissing"), {
    min: 2,
    max: 60,
    long: say("fields.atMostCharacters", { most: 60 }),
  }),
  website: z.union([z.literal(""), webAddressSchema({ wrong: say("fields.websiteWrong"), most: 200 })]).default(""),
  supportEmail: mailboxText(say("fields.emailWrong")),
});
