import type { Locale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/ui.json";
import he from "@/messages/he/ui.json";

/** The few words the primitives themselves say, one shape for every language (the parity test keeps it so). */
export type UiWords = typeof en;

const WORDS: Readonly<Record<Locale, UiWords>> = { en, he };

/**
 * Words of the primitives in one language. For server components only: a client component takes its words as props,
 * so that no page ships both languages.
 */
export function uiWords(locale: Locale): UiWords {
  return WORDS[locale];
}

/** Fills `{name}` places. The words above use no plurals or formats, which next-intl is for. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}
