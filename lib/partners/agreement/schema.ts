import { z } from "zod";
import { say } from "@/lib/platform/messages/said";
import { isTooDeep, MARKDOWN_TOO_DEEP } from "@/lib/platform/text/markdown";

export const AGREEMENT_LIMITS = { title: 120, body: 60_000 } as const;

/** A new version. `newest` is the number of the one that was read before writing it, 0 when there was none; `body` is Markdown. */
export const publishAgreementSchema = z.object({
  newest: z.coerce.number().int().min(0),
  title: z.string().trim().min(1, say("fields.textMissing")).max(AGREEMENT_LIMITS.title, say("fields.textLong")),
  body: z
    .string()
    .trim()
    .min(1, say("fields.textMissing"))
    .max(AGREEMENT_LIMITS.body, say("fields.textLong"))
    .refine((text) => !isTooDeep(text), MARKDOWN_TOO_DEEP),
  confirm: z.literal("on", { error: say("fields.agreementConfirm") }),
});

/** `version` is the one the person read. */
export const acceptAgreementSchema = z.object({
  partner: z.string(),
  version: z.coerce.number().int().positive(),
  accept: z.literal("on", { error: say("fields.acceptMissing") }),
});

/** The payload of `agreement.published`. */
export const agreementPublishedSchema = z.object({ version: z.number().int() });
