import { db } from "@/lib/platform/db";
import { getDatabaseTime } from "@/lib/platform/time";
import { renderHtml, renderText } from "./render";
import { mailSchema } from "./schema";
import { mailTransport } from "./transport";
import type { MailTransport } from "./types";

/**
 * Stores the message, then sends it. The outbox row's id is the message's id: a second run after a crash finds the stored row and
 * sends only what was not marked as sent. Between sending and marking lies the one moment in which a mail may go out twice.
 */
export async function sendMail(
  payload: unknown,
  context: { id: string },
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const { action, ...rest } = mailSchema.parse(payload);
  const mail = action ? { ...rest, action } : rest;
  const row = { id: context.id, to: mail.to, subject: mail.subject, text: renderText(mail), html: renderHtml(mail) };
  await db().mailMessage.createMany({ data: { ...row, kind: mail.kind, locale: mail.locale }, skipDuplicates: true });
  const stored = await db().mailMessage.findUniqueOrThrow({ where: { id: row.id }, select: { sentAt: true } });
  if (stored.sentAt) return;
  try {
    await transport.send(row);
  } catch (error) {
    const text = error instanceof Error ? error.message : "unknown";
    await db().mailMessage.update({ where: { id: row.id }, data: { error: text.slice(0, 500) } });
    throw error;
  }
  await db().mailMessage.update({ where: { id: row.id }, data: { sentAt: await getDatabaseTime(db()), error: null } });
}
