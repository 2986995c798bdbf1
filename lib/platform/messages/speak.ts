import { DEFAULT_LOCALE, type Locale } from "./locales";
import { isSaid, partsOf, type Said } from "./said";
import { translatorOf } from "./translator";

/** What an error or a field says, as a sentence in a language. Words of a library, which only programs get, stay as they are. */
export function speak(locale: Locale, text: string): string {
  if (!isSaid(text)) return text;
  const { key, values } = partsOf(text);
  return translatorOf(locale)(key, values);
}

/** In English, for programs and for what is English only. */
export const speakEnglish = (text: Said): string => speak(DEFAULT_LOCALE, text);
