import { sha256 } from "../crypto";
import type { Tx } from "../db";
import type { MailInput } from "../outbox/mail-input";
import { enqueue } from "../outbox/outbox";

/** How a mailbox that wants no more unasked mail is remembered. */
export function blockHash(email: string): string {
  return sha256(email.trim().toLowerCase());
}

/** Queues a mail in the transaction of the change it tells of. Unasked mail to an address that blocked it is not written at all. */
export async function queueMail(tx: Tx, mail: MailInput): Promise<void> {
  if (mail.unasked && (await tx.mailBlock.count({ where: { addressHash: blockHash(mail.to) } })) > 0) return;
  await enqueue(tx, "mail.send", mail);
}
