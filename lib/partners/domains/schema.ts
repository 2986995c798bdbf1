import { z } from "zod";
import { say } from "@/lib/platform/messages/said";

export const addDomainSchema = z.object({
  partner: z.string(),
  domain: z
    .string({ error: say("fields.domainWrong") })
    .min(1, say("fields.domainWrong"))
    .max(300),
});

/** `domain` is `dom_…`. */
export const domainSchema = z.object({ partner: z.string(), domain: z.string() });
