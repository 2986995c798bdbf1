/** The languages of the customer-facing surfaces. Partner, admin and console pages are English. */
export const LOCALES = ["en", "he"] as const;

/** A language code that has messages. */
export type Locale = (typeof LOCALES)[number];

/** Used where nothing better is known. */
export const DEFAULT_LOCALE: Locale = "en";

/** Each language's name in itself, for the language switch. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", he: "עברית" };

/** Narrows a path segment or a header's word to a language we have. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The language if we have it, else the default one. */
export function toLocale(value: unknown): Locale {
  return isLocale(value) ? value : DEFAULT_LOCALE;
}

/** Writing direction of a language. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "he" ? "rtl" : "ltr";
}

/**
 * The reader's preferred language among ours, from an `Accept-Language` header.
 * Regions count as their language (`he-IL` is `he`); the old code `iw` is `he`.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const q = params.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((found) => found !== undefined);
      const language = tag.split("-")[0]?.toLowerCase() ?? "";
      return { language: language === "iw" ? "he" : language, weight: q === undefined ? 1 : Number(q) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return DEFAULT_LOCALE;
}

/** The language of the last page a browser was shown that is not cached for everybody; set by the proxy. */
export const LOCALE_COOKIE = "patchbay-locale";

/**
 * The language to go on in where the address names none: the one being read, else the account's, else the browser's.
 * The account's is a choice for mail, so it must not pull a reader out of the language in front of them.
 */
export function readerLocale(known: {
  readonly reading: string | undefined;
  readonly account: string | undefined;
  readonly acceptLanguage: string | null;
}): Locale {
  if (isLocale(known.reading)) return known.reading;
  return isLocale(known.account) ? known.account : negotiateLocale(known.acceptLanguage);
}

/** The same page in another language: swaps or adds the first path segment, keeps the query. `address` starts with a slash. */
export function localizedPath(address: string, locale: Locale): string {
  const cut = address.search(/[?#]/);
  const [path, query] = cut < 0 ? [address, ""] : [address.slice(0, cut), address.slice(cut)];
  const [, first = "", ...rest] = path.split("/");
  const tail = isLocale(first) ? rest : [first, ...rest];
  const joined = tail.filter((segment) => segment !== "").join("/");
  return (joined === "" ? `/${locale}` : `/${locale}/${joined}`) + query;
}
