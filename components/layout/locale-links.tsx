import { LOCALE_NAMES, LOCALES, type Locale, localizedPath } from "@/lib/platform/messages/locales";

/** Entries of a menu, one a language. Plain links: each language is its own root layout, so the page loads anew. */
export function LocaleLinks({ path, locale }: { readonly path: string; readonly locale: Locale }) {
  return LOCALES.map((other) => (
    <a
      key={other}
      className="menu__i"
      href={localizedPath(path, other)}
      lang={other}
      hrefLang={other}
      aria-current={other === locale ? "true" : undefined}
    >
      {LOCALE_NAMES[other]}
    </a>
  ));
}
