import { createTranslator } from "next-intl";
import type { Locale } from "./locales";
import { loadMessages, type MessageTree } from "./messages";

/** The texts of one namespace in one language; keys may come from lists at run time, a test keeps the files in step. */
export type Translator = {
  (key: string, values?: Record<string, string | number>): string;
  /** Whether there is such a text: for values that a file may not name. */
  has(key: string): boolean;
};

type AnyMessages = NonNullable<Parameters<typeof createTranslator>[0]["messages"]>;

const known = new Map<string, { messages: MessageTree; t: Translator }>();

/**
 * One translator a language, namespace and process: next-intl's own, for errors, mails, plain pages, and pages that say hundreds of things. The
 * request's (`getTranslations`) compiles each message anew for every reader. Made again only when the messages were, which is when a file changes
 * under `npm run dev`. Without a namespace keys are whole.
 */
export function translatorOf(locale: Locale, namespace?: string): Translator {
  const messages = loadMessages(locale);
  const name = `${locale} ${namespace ?? ""}`;
  const before = known.get(name);
  if (before?.messages === messages) return before.t;
  const whole = createTranslator<AnyMessages>({ locale, messages, timeZone: "UTC" });
  const at = (key: string) => (namespace === undefined ? key : `${namespace}.${key}`);
  const t: Translator = Object.assign(
    (key: string, values?: Record<string, string | number>) => whole(at(key), values),
    { has: (key: string) => whole.has(at(key)) },
  );
  known.set(name, { messages, t });
  return t;
}
