import type { Metadata } from "next";
import { connection } from "next/server";
import { setRequestLocale } from "next-intl/server";
import { Browse } from "@/components/catalog/browse";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { catalogWords } from "@/components/catalog/words";
import { loadMarketplaceName, loadSearch } from "@/lib/catalog/loaders";
import { catalogHref, catalogParams, parseCatalogQuery } from "@/lib/catalog/search/catalog-url";
import { toLocale } from "@/lib/platform/messages/locales";

type Props = {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The whole answer at once: a streamed shell would leave readers without script on its placeholder. */
export const instant = false;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const query = parseCatalogQuery(await searchParams);
  const t = catalogWords(locale);
  return {
    title: query.q === "" ? t("search.title") : t("search.titleFor", { q: query.q }),
    robots: { index: false, follow: true },
    alternates: { canonical: catalogHref(locale, query) },
  };
}

/** Any combination of text and filters, always from the database. */
export default async function SearchPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const query = parseCatalogQuery(await searchParams);
  const t = catalogWords(locale);
  // Without it Next renders the page twice, once to have it ready for navigations.
  await connection();
  const [name, result] = await Promise.all([loadMarketplaceName(), loadSearch(query)]);
  const search = catalogParams(query).toString();
  const path = `/${locale}/search${search === "" ? "" : `?${search}`}`;
  return (
    <CatalogShell locale={locale} path={path} marketplace={name}>
      <h1 className="t-1 pt-8 pb-4">{query.q === "" ? t("search.title") : t("search.titleFor", { q: query.q })}</h1>
      <Browse query={query} result={result} marketplace={name} locale={locale} withField />
    </CatalogShell>
  );
}
