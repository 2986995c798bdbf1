import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import type { FormWords } from "./action-form";

/**
 * What an `ActionForm` says by itself, in the reader's language, and the language in which its action answers. For server components: the form is
 * a client leaf and gets the words as props. `sentences` gives this form's own sentence for single error codes.
 */
export function formWords(locale: Locale, sentences?: Readonly<Record<string, string>>): FormWords {
  const t = translatorOf(locale, "common");
  return {
    locale,
    fixThese: t("fixThese"),
    reference: t("reference"),
    lost: t("lost"),
    tooLarge: t("tooLarge"),
    sentences,
  };
}
