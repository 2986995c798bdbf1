import { getTranslations } from "next-intl/server";
import type { FacetKind } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/locales";

/** What the catalog's parts need of a translator: loaded once a page and handed down, because a page has dozens of cards. */
export type CatalogWords = (key: string, values?: Record<string, string | number>) => string;

/** The catalog's words in one language. */
export async function catalogWords(locale: Locale): Promise<CatalogWords> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  return (key, values) => t(key, values);
}

/** Name of a facet (`title`) or of one of its values. */
export type FacetWords = (kind: FacetKind, slug: string) => string;

/** Names of facets in one language. */
export async function facetWords(locale: Locale): Promise<FacetWords> {
  const t = await getTranslations({ locale, namespace: "facets" });
  return (kind, slug) => t(`${kind}.${slug}`);
}
