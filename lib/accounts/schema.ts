import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { mailboxText } from "@/lib/platform/text/email-address";
import { publicNameSchema } from "@/lib/platform/text/name-text";
import { PASSWORD_LENGTH } from "./constants";

/** An address in one spelling: one account per mailbox whatever the case and the script of its domain. */
export const emailSchema = mailboxText(say("fields.emailWrong"));

/** A person's name as others see it. */
export const personNameSchema = publicNameSchema(say("fields.nameMissing"), { max: 80, long: say("fields.nameLong") });

/** A password a person chooses. */
export const newPasswordSchema = z
  .string({ error: say("fields.passwordMissing") })
  .min(PASSWORD_LENGTH.min, { error: say("fields.passwordShort"), abort: true })
  .max(PASSWORD_LENGTH.max, say("fields.passwordLong"))
  .refine((text) => new Set(text).size > 1, say("fields.passwordPlain"));

/** A password a person has: only checked for being there, so that old rules never lock anyone out. */
export const currentPasswordSchema = z
  .string({ error: say("fields.passwordMissing") })
  .min(1, say("fields.passwordMissing"))
  .max(PASSWORD_LENGTH.max, say("fields.passwordLong"));

/** The language of the form, a hidden field. */
export const formLocaleSchema = z.enum(LOCALES).catch("en");

/** Where to go afterwards; made safe by `safeRedirectTarget`. */
export const nextSchema = z.string().max(2000).catch("").default("");
