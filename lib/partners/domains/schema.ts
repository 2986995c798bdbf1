import { z } from "zod";
import words from "@/messages/en/fields.json";

export const addDomainSchema = z.object({
  partner: z.string(),
  domain: z.string({ error: words.domainWrong }).min(1, words.domainWrong).max(300),
});

/** `domain` is `dom_…`. */
export const domainSchema = z.object({ partner: z.string(), domain: z.string() });
