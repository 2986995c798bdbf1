import type { Locale } from "../messages/locales";
import { loadMessages, type MessageTree } from "../messages/messages";
import type { MailInput } from "../outbox/mail-input";
import { nameInMail } from "../text/name-disguise";
import { readableName } from "../text/name-text";

function groupOf(tree: MessageTree | string | undefined, key: string): MessageTree {
  const group = typeof tree === "object" ? tree[key] : undefined;
  if (typeof group !== "object") throw new Error(`messages/*/mail.json has no "${key}".`);
  return group;
}

function fill(text: MessageTree | string | undefined, values: Readonly<Record<string, string | number>>): string {
  if (typeof text !== "string") throw new Error("A mail lacks one of its texts.");
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/**
 * The words of one mail from `messages/<locale>/mail.json`: its group holds `subject`, `p1`, `p2` … and, when the mail has a button,
 * `action`. Values fill the `{places}`; mails use no plurals. A subject takes them as cleaned names. `url` is where the button goes.
 */
export function mailText(
  locale: Locale,
  key: string,
  values: Readonly<Record<string, string | number>>,
  url?: string,
): Pick<MailInput, "subject" | "paragraphs" | "action"> {
  const group = groupOf(groupOf(loadMessages(locale), "mail"), key);
  const paragraphs = Object.keys(group)
    .filter((name) => /^p\d+$/.test(name))
    .sort((left, right) => Number(left.slice(1)) - Number(right.slice(1)))
    .map((name) => fill(group[name], values));
  const named = Object.entries(values).map(([name, value]) => [name, nameInMail(readableName(String(value)))]);
  const subject = fill(group.subject, Object.fromEntries(named));
  return { subject, paragraphs, ...(url ? { action: { label: fill(group.action, values), url } } : {}) };
}
