import type { Locale } from "@/lib/platform/messages/locales";
import enCommon from "@/messages/en/common.json";
import enErrors from "@/messages/en/errors.json";
import heCommon from "@/messages/he/common.json";
import heErrors from "@/messages/he/errors.json";
import type { FormWords } from "./action-form";

const COMMON = { en: enCommon, he: heCommon } as const;

/** Every general English sentence with its Hebrew one; the two files have the same keys. */
const HEBREW: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(heErrors).map(([code, text]) => [String(Reflect.get(enErrors, code)), text]),
);

/**
 * What an `ActionForm` says by itself, in the reader's language. For server components: the form is a client leaf and
 * gets the words as props. `sentences` gives this form's own sentence for single error codes.
 */
export function formWords(locale: Locale, sentences?: Readonly<Record<string, string>>): FormWords {
  const { fixThese, reference, lost } = COMMON[locale];
  return { fixThese, reference, lost, sentences, translations: locale === "he" ? HEBREW : undefined };
}
