import type { Locale } from "../messages/locales";

function nameIn(type: "region" | "language", code: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** "United Kingdom" for "GB"; what is no ISO 3166 code, such as a name that a partner typed, stays as it is. */
export function countryName(country: string, locale: Locale): string {
  return /^[A-Z]{2}$/.test(country) ? nameIn("region", country, locale) : country;
}

/** "Hebrew" for "he"; an unknown code stays as it is. */
export function languageName(code: string, locale: Locale): string {
  return nameIn("language", code, locale);
}
