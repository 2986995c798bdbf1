import type { Tx } from "./db";
import type { MailInput } from "./mail-input";
import { enqueue } from "./outbox";

/** Queues a mail in the transaction of the change it tells of. */
export async function queueMail(tx: Tx, mail: MailInput): Promise<void> {
  await enqueue(tx, "mail.send", mail);
}
