import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { PublicScope } from "../types";

const NEWEST = 10;

/** What asking for an account may send to an address before anybody proved that it is theirs. */
const BEFORE_PROOF = ["account.verify", "account.exists"];

/** Whose mails are meant: `own` is a signed-in person's address, `asked` one that this browser asked for an account with. */
export type InboxOwner = { own: string | null; asked: string | null };

/** One mail as its reader sees it, with its button where it asks for something. */
export type InboxMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  action: { label: string; url: string } | null;
  at: Date;
};

/**
 * The newest mails of the demo to one reader: every mail to the address they signed in with, and to one they only asked for an account
 * with no more than what its asking sent. A link to a new password is never among those.
 */
export async function listInbox(on: Db, _scope: PublicScope, { own, asked }: InboxOwner): Promise<InboxMail[]> {
  const rows = await on.mailMessage.findMany({
    where: {
      OR: [...(own ? [{ to: own }] : []), ...(asked ? [{ to: asked, kind: { in: BEFORE_PROOF } }] : [])],
    },
    orderBy: { id: "desc" },
    take: NEWEST,
    select: { id: true, to: true, subject: true, text: true, createdAt: true },
  });
  return rows.map(({ id, createdAt, ...mail }) => {
    return { ...mail, id: formatId("message", id), at: createdAt, action: actionOf(mail.text) };
  });
}

/**
 * The button of a mail from its text, where the renderer puts it last before the foot: a line that ends in a colon, then an address. It may
 * lead to a partner ("Finish connecting"); an address that somebody wrote into a text is none.
 */
export function actionOf(text: string): InboxMail["action"] {
  const body = text.slice(0, text.lastIndexOf("\n\n--\n"));
  const [, label, url] = /(?:^|\n\n)([^\n]+):\n(https?:\/\/\S+)$/.exec(body) ?? [];
  return label !== undefined && url !== undefined ? { label, url } : null;
}
