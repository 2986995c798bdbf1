import { z } from "zod";
import { type Said, say } from "@/lib/platform/messages/said";

/** Controls, line and paragraph separators, halves of surrogate pairs: a parser drops or encodes them in silence. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Whether an address holds a character that no address may hold. */
export function hasControls(text: string): boolean {
  return UNSEEN.test(text);
}

/**
 * A web address as it is stored and sent: the parsed URL's `href`, which is ASCII without control characters. Null when the text is not
 * http or https with a host, holds a control character, a user name, a password or a fragment.
 */
export function webAddress(text: string): string | null {
  if (hasControls(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const fits =
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.hostname !== "" &&
    url.username === "" &&
    url.password === "" &&
    url.hash === "";
  return fits ? url.href : null;
}

/** A host with a dot, perhaps a port, then the end or a path: what people type of an address. */
const WITHOUT_SCHEME = /^[^\s/:?#@]+\.[^\s/:?#@]+(?::\d{1,5})?(?:[/?#]|$)/;

/** An address as a person types it: `novakbooks.example` means `https://novakbooks.example`. Whatever names a scheme stays as it is. */
export function completeAddress(text: string): string {
  return WITHOUT_SCHEME.test(text) ? `https://${text}` : text;
}

/** An address that a person or a program gives us; the output is what is stored. `most` characters, before and after parsing. */
export function webAddressSchema({ wrong, most }: { wrong: Said; most: number }) {
  return z
    .string({ error: wrong })
    .trim()
    .max(most, say("fields.atMostCharacters", { most }))
    .transform((text, context) => {
      const href = webAddress(completeAddress(text));
      if (href !== null && href.length <= most) return href;
      context.addIssue({ code: "custom", message: href === null ? wrong : say("fields.atMostCharacters", { most }) });
      return z.NEVER;
    });
}
