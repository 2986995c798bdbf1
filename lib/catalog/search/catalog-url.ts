import { FACET_KINDS, type FacetKind } from "@/lib/listings/constants";
import type { Locale } from "@/lib/platform/messages/locales";
import { type CatalogQuery, catalogQuerySchema, defaultSort } from "./schema";

/** Reads an address's query; never fails. */
export function parseCatalogQuery(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): CatalogQuery {
  return catalogQuerySchema.parse({ ...params });
}

/** The query as parameters in one fixed order, defaults left out: two equal queries have one address. */
export function catalogParams(query: CatalogQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q !== "") params.set("q", query.q);
  for (const kind of FACET_KINDS) for (const slug of query.facets[kind]) params.append(kind, slug);
  for (const type of query.types) params.append("type", type);
  for (const price of query.prices) params.append("price", price);
  if (query.depth > 0) params.set("depth", String(query.depth));
  if (query.certified) params.set("certified", "1");
  if (query.rating !== null) params.set("rating", query.rating);
  if (query.sort !== defaultSort(query.q)) params.set("sort", query.sort);
  if (query.page > 1) params.set("page", String(query.page));
  return params;
}

/** The one facet value a query is about, when it asks for nothing else; such pages have a path of their own. */
export function singleFacet(query: CatalogQuery): { kind: FacetKind; slug: string } | null {
  const params = [...catalogParams(query)];
  const kind = FACET_KINDS.find((known) => known === params[0]?.[0]);
  const slug = params[0]?.[1];
  return params.length === 1 && kind !== undefined && slug !== undefined ? { kind, slug } : null;
}

/** Address of a query: a path for a single facet, else the search page. */
export function catalogHref(locale: Locale, query: CatalogQuery): string {
  const facet = singleFacet(query);
  if (facet) return `/${locale}/${facet.kind}/${facet.slug}`;
  const params = catalogParams(query).toString();
  return params === "" ? `/${locale}/search` : `/${locale}/search?${params}`;
}

/** The query with something changed, from its first page again. */
export function changed(query: CatalogQuery, change: Partial<CatalogQuery>): CatalogQuery {
  return { ...query, page: 1, ...change };
}

/** The query without one value of one facet. */
export function withoutFacet(query: CatalogQuery, kind: FacetKind, slug: string): CatalogQuery {
  return changed(query, { facets: { ...query.facets, [kind]: query.facets[kind].filter((other) => other !== slug) } });
}
