import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Browse } from "@/components/catalog/browse";
import { CatalogShell } from "@/components/catalog/catalog-shell";
import { JsonLd } from "@/components/catalog/json-ld";
import { MissingPage, missingMetadata } from "@/components/catalog/missing-page";
import { catalogWords, facetWords } from "@/components/catalog/words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { alternatesOf } from "@/lib/catalog/alternates";
import { breadcrumbLinkedData } from "@/lib/catalog/entries/linked-data";
import { loadBrowse, loadMarketplaceName } from "@/lib/catalog/loaders";
import { FACET_KINDS, FACETS, type FacetKind } from "@/lib/listings/constants";
import { env } from "@/lib/platform/env";
import { toLocale } from "@/lib/platform/messages/locales";

type Props = { readonly params: Promise<{ locale: string; facet: string; slug: string }> };

export const ensureStatic = "navigation";

/** Every value of every facet has a page. */
export function generateStaticParams() {
  return FACET_KINDS.flatMap((facet) => Object.keys(FACETS[facet]).map((slug) => ({ facet, slug })));
}

async function readParams({ params }: Props) {
  const { locale: text, facet, slug } = await params;
  const kind: FacetKind | undefined = FACET_KINDS.find((known) => known === facet);
  const locale = toLocale(text);
  const path = `/${locale}/${facet}/${slug}`;
  if (!kind || !Object.hasOwn(FACETS[kind], slug)) return { locale, path, known: null };
  return { locale, path, known: { kind, slug } };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, known } = await readParams(props);
  if (!known) return missingMetadata(locale);
  const { kind, slug } = known;
  const t = catalogWords(locale);
  const [name, { result }] = await Promise.all([loadMarketplaceName(), loadBrowse(known)]);
  const { total } = result;
  const facet = facetWords(locale)(kind, slug);
  return {
    title: t("facet.metaTitle", { facet, name }),
    description: t("facet.metaDescription", { facet, name, count: total }),
    alternates: alternatesOf(locale, `/${kind}/${slug}`),
    ...(total === 0 ? { robots: { index: false } } : {}),
  };
}

/** All listings with one facet value; the filters go on from there on the search page. */
export default async function FacetPage(props: Props) {
  const { locale, path, known } = await readParams(props);
  setRequestLocale(locale);
  if (!known) return <MissingPage locale={locale} path={path} marketplace={await loadMarketplaceName()} />;
  const { kind, slug } = known;
  const [t, words] = [catalogWords(locale), facetWords(locale)];
  const [common, name, { query, result }] = await Promise.all([
    getTranslations({ locale, namespace: "common" }),
    loadMarketplaceName(),
    loadBrowse(known),
  ]);
  const title = words(kind, slug);
  const top = { name: common("catalog"), url: `${env().origin}/${locale}` };
  return (
    <CatalogShell locale={locale} path={path} marketplace={name}>
      <JsonLd data={breadcrumbLinkedData([top, { name: title, url: `${env().origin}${path}` }])} />
      <div className="grid gap-2 pt-6 pb-8">
        <Breadcrumb
          items={[{ label: common("catalog"), href: `/${locale}` }, { label: words(kind, "title") }]}
          locale={locale}
        />
        <h1 className="t-display">{title}</h1>
        <p className="t-read">{t("facet.lead", { count: result.total, name })}</p>
      </div>
      <Browse query={query} result={result} marketplace={name} locale={locale} />
      <nav aria-labelledby="others" className="mt-12">
        <h2 id="others" className="t-3 mb-3">
          {t("facet.others", { group: words(kind, "title") })}
        </h2>
        <ul className="flex flex-wrap gap-x-5 gap-y-2 [&_a]:underline [&_a]:decoration-line-2 [&_a]:underline-offset-4">
          {Object.keys(FACETS[kind])
            .filter((other) => other !== slug)
            .map((other) => (
              <li key={other}>
                <a href={`/${locale}/${kind}/${other}`}>{words(kind, other)}</a>
              </li>
            ))}
        </ul>
      </nav>
    </CatalogShell>
  );
}
