import { z } from "zod";
import { currentPasswordSchema, emailSchema, formLocaleSchema, nextSchema } from "../schema";

export const signInSchema = z.object({
  email: emailSchema,
  password: currentPasswordSchema,
  locale: formLocaleSchema,
  next: nextSchema,
});

export const signOutSchema = z.object({ locale: formLocaleSchema, next: nextSchema });

/** `session` is `ses_…`. */
export const revokeSessionSchema = z.object({ session: z.string(), locale: formLocaleSchema });
