import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { ChosenRules } from "@/components/catalog/chosen-rules";
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
    title: t("chosen.title"),
    description: t("chosen.metaDescription"),
    alternates: alternatesOf(locale, "/search/chosen"),
  };
}

/** The marks and rules by which integrations are chosen for the home page, with the figures the choice itself uses. */
export default async function ChosenPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = catalogWords(locale);
  const common = await getTranslations({ locale, namespace: "common" });
  return (
    <CatalogShell locale={locale} path={`/${locale}/search/chosen`} marketplace={await loadMarketplaceName()}>
      <header className="grid gap-4 pt-6 pb-8">
        <Breadcrumb
          items={[{ label: common("catalog"), href: `/${locale}` }, { label: t("home.chosenLink") }]}
          locale={locale}
        />
        <h1 className="t-1">{t("chosen.title")}</h1>
        <p className="max-w-[68ch] text-ink-2">{t("chosen.lead")}</p>
      </header>
      <ChosenRules t={t} />
    </CatalogShell>
  );
}
