import { createTranslator } from "next-intl";
import type { FacetKind } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/locales";
import { loadMessages, type MessageTree } from "@/lib/platform/messages";

/** What the catalog's parts need of a translator: loaded once a page and handed down, because a page has dozens of cards. */
export type CatalogWords = (key: string, values?: Record<string, string | number>) => string;

/** Keys come from lists at run time (a facet's slug), so they are not narrowed to those of one file; a test keeps the files in step. */
type AnyMessages = NonNullable<Parameters<typeof createTranslator>[0]["messages"]>;

const known = new Map<string, { messages: MessageTree; words: CatalogWords }>();

/**
 * One translator a language and process: the request's own would compile each message anew for every reader. Made again only when the
 * messages were, which is when a file changes under `npm run dev`.
 */
function wordsOf(locale: Locale, namespace: string): CatalogWords {
  const messages = loadMessages(locale);
  const key = `${locale} ${namespace}`;
  const before = known.get(key);
  if (before?.messages === messages) return before.words;
  const t = createTranslator<AnyMessages>({ locale, messages, timeZone: "UTC" });
  const words: CatalogWords = (name, values) => t(`${namespace}.${name}`, values);
  known.set(key, { messages, words });
  return words;
}

/** The catalog's words in one language. */
export function catalogWords(locale: Locale): CatalogWords {
  return wordsOf(locale, "catalog");
}

/** Name of a facet (`title`) or of one of its values. */
export type FacetWords = (kind: FacetKind, slug: string) => string;

/** Names of facets in one language. */
export function facetWords(locale: Locale): FacetWords {
  const t = wordsOf(locale, "facets");
  return (kind, slug) => t(`${kind}.${slug}`);
}
