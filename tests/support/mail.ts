import { db } from "@/lib/platform/db";
import type { MailInput } from "@/lib/platform/outbox/mail-input";
import { openPayload } from "@/lib/platform/outbox/outbox";
import { mailSchema } from "@/lib/providers/mail/schema";

/** Every mail that waits in the outbox, oldest first. */
export async function queuedMails(): Promise<MailInput[]> {
  const rows = await db().outboxMessage.findMany({
    where: { name: "mail.send", doneAt: null },
    orderBy: { id: "asc" },
  });
  return rows
    .map((row) => mailSchema.parse(openPayload(row.payload)))
    .map(({ action, unasked, ...rest }) => ({
      ...rest,
      ...(action ? { action } : {}),
      ...(unasked ? { unasked } : {}),
    }));
}

/** Every mail queued for an address, oldest first. */
export async function mailsTo(email: string): Promise<MailInput[]> {
  return (await queuedMails()).filter((mail) => mail.to === email);
}

/** The newest mail queued for an address. */
export async function lastMailTo(email: string): Promise<MailInput> {
  const mail = (await mailsTo(email)).at(-1);
  if (!mail) throw new Error(`No mail for ${email} is in the outbox.`);
  return mail;
}

/** The token at the end of a mail's link. */
export function tokenOf(mail: MailInput): string {
  const token = mail.action && new URL(mail.action.url).pathname.split("/").at(-1);
  if (!token) throw new Error("This mail has no link.");
  return token;
}
