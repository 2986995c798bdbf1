import { getRequestConfig } from "next-intl/server";
import { toLocale } from "./locales";
import { loadMessages } from "./messages";

/**
 * Request config of next-intl. Pages call `getTranslations({ locale, namespace })` with the locale from their params:
 * then nothing reads headers, and the page stays prerenderable and usable under `"use cache"`.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const chosen = toLocale(locale ?? (await requestLocale));
  return { locale: chosen, messages: loadMessages(chosen), timeZone: "UTC" };
});
