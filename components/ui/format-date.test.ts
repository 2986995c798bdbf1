import { expect, it } from "vitest";
import { formatDate } from "./format-date";

it.each([
  ["date", "en", "UTC", "14 Aug 2026"],
  ["datetime", "en", "UTC", "14 Aug 2026, 23:30"],
  ["date", "en", "Asia/Jerusalem", "15 Aug 2026"],
  ["month", "en", "UTC", "August 2026"],
  ["month", "he", "UTC", "אוגוסט 2026"],
] as const)("%s in %s at %s is %s", (look, locale, zone, text) => {
  expect(formatDate("2026-08-14T23:30:00Z", look, locale, zone)).toBe(text);
});
