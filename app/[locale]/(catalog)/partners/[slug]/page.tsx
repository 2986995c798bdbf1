import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { ListingCard } from "@/components/catalog/listing-card";
import { MissingPage, missingMetadata } from "@/components/catalog/missing-page";
import { catalogWords } from "@/components/catalog/words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Mark } from "@/components/ui/mark";
import { alternatesOf } from "@/lib/catalog/alternates";
import { loadBuildSlugs, loadMarketplaceName, loadPartnerPage } from "@/lib/catalog/loaders";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { toLocale } from "@/lib/platform/messages/locales";
import { countryName } from "@/lib/platform/text/code-names";

type Props = { readonly params: Promise<{ locale: string; slug: string }> };

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await loadBuildSlugs()).partners.map((slug) => ({ slug }));
}

async function load({ params }: Props) {
  const { locale, slug } = await params;
  return {
    locale: toLocale(locale),
    slug,
    partner: await loadPartnerPage(slug),
    name: await loadMarketplaceName(),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, partner, name } = await load(props);
  if (!partner) return missingMetadata(locale);
  const t = catalogWords(locale);
  return {
    title: partner.name,
    description: t("partner.metaDescription", { name, partner: partner.name }),
    alternates: alternatesOf(locale, `/partners/${partner.slug}`),
  };
}

/** Who a partner is and everything they publish. */
export default async function PartnerPublicPage(props: Props) {
  const { locale, slug, partner, name } = await load(props);
  setRequestLocale(locale);
  const path = `/${locale}/partners/${slug}`;
  if (!partner) return <MissingPage locale={locale} path={path} marketplace={name} />;
  const t = catalogWords(locale);
  const common = await getTranslations({ locale, namespace: "common" });
  const since = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(partner.since),
  );
  return (
    <CatalogShell locale={locale} path={path} marketplace={name}>
      <header className="grid gap-4 pt-6 pb-8">
        <Breadcrumb
          items={[{ label: common("catalog"), href: `/${locale}` }, { label: partner.name }]}
          locale={locale}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Mark name={partner.name} src={mediaPathOrNull(partner.logoMediaId)} size="l" />
          <div className="grid gap-1">
            <h1 className="t-name">
              <bdi>{partner.name}</bdi>
            </h1>
            <p className="text-ink-2">
              {partner.isHouse ? t("partner.house", { name }) : t("partner.since", { date: since })}
            </p>
          </div>
        </div>
        {partner.about !== "" && (
          <p className="t-read max-w-[64ch]" dir="auto">
            {partner.about}
          </p>
        )}
        <p className="flex flex-wrap gap-x-6 gap-y-1 [&_a]:underline [&_a]:decoration-line-2 [&_a]:underline-offset-4">
          {partner.website !== "" && (
            <a href={partner.website} rel="nofollow noopener">
              {t("partner.website")}
            </a>
          )}
          {partner.supportEmail !== "" && (
            <a href={`mailto:${partner.supportEmail}`}>
              {t("partner.support")}: <bdi>{partner.supportEmail}</bdi>
            </a>
          )}
          {partner.country !== "" && (
            <span>
              {t("partner.country")}: <bdi>{countryName(partner.country, locale)}</bdi>
            </span>
          )}
        </p>
      </header>
      <section aria-labelledby="theirs">
        <h2 id="theirs" className="t-2 mb-4">
          {t("partner.integrations", { count: partner.cards.length })}
        </h2>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {partner.cards.map((card) => (
            <ListingCard key={card.slug} card={card} locale={locale} t={t} />
          ))}
        </div>
      </section>
    </CatalogShell>
  );
}
