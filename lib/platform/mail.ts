import type { Tx } from "./db";
import { enqueue } from "./outbox";

/** One message, already in the reader's language. The worker renders it as text and HTML and sends it. */
export type MailInput = {
  to: string;
  /** Short machine name such as `account.verify`, shown on the local mail page. */
  kind: string;
  locale: "en" | "he";
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
};

/** The outbox message that sends one mail. */
export const MAIL_SEND = "mail.send";

/** Queues a mail in the transaction of the change it tells of. */
export async function queueMail(tx: Tx, mail: MailInput): Promise<void> {
  await enqueue(tx, MAIL_SEND, mail);
}
