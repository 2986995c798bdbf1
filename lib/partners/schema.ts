import { z } from "zod";
import { emailSchema } from "@/lib/accounts/schema";
import { say } from "@/lib/platform/messages/said";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { webAddressSchema } from "@/lib/platform/text/web-address";

const companyNameSchema = publicNameSchema(say("fields.companyNameMissing"), { max: 80, long: say("fields.nameLong") });

/** An https address or nothing; a bare domain is completed. */
const websiteSchema = z
  .string({ error: say("fields.websiteWrong") })
  .trim()
  .max(300, say("fields.websiteWrong"))
  .transform((text) => (text === "" || /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`))
  .pipe(
    z.union([
      z.literal(""),
      webAddressSchema({ wrong: say("fields.websiteWrong"), most: 300 }).refine(
        (href) => /^https:\/\/[^/]+\.[^/]+/.test(href),
        say("fields.websiteWrong"),
      ),
    ]),
  );

/** `seen` is the fingerprint of the values the form showed. */
export const updatePartnerSchema = z.object({
  partner: z.string(),
  seen: z.string(),
  name: companyNameSchema,
  website: websiteSchema,
  supportEmail: emailSchema,
  country: z.string().trim().max(60, say("fields.textLong")),
  about: z.string().trim().max(1000, say("fields.textLong")),
});
