import type { FieldErrors } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/fields.json";
import he from "@/messages/he/fields.json";

const HEBREW = new Map<string, string>(
  Object.entries(he).map(([key, text]) => [Object.entries(en).find(([name]) => name === key)?.[1] ?? text, text]),
);

/** One such sentence in a language: some failures say at the top what they say of their only field. */
export function translateSentence(text: string, locale: Locale): string {
  return locale === "en" ? text : (HEBREW.get(text) ?? text);
}

/**
 * Field messages in a language. Schemas speak English (messages/en/fields.json); a sentence that is not from there, of a partner or
 * admin form, stays as it is.
 */
export function translateFields(fields: FieldErrors, locale: Locale): FieldErrors {
  return Object.fromEntries(
    Object.entries(fields).map(([name, texts]) => [name, texts.map((text) => translateSentence(text, locale))]),
  );
}
