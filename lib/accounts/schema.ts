import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
import { mailboxText } from "@/lib/platform/text/email-address";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import words from "@/messages/en/fields.json";
import { PASSWORD_LENGTH } from "./constants";

/** An address in one spelling: one account per mailbox whatever the case and the script of its domain. */
export const emailSchema = mailboxText(words.emailWrong);

/** A person's name as others see it. */
export const personNameSchema = publicNameSchema(words.nameMissing, { max: 80, long: words.nameLong });

/** A password a person chooses. */
export const newPasswordSchema = z
  .string({ error: words.passwordMissing })
  .min(PASSWORD_LENGTH.min, { error: words.passwordShort, abort: true })
  .max(PASSWORD_LENGTH.max, words.passwordLong)
  .refine((text) => new Set(text).size > 1, words.passwordPlain);

/** A password a person has: only checked for being there, so that old rules never lock anyone out. */
export const currentPasswordSchema = z
  .string({ error: words.passwordMissing })
  .min(1, words.passwordMissing)
  .max(PASSWORD_LENGTH.max, words.passwordLong);

/** The language of the form, a hidden field. */
export const formLocaleSchema = z.enum(LOCALES).catch("en");

/** Where to go afterwards; made safe by `safeRedirectTarget`. */
export const nextSchema = z.string().max(2000).catch("").default("");
