import { createTranslator } from "next-intl";
import type { Locale } from "./locales";
import { loadMessages, type MessageTree } from "./messages";

/** The texts of one namespace in one language; keys may come from lists at run time, a test keeps the files in step. */
export type Translator = (key: string, values?: Record<string, string | number>) => string;

type AnyMessages = NonNullable<Parameters<typeof createTranslator>[0]["messages"]>;

const known = new Map<string, { messages: MessageTree; t: Translator }>();

/**
 * One translator a language, namespace and process, for pages that say hundreds of things: the request's own (`getTranslations`)
 * compiles each message anew for every reader. Made again only when the messages were, which is when a file changes under `npm run dev`.
 */
export function translatorOf(locale: Locale, namespace: string): Translator {
  const messages = loadMessages(locale);
  const name = `${locale} ${namespace}`;
  const before = known.get(name);
  if (before?.messages === messages) return before.t;
  const whole = createTranslator<AnyMessages>({ locale, messages, timeZone: "UTC" });
  const t: Translator = (key, values) => whole(`${namespace}.${key}`, values);
  known.set(name, { messages, t });
  return t;
}
