/** What a `<Time>` shows of a moment. */
export type DateLook = "date" | "datetime" | "time" | "month";

const LOOKS: Readonly<Record<DateLook, Intl.DateTimeFormatOptions>> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  datetime: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  time: { hour: "2-digit", minute: "2-digit" },
  month: { month: "long", year: "numeric" },
};

/** English dates are written day first, with a 24-hour clock. */
export function languageTag(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

/** A moment as text, in UTC unless a zone is given; for attributes and sentences where `<Time>` cannot stand. */
export function formatDate(at: Date | string, look: DateLook = "date", locale = "en", timeZone = "UTC"): string {
  return new Intl.DateTimeFormat(languageTag(locale), { ...LOOKS[look], timeZone }).format(new Date(at));
}
