import type { Translator } from "@/lib/platform/messages/translator";
import type { CommandWords } from "./command-menu";

/** Words of the menu of Ctrl-K, of the messages `common`. */
export function commandWords(t: Translator): CommandWords {
  return {
    title: t("goTo"),
    placeholder: t("goToPlaceholder"),
    empty: t("goToEmpty"),
    integrations: t("goToIntegrations"),
    own: t("goToOwn"),
    pages: t("goToPages"),
    searching: t("goToSearching"),
    results: t("goToResults"),
  };
}
