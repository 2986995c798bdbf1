import { z } from "zod";
import { LOCALES } from "@/lib/platform/messages/locales";
import type { MailInput } from "@/lib/platform/outbox/mail-input";

/** The payload of `mail.send`, as `queueMail` writes it. */
export const mailSchema = z
  .object({
    to: z.string().min(3),
    kind: z.string(),
    locale: z.enum(LOCALES),
    subject: z.string(),
    paragraphs: z.array(z.string()),
    action: z.object({ label: z.string(), url: z.string() }).optional(),
    unasked: z.literal(true).optional(),
  })
  .transform(
    ({ action, unasked, ...rest }): MailInput => ({
      ...rest,
      ...(action ? { action } : {}),
      ...(unasked ? { unasked } : {}),
    }),
  );
