import { db } from "@/lib/platform/db";
import type { JobPayload } from "@/lib/platform/outbox/job";
import { getBusinessTime } from "@/lib/platform/time";
import { hideLink, renderHtml, renderText } from "./render";
import { mailTransport } from "./transport";
import type { MailTransport } from "./types";

/**
 * Stores the message, then sends it. Its link is stored only where the stored message is the delivery: an open link is an account, and
 * neither staff nor a copy of the database should find one. The outbox row's id is the message's id: a second run after a crash finds
 * the stored row and sends only what was not marked as sent. Between sending and marking lies the one moment in which a mail may go
 * out twice.
 */
export async function sendMail(
  mail: JobPayload<"mail.send">,
  { id }: { id: string },
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const { to, subject, kind, locale } = mail;
  const kept = transport.name === "local" ? mail : hideLink(mail);
  await db().mailMessage.createMany({
    data: { id, to, subject, kind, locale, text: renderText(kept), html: renderHtml(kept) },
    skipDuplicates: true,
  });
  const stored = await db().mailMessage.findUniqueOrThrow({ where: { id }, select: { sentAt: true } });
  if (stored.sentAt) return;
  try {
    await transport.send({ id, to, subject, text: renderText(mail), html: renderHtml(mail) });
  } catch (error) {
    const text = error instanceof Error ? error.message : "unknown";
    await db().mailMessage.update({ where: { id }, data: { error: text.slice(0, 500) } });
    throw error;
  }
  await db().mailMessage.update({ where: { id }, data: { sentAt: await getBusinessTime(db()), error: null } });
}
