import type { FacetKind } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/locales";
import { type Translator, translatorOf } from "@/lib/platform/translator";

/** What the catalog's parts need of a translator: loaded once a page and handed down, because a page has dozens of cards. */
export type CatalogWords = Translator;

/** The catalog's words in one language. */
export function catalogWords(locale: Locale): CatalogWords {
  return translatorOf(locale, "catalog");
}

/** Name of a facet (`title`) or of one of its values. */
export type FacetWords = (kind: FacetKind, slug: string) => string;

/** Names of facets in one language. */
export function facetWords(locale: Locale): FacetWords {
  const t = translatorOf(locale, "facets");
  return (kind, slug) => t(`${kind}.${slug}`);
}
