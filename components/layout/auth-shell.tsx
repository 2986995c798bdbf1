import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Panel, PanelBody, PanelFooter } from "@/components/ui/panel";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { Brand } from "./brand";
import { CommandKey } from "./command-key";
import { commandWords } from "./command-words";
import { DropCloser } from "./drop-closer";
import { FindButton } from "./find-button";
import { LocaleSwitch } from "./locale-switch";
import { PostedAnswers } from "./posted-answers";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

/** One narrow card on an empty page: sign-in, sign-up, password, invitation, verification. */
export async function AuthShell({
  locale,
  path,
  title,
  intro,
  footer,
  wide = false,
  children,
}: {
  readonly locale: Locale;
  /** This page's address without query; without it there is no language switch. */
  readonly path?: string | undefined;
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  /** The other way: "New here? Create an account". */
  readonly footer?: ReactNode;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <>
      <SkipLink label={t("skip")} />
      <header className="top">
        <Brand href={`/${locale}`} />
        <div className="top__end">
          {path !== undefined && <LocaleSwitch path={path} locale={locale} label={t("changeLanguage")} />}
          <FindButton label={t("goTo")} />
          <ThemeToggle label={t("changeTheme")} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={cx("narrow", wide && "narrow--wide")}>
        <Panel>
          <PanelBody className="grid gap-5">
            <div className="grid gap-1">
              <h1 className="t-1">{title}</h1>
              {intro !== undefined && <p className="text-ink-2">{intro}</p>}
            </div>
            <PostedAnswers>{children}</PostedAnswers>
          </PanelBody>
          {footer !== undefined && <PanelFooter>{footer}</PanelFooter>}
        </Panel>
      </main>
      <CommandKey
        groups={[{ title: t("goToHere"), items: [{ href: `/${locale}`, label: t("catalog") }] }]}
        words={commandWords(translatorOf(locale, "common"))}
        locale={locale}
      />
      <DropCloser />
    </>
  );
}
