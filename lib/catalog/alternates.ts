import { DEFAULT_LOCALE, LOCALES, type Locale } from "@/lib/platform/messages/locales";

/** Canonical address and the same page in every language. `path` comes without language: "" or "/integrations/x". */
export function alternatesOf(locale: Locale, path: string): { canonical: string; languages: Record<string, string> } {
  const languages = Object.fromEntries(LOCALES.map((other) => [other, `/${other}${path}`]));
  return { canonical: `/${locale}${path}`, languages: { ...languages, "x-default": `/${DEFAULT_LOCALE}${path}` } };
}
