import { z } from "zod";
import words from "@/messages/en/fields.json";

/** A company that wants to publish. The person's own address was proven when they signed up. */
export const registerPartnerSchema = z.object({
  name: z.string().trim().min(2, words.companyNameMissing).max(60, "At most 60 characters."),
  website: z.union([z.literal(""), z.url({ protocol: /^https?$/, error: words.websiteWrong }).max(200)]).default(""),
  supportEmail: z.email(words.emailWrong).max(200),
});
