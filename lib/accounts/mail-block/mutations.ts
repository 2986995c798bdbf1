import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { blockHash } from "@/lib/platform/mail/mail";
import { mailboxOfBlock } from "@/lib/platform/mail/mail-block";

/** Ends or allows unasked mail to the mailbox of a link. Twice is fine. `link_expired` for a link that is not ours. */
export async function setMailBlock(tx: Tx, token: string, want: "block" | "unblock"): Promise<void> {
  const email = mailboxOfBlock(token);
  if (!email) throw new AppError("link_expired");
  const addressHash = blockHash(email);
  if (want === "block") await tx.mailBlock.createMany({ data: [{ addressHash }], skipDuplicates: true });
  else await tx.mailBlock.deleteMany({ where: { addressHash } });
}
