import type { Locale } from "@/lib/platform/messages/locales";
import { formatDay } from "./format";

/** A day on a page that is made once for every reader (UTC). */
export function Day({ at, locale }: { readonly at: string; readonly locale: Locale }) {
  return <time dateTime={at.slice(0, 10)}>{formatDay(at, locale)}</time>;
}
