import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotFoundPage } from "@/components/layout/not-found-page";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { statusMetadata } from "@/lib/platform/next/page-status";
import { CatalogShell } from "./catalog-shell";

/** Metadata of a page that shows `MissingPage`: the status 404 and the same words. */
export function missingMetadata(locale: Locale): Metadata {
  return { title: translatorOf(locale, "common")("notFoundTitle"), ...statusMetadata(404) };
}

/** "Nothing here" as an ordinary page of the catalog, for pages whose metadata names the status 404: it reads without a script. */
export async function MissingPage({
  locale,
  path,
  marketplace,
}: {
  readonly locale: Locale;
  readonly path: string;
  readonly marketplace: string;
}) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <CatalogShell locale={locale} path={path} marketplace={marketplace}>
      <NotFoundPage
        homeHref={`/${locale}`}
        words={{ title: t("notFoundTitle"), why: t("notFoundWhy"), home: t("home") }}
      />
    </CatalogShell>
  );
}
