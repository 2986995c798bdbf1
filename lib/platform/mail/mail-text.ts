import type mail from "@/messages/en/mail.json";
import type portalMail from "@/messages/en/portalMail.json";
import type { Locale } from "../messages/locales";
import { isMessageTree, loadMessages } from "../messages/messages";
import { translatorOf } from "../messages/translator";
import type { MailInput } from "../outbox/mail-input";
import { nameInMail } from "../text/name-disguise";
import { readableName } from "../text/name-text";

/** Every mail: its group in `messages/<locale>/mail.json`, or in `portalMail.json` for partners and staff, which is English. */
export type MailKey = `mail.${keyof typeof mail}` | `portalMail.${keyof typeof portalMail}`;

/** The names of a mail's texts, in the order of the file. */
function textsOf(locale: Locale, key: MailKey): string[] {
  const [space = "", name = ""] = key.split(".");
  const tree = loadMessages(locale)[space];
  const group = isMessageTree(tree) ? tree[name] : undefined;
  return isMessageTree(group) ? Object.keys(group) : [];
}

/** Names as a stranger's mail program shows them; the number of a version is no name, and leads nowhere. */
const inSubject = (value: string) => (/^[\d.]+$/.test(value) ? value : nameInMail(readableName(value)));

/**
 * The words of one mail. Its group holds `subject`, `p1`, `p2` … and, when the mail has a button, `action`. A subject takes values as cleaned
 * names. `url` is where the button goes.
 */
export function mailText(
  locale: Locale,
  key: MailKey,
  values: Readonly<Record<string, string | number>>,
  url?: string,
): Pick<MailInput, "subject" | "paragraphs" | "action"> {
  const t = translatorOf(locale, key);
  const paragraphs = textsOf(locale, key)
    .filter((name) => /^p\d+$/.test(name))
    .sort((left, right) => Number(left.slice(1)) - Number(right.slice(1)))
    .map((name) => t(name, values));
  const named = Object.entries(values).map(([name, value]) => [name, inSubject(String(value))]);
  const subject = t("subject", Object.fromEntries(named));
  return { subject, paragraphs, ...(url ? { action: { label: t("action", values), url } } : {}) };
}
