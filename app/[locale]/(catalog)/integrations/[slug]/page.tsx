import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { InstallStanding } from "@/components/catalog/install-standing";
import { JsonLd } from "@/components/catalog/json-ld";
import { MissingPage, missingMetadata } from "@/components/catalog/missing-page";
import { RetiredPage } from "@/components/catalog/retired-page";
import { catalogWords, facetWords, standingWords } from "@/components/catalog/words";
import { ListingView } from "@/components/listings/listing-view";
import { buttonClass } from "@/components/ui/button";
import { alternatesOf } from "@/lib/catalog/alternates";
import { breadcrumbLinkedData, listingLinkedData } from "@/lib/catalog/entries/linked-data";
import { loadBuildSlugs, loadListingPage, loadMarketplaceName, loadRetiredListing } from "@/lib/catalog/loaders";
import { mediaPath } from "@/lib/listings/media/path";
import { env } from "@/lib/platform/env";
import { toLocale } from "@/lib/platform/messages/locales";
import { statusMetadata } from "@/lib/platform/next/page-status";

type Props = { readonly params: Promise<{ locale: string; slug: string }> };

export const ensureStatic = "navigation";

/** The most installed ones are made by the build; the others at their first visit. */
export async function generateStaticParams() {
  return (await loadBuildSlugs()).listings.map((slug) => ({ slug }));
}

async function load({ params }: Props) {
  const { locale, slug } = await params;
  const model = await loadListingPage(slug);
  const retired = model ? null : await loadRetiredListing(slug);
  return { locale: toLocale(locale), slug, model, retired, name: await loadMarketplaceName() };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, slug, model, retired, name } = await load(props);
  const t = catalogWords(locale);
  if (retired) return { title: t("gone.title", { name: retired.name }), ...statusMetadata(410) };
  if (!model) return missingMetadata(locale);
  const { content } = model;
  return {
    title: t("listing.metaTitle", { listing: content.name, name }),
    description: content.promise,
    alternates: alternatesOf(locale, `/integrations/${slug}`),
    openGraph: {
      type: "website",
      title: content.name,
      description: content.promise,
      url: `/${locale}/integrations/${slug}`,
      ...(content.iconMediaId === "" ? {} : { images: [mediaPath(content.iconMediaId)] }),
    },
  };
}

/** One listing, cached until it changes; a retired one leaves its name and a way on. */
export default async function ListingPage(props: Props) {
  const { locale, slug, model, retired, name } = await load(props);
  setRequestLocale(locale);
  const path = `/${locale}/integrations/${slug}`;
  if (retired) return <RetiredPage locale={locale} path={path} marketplace={name} retired={retired} />;
  if (!model) return <MissingPage locale={locale} path={path} marketplace={name} />;
  const [t, words] = [catalogWords(locale), facetWords(locale)];
  const common = await getTranslations({ locale, namespace: "common" });
  const report = await getTranslations({ locale, namespace: "review.report" });
  const useCase = model.content.useCases[0];
  const crumbs = [
    { label: common("catalog"), href: `/${locale}` },
    ...(useCase === undefined ? [] : [{ label: words("use-case", useCase), href: `/${locale}/use-case/${useCase}` }]),
    { label: model.content.name, href: path },
  ];
  const { origin } = env();
  // A plain link: the workspace page asks who is looking, which workspace, and whether they may. With script the button knows before.
  const installHref = `/${locale}/workspace?install=${encodeURIComponent(slug)}`;
  const standing = { slug, locale, words: standingWords(locale) };
  const install = (
    <InstallStanding {...standing} wide>
      <a className={buttonClass({ variant: "signal", size: "l", wide: true })} href={installHref} rel="nofollow">
        {t("listing.install")}
      </a>
    </InstallStanding>
  );
  return (
    <CatalogShell locale={locale} path={path} marketplace={name}>
      <JsonLd data={listingLinkedData(model, `${origin}${path}`)} />
      <JsonLd
        data={breadcrumbLinkedData(crumbs.map((crumb) => ({ name: crumb.label, url: `${origin}${crumb.href}` })))}
      />
      <ListingView
        model={model}
        locale={locale}
        hostName={name}
        crumbs={crumbs.slice(0, -1)}
        partnerHref={`/${locale}/partners/${model.partner.slug}`}
        install={install}
        installSmall={
          <InstallStanding {...standing}>
            <a className={buttonClass({ variant: "signal" })} href={installHref} rel="nofollow">
              {t("listing.install")}
            </a>
          </InstallStanding>
        }
        reviewActions={(review) => (
          <a href={`/${locale}/report/${review.id}`} rel="nofollow" className="underline underline-offset-2">
            {report("link")}
          </a>
        )}
        afterReviews={<p className="t-small mt-3 text-ink-3">{t("listing.reviewNote")}</p>}
      />
    </CatalogShell>
  );
}
