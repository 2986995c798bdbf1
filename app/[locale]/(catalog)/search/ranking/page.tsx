import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { RankingRules } from "@/components/catalog/ranking-rules";
import { catalogWords } from "@/components/catalog/words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { alternatesOf } from "@/lib/catalog/alternates";
import { loadMarketplaceName } from "@/lib/catalog/loaders";
import { toLocale } from "@/lib/platform/messages/locales";

type Props = { readonly params: Promise<{ locale: string }> };

export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = catalogWords(locale);
  return {
    title: t("ranking.title"),
    description: t("ranking.metaDescription"),
    alternates: alternatesOf(locale, "/search/ranking"),
  };
}

/** The rules that put search results in order, with the figures the ranking itself uses. */
export default async function RankingPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = catalogWords(locale);
  const common = await getTranslations({ locale, namespace: "common" });
  return (
    <CatalogShell locale={locale} path={`/${locale}/search/ranking`} marketplace={await loadMarketplaceName()}>
      <header className="grid gap-4 pt-6 pb-8">
        <Breadcrumb
          items={[
            { label: common("catalog"), href: `/${locale}` },
            { label: t("search.title"), href: `/${locale}/search` },
            { label: t("ranking.link") },
          ]}
          locale={locale}
        />
        <h1 className="t-1">{t("ranking.title")}</h1>
        <p className="max-w-[68ch] text-ink-2">{t("ranking.lead")}</p>
      </header>
      <RankingRules locale={locale} t={t} />
    </CatalogShell>
  );
}
