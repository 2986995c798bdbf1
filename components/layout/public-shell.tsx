import { Menu } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Drop } from "@/components/ui/drop";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { Brand } from "./brand";
import { CommandKey } from "./command-key";
import { commandWords } from "./command-words";
import { DropCloser } from "./drop-closer";
import { FindButton } from "./find-button";
import { LocaleSwitch } from "./locale-switch";
import type { NavLink } from "./nav-link";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

/**
 * Frame of the public pages. Server-rendered and cacheable: nothing here depends on who is looking, so whatever does
 * (account menu) comes in as `account`, a client island. Adds only the theme toggle to the page's JavaScript.
 */
export function PublicShell({
  locale,
  path,
  marketplace,
  nav,
  footer,
  search,
  account,
  children,
}: {
  readonly locale: Locale;
  /** This page's address, for the language switch; with its query where the page is made for each reader. */
  readonly path: string;
  /** Name of the host product: "for Example". */
  readonly marketplace: string;
  readonly nav: readonly NavLink[];
  readonly footer: readonly NavLink[];
  readonly search?: ReactNode;
  readonly account?: ReactNode;
  /** Brings its own sections; stands in `<main id="main">`. */
  readonly children: ReactNode;
}) {
  const t = translatorOf(locale, "common");
  const places = [...nav, ...footer].filter(({ href }, at, all) => all.findIndex((link) => link.href === href) === at);
  return (
    <>
      <SkipLink label={t("skip")} />
      <header className="top">
        <Brand href={`/${locale}`} note={t("forProduct", { name: marketplace })} />
        <nav className="nav" aria-label={t("mainNavigation")}>
          {nav.map((link) => (
            <Link key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
              {link.label}
            </Link>
          ))}
        </nav>
        {search}
        <div className="top__end">
          <span className="max-sm:hidden">
            <FindButton label={t("goTo")} />
          </span>
          <LocaleSwitch path={path} locale={locale} label={t("changeLanguage")} />
          <ThemeToggle label={t("changeTheme")} />
          {account}
          <Drop
            className="drop--nav"
            summary={<Menu aria-hidden />}
            label={t("menu")}
            look={{ variant: "quiet", icon: true }}
          >
            {nav.map((link) => (
              <Link
                key={link.href}
                className="menu__i"
                href={link.href}
                aria-current={link.current ? "page" : undefined}
              >
                {link.label}
              </Link>
            ))}
          </Drop>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <nav className="wrap" aria-label={t("footerNavigation")}>
          <span>{t("runsOn", { name: marketplace })}</span>
          <ul>
            {footer.map((link) => (
              <li key={link.href}>
                <Link href={link.href}>{link.label}</Link>
              </li>
            ))}
          </ul>
        </nav>
      </footer>
      <CommandKey groups={[{ title: t("goToHere"), items: places }]} words={commandWords(t)} locale={locale} />
      <DropCloser />
    </>
  );
}
