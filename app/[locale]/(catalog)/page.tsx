import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import { Browse } from "@/components/catalog/browse";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { Featured } from "@/components/catalog/featured";
import { NothingFound } from "@/components/catalog/nothing-found";
import { SearchField } from "@/components/catalog/search-field";
import { catalogWords } from "@/components/catalog/words";
import { alternatesOf } from "@/lib/catalog/alternates";
import { POPULAR_SEARCHES } from "@/lib/catalog/constants";
import { loadBrowse, loadFeatured, loadMarketplaceName } from "@/lib/catalog/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

type Props = { readonly params: Promise<{ locale: string }> };

/** Made once for everybody and served from the cache until something in the catalog changes. */
export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const [t, name] = [catalogWords(locale), await loadMarketplaceName()];
  return {
    title: t("home.metaTitle", { name }),
    description: t("home.metaDescription", { name }),
    alternates: alternatesOf(locale, ""),
  };
}

/** The catalog's first page: search, chosen listings, and everything there is with filters. */
export default async function HomePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = catalogWords(locale);
  const [name, featured, browsed] = await Promise.all([loadMarketplaceName(), loadFeatured(), loadBrowse(null)]);
  const { query, result } = browsed;
  // A marketplace that just opened has nothing to search or filter.
  const empty = result.total === 0;
  return (
    <CatalogShell locale={locale} path={`/${locale}`} marketplace={name} current>
      <section className="grid grid-cols-[minmax(0,1fr)] items-end gap-x-12 gap-y-6 pt-8 pb-10 md:grid-cols-2 md:pt-12">
        <div>
          <h1 className="t-display text-balance">{t("home.title", { name })}</h1>
          <p className="t-read mt-3 max-w-[48ch]">{t("home.lead", { count: result.total })}</p>
        </div>
        <div hidden={empty}>
          <form action={`/${locale}/search`} method="get">
            <SearchField t={t} />
          </form>
          <p className="t-small mt-3 flex flex-wrap gap-x-4 text-ink-3">
            {t("home.popular")}
            {POPULAR_SEARCHES.map((key) => (
              <a
                key={key}
                href={`/${locale}/search?q=${encodeURIComponent(t(`popular.${key}`))}`}
                rel="nofollow"
                className="underline decoration-line-2 underline-offset-4"
              >
                {t(`popular.${key}`)}
              </a>
            ))}
          </p>
        </div>
      </section>
      {empty ? (
        <NothingFound total={0} query={query} filters={[]} locale={locale} t={t} />
      ) : (
        <>
          <Featured cards={featured} marketplace={name} locale={locale} t={t} />
          <Browse query={query} result={result} marketplace={name} locale={locale} />
        </>
      )}
    </CatalogShell>
  );
}
