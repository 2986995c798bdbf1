import { z } from "zod";
import words from "@/messages/en/fields.json";

/** `version` is the one the person read. */
export const acceptAgreementSchema = z.object({
  partner: z.string(),
  version: z.coerce.number().int().positive(),
  accept: z.literal("on", { error: words.acceptMissing }),
});
