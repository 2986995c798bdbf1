import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
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

/** A new address, confirmed from the mail; `password` is the asking account's, where nobody is signed in to it. */
export const confirmChangeSchema = z.object({
  token: z.string().max(200),
  password: currentPasswordSchema.optional(),
  locale: formLocaleSchema,
});

/** The payload of `email_change.requested`. */
export const emailChangeRequestedSchema = z.object({
  personId: z.uuid(),
  email: z.string(),
  token: z.string(),
  standing: z.string(),
});
