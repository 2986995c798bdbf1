import { z } from "zod";
import { emailSchema, formLocaleSchema, newPasswordSchema } from "../schema";

export const forgotPasswordSchema = z.object({ email: emailSchema, locale: formLocaleSchema });

export const resetPasswordSchema = z.object({
  token: z.string().max(200),
  password: newPasswordSchema,
  locale: formLocaleSchema,
});

/** The payload of `password_reset.requested`. */
export const resetRequestedSchema = z.object({ email: z.string(), token: z.string() });
