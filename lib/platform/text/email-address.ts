import { z } from "zod";
import { type Said, say } from "@/lib/platform/messages/said";

/** One part of a domain: letters of any script, digits, hyphens inside; 63 at most. */
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`;
/** What RFC 5321 allows unquoted before the @ (dot-string), which is what a browser's field takes but for its stray dots. */
const ATOM = String.raw`[A-Za-z0-9!#$%&'*+\/=?^_\x60\{\|\}~\-]+`;

/**
 * An e-mail address: RFC 5321 without quoted parts and address literals, as browsers' `type=email` takes it; the domain has a dot, does
 * not end in digits and may be written in letters of any script. 64 characters before the @, 254 in all. Mailboxes in other scripts
 * (RFC 6531) are not taken: browsers refuse them, and so do most servers.
 */
const ADDRESS = new RegExp(
  String.raw`^(?=.{3,254}$)(?=[^@]{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+(?!\p{N}+$)${LABEL}$`,
  "u",
);

/** The one rule of addresses. Kept as typed: what is signed or compared elsewhere must not change. */
export function emailText(error: Said = say("portal.emailMissing")) {
  return z.email({ error, pattern: ADDRESS });
}

/** One mailbox, one spelling: lower case, and a domain in other scripts in the letters that mail servers use (`xn--…`). */
export function spellMailbox(address: string): string {
  const at = address.lastIndexOf("@") + 1;
  const url = `http://${address.slice(at)}`;
  return `${address.slice(0, at)}${URL.canParse(url) ? new URL(url).hostname : address.slice(at)}`.toLowerCase();
}

/** An address that names a mailbox here: spaces around it are forgiven, one spelling is kept. */
export function mailboxText(error: Said) {
  return z.string({ error }).trim().pipe(emailText(error)).transform(spellMailbox).pipe(emailText(error));
}
