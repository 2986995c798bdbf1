import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import type { AppShellWords } from "./app-shell";
import { commandWords } from "./command-words";

/** Words of `AppShell` in the reader's language, for the customer workspace. */
export async function appShellWords(locale: Locale): Promise<AppShellWords> {
  const t = await getTranslations({ locale, namespace: "common" });
  return {
    skip: t("skip"),
    navigation: t("mainNavigation"),
    menu: t("menu"),
    theme: t("changeTheme"),
    command: commandWords(translatorOf(locale, "common")),
    locale,
  };
}
