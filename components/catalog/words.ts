import type { FacetKind } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/messages/locales";
import { type Translator, translatorOf } from "@/lib/platform/messages/translator";
import type { StandingWords } from "./install-standing";

/** What the catalog's parts need of a translator: loaded once a page and handed down, because a page has dozens of cards. */
export type CatalogWords = Translator;

/** The catalog's words in one language. */
export function catalogWords(locale: Locale): CatalogWords {
  return translatorOf(locale, "catalog");
}

/** What the Install button says of the reader's workspaces; `{workspace}` and `{person}` stand where the names go. */
export function standingWords(locale: Locale): StandingWords {
  const t = translatorOf(locale, "catalog");
  const names = { workspace: "{workspace}", person: "{person}" };
  return {
    install: t("listing.install"),
    another: t("listing.standing.another"),
    installed: t("listing.standing.installed"),
    update: t("listing.standing.update"),
    pending: t("listing.standing.pending"),
    waiting: t("listing.standing.waiting"),
    waitingFor: t("listing.standing.waitingFor", names),
    decide: t("listing.standing.decide"),
    in: t("listing.standing.in", names),
  };
}

/** Name of a facet (`title`) or of one of its values. */
export type FacetWords = (kind: FacetKind, slug: string) => string;

/** Names of facets in one language. */
export function facetWords(locale: Locale): FacetWords {
  const t = translatorOf(locale, "facets");
  return (kind, slug) => t(`${kind}.${slug}`);
}
