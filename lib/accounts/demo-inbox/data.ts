import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { PublicScope } from "../types";

const NEWEST = 10;

/** What asking for an account may send to an address before anybody proved that it is theirs. */
const BEFORE_PROOF = ["account.verify", "account.exists"];

/** Whose mails are meant: `own` is a signed-in person's address, `asked` one that this browser asked for an account with. */
export type InboxOwner = { own: string | null; asked: string | null };

/** One mail as its reader sees it; `link` is its button's address, which must be ours. */
export type InboxMail = { id: string; to: string; subject: string; text: string; link: string | null; at: Date };

/**
 * The newest mails of the demo to one reader: every mail to the address they signed in with, and to one they only asked for an account
 * with no more than what its asking sent. A link to a new password is never among those.
 */
export async function listInbox(
  on: Db,
  _scope: PublicScope,
  { own, asked }: InboxOwner,
  origin: string,
): Promise<InboxMail[]> {
  const rows = await on.mailMessage.findMany({
    where: {
      OR: [...(own ? [{ to: own }] : []), ...(asked ? [{ to: asked, kind: { in: BEFORE_PROOF } }] : [])],
    },
    orderBy: { id: "desc" },
    take: NEWEST,
    select: { id: true, to: true, subject: true, text: true, createdAt: true },
  });
  return rows.map(({ id, createdAt, ...mail }) => {
    const address = /^https?:\/\/\S+$/m.exec(mail.text)?.[0] ?? null;
    const link = address?.startsWith(`${origin}/`) ? address : null;
    return { ...mail, id: formatId("message", id), at: createdAt, link };
  });
}
