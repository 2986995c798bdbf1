import { z } from "zod";
import { emailSchema } from "@/lib/accounts/schema";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { webAddressSchema } from "@/lib/platform/text/web-address";
import words from "@/messages/en/fields.json";

const companyNameSchema = publicNameSchema(words.companyNameMissing, { max: 80, long: words.nameLong });

/** An https address or nothing; a bare domain is completed. */
const websiteSchema = z
  .string({ error: words.websiteWrong })
  .trim()
  .max(300, words.websiteWrong)
  .transform((text) => (text === "" || /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`))
  .pipe(
    z.union([
      z.literal(""),
      webAddressSchema({ wrong: words.websiteWrong, most: 300 }).refine(
        (href) => /^https:\/\/[^/]+\.[^/]+/.test(href),
        words.websiteWrong,
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
  country: z.string().trim().max(60, words.textLong),
  about: z.string().trim().max(1000, words.textLong),
});
