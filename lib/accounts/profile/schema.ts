import { z } from "zod";
import { LOCALES } from "@/lib/platform/locales";
import { currentPasswordSchema, emailSchema, formLocaleSchema, newPasswordSchema, personNameSchema } from "../schema";

/** `language` is the language of the person's mail; `locale` the one of the form. */
export const updateProfileSchema = z.object({
  name: personNameSchema,
  language: z.enum(LOCALES),
  locale: formLocaleSchema,
});

export const changePasswordSchema = z.object({
  currentPassword: currentPasswordSchema,
  password: newPasswordSchema,
  locale: formLocaleSchema,
});

export const changeEmailSchema = z.object({
  email: emailSchema,
  currentPassword: currentPasswordSchema,
  locale: formLocaleSchema,
});

/** `confirm` is the person's own address, typed. */
export const deleteAccountSchema = z.object({
  confirm: z.string().trim().toLowerCase(),
  currentPassword: currentPasswordSchema,
  locale: formLocaleSchema,
});
