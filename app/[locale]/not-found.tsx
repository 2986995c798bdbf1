import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NotFoundPage } from "@/components/layout/not-found-page";
import { toLocale } from "@/lib/platform/messages/locales";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale(await getLocale()), namespace: "common" });
  return { title: t("notFoundTitle") };
}

/** Not there, or not the reader's to see: both look the same. */
export default async function LocaleNotFound() {
  const locale = toLocale(await getLocale());
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <main id="main">
      <NotFoundPage
        homeHref={`/${locale}`}
        words={{ title: t("notFoundTitle"), why: t("notFoundWhy"), home: t("home") }}
      />
    </main>
  );
}
