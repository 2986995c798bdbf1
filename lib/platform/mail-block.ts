import { safeEqual, sign } from "./crypto";

/** What stands in the block link of a mail: the mailbox and our signature. It opens nothing but this one choice, and does not run out. */
export function blockToken(email: string): string {
  const mailbox = Buffer.from(email).toString("base64url");
  return `${mailbox}.${sign("mail-block", email).slice(0, 32)}`;
}

/** The mailbox of a block link, or null when it is not one of ours. */
export function mailboxOfBlock(token: string): string | null {
  const [mailbox = "", signature = ""] = token.split(".");
  const email = Buffer.from(mailbox, "base64url").toString();
  return safeEqual(blockToken(email), `${mailbox}.${signature}`) && email !== "" ? email : null;
}
