import { z } from "zod";
import { mailboxText } from "@/lib/platform/text/email-address";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { webAddressSchema } from "@/lib/platform/text/web-address";
import words from "@/messages/en/fields.json";

/** A company that wants to publish. The person's own address was proven when they signed up. */
export const registerPartnerSchema = z.object({
  name: publicNameSchema(words.companyNameMissing, { min: 2, max: 60, long: "At most 60 characters." }),
  website: z.union([z.literal(""), webAddressSchema({ wrong: words.websiteWrong, most: 200 })]).default(""),
  supportEmail: mailboxText(words.emailWrong),
});
