import { getTranslations } from "next-intl/server";
import { NotFoundPage } from "@/components/layout/not-found-page";
import type { Locale } from "@/lib/platform/locales";
import { CatalogShell } from "./catalog-shell";

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
