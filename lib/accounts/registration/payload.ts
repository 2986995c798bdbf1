import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";

/** The payload of `account.requested`: what the form took, cleaned there. */
export const accountRequestedSchema = z.object({
  email: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  locale: z.enum(LOCALES),
  next: z.string(),
  token: z.string(),
});
