import type { Db, Tx } from "@/lib/platform/db";
import { blockHash } from "@/lib/platform/mail/mail";
import { mailboxOfBlock } from "@/lib/platform/mail/mail-block";
import { MOST_UNASKED_A_DAY } from "../constants";
import type { PublicScope } from "../types";

/** What the page of a block link shows: whose mailbox, and whether unasked mail to it is blocked. Null for a link that is not ours. */
export async function getMailBlock(
  on: Db,
  _scope: PublicScope,
  token: string,
): Promise<{ email: string; blocked: boolean } | null> {
  const email = mailboxOfBlock(token);
  if (!email) return null;
  const rows = await on.mailBlock.count({ where: { addressHash: blockHash(email) } });
  return { email, blocked: rows > 0 };
}

/**
 * Whether a mailbox got as much unasked mail in a day as it may, whoever had it sent: invitations and links to confirm. Holds the mailbox
 * until the transaction ends, so that many senders at once are counted one after another.
 */
export async function isMailboxFull(tx: Tx, email: string): Promise<boolean> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`unasked ${blockHash(email)}`}, 0))::text`;
  const [row] = await tx.$queryRaw<Array<{ sent: number }>>`
    SELECT ((SELECT count(*) FROM invitation WHERE email = ${email}::citext AND created_at > (SELECT business_now()) - interval '1 day')
      + (SELECT count(*) FROM email_token WHERE email = ${email}::citext AND kind IN ('verify', 'change')
         AND created_at > clock_timestamp() - interval '1 day'))::int AS sent`;
  return (row?.sent ?? 0) >= MOST_UNASKED_A_DAY;
}
