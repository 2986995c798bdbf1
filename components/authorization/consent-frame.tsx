import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { DropCloser } from "@/components/layout/drop-closer";
import { LocaleSwitch } from "@/components/layout/locale-switch";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeToggle } from "@/components/layout/theme-toggle";
import type { Locale } from "@/lib/platform/messages/locales";

/** Frame of the consent step: a head without ways to wander off, and one column. */
export async function ConsentFrame({
  locale,
  path,
  marketplace,
  children,
}: {
  readonly locale: Locale;
  /** Address of this step with its query: a workspace chosen stays chosen in the other language. */
  readonly path: string;
  readonly marketplace: string;
  readonly children: ReactNode;
}) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <>
      <SkipLink label={t("skip")} />
      <header className="top">
        <Brand href={`/${locale}`} note={t("forProduct", { name: marketplace })} />
        <div className="top__end">
          <LocaleSwitch path={path} locale={locale} label={t("changeLanguage")} />
          <ThemeToggle label={t("changeTheme")} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap pt-6 pb-12 md:pt-10">
        {children}
      </main>
      <DropCloser />
    </>
  );
}
