import { safeEqual, sign } from "../crypto";

const SIGNATURE = 32;

/**
 * What stands in the block link of a mail: the mailbox and, behind it, our signature. It opens nothing but this one choice and does not run
 * out. Without a dot: an address with one is a file's, which takes no form.
 */
export function blockToken(email: string): string {
  return `${Buffer.from(email).toString("base64url")}${sign("mail-block", email).slice(0, SIGNATURE)}`;
}

/** The mailbox of a block link, or null when it is not one of ours. */
export function mailboxOfBlock(token: string): string | null {
  const email = Buffer.from(token.slice(0, -SIGNATURE), "base64url").toString();
  return email !== "" && safeEqual(blockToken(email), token) ? email : null;
}
