import { z } from "zod";
import { FACETS, type FacetKind, LISTING_TYPES } from "@/lib/listings/constants";
import { LAST_PAGE, QUERY_LENGTH } from "../constants";

export const PRICE_KINDS = ["free", "trial", "paid"] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

export const SORTS = ["relevance", "installed", "rated", "newest", "name"] as const;
export type Sort = (typeof SORTS)[number];

/** Least stars as they stand in the address. */
export const RATINGS = ["4", "4.5"] as const;

/** The values of one parameter that are known, each once, in a fixed order; strange ones are dropped, never an error. */
function known<const T extends string>(allowed: readonly T[]) {
  return z
    .unknown()
    .default(null)
    .transform((raw): readonly T[] => {
      const given = new Set(Array.isArray(raw) ? raw : [raw]);
      return allowed.filter((value) => given.has(value));
    });
}

function oneOf<const T extends string>(allowed: readonly T[]) {
  return known(allowed).transform((found): T | null => found[0] ?? null);
}

function wholeNumber(least: number, most: number) {
  return z
    .unknown()
    .default(null)
    .transform((raw): number | null => {
      const text = Array.isArray(raw) ? raw[0] : raw;
      const value = typeof text === "string" && /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : null;
    });
}

const queryText = z
  .unknown()
  .default(null)
  .transform((raw): string => {
    const text: unknown = Array.isArray(raw) ? raw[0] : raw;
    if (typeof text !== "string") return "";
    // Control characters (NUL among them, which PostgreSQL refuses) and runs of space become one space.
    return text
      .slice(0, QUERY_LENGTH * 4)
      .normalize("NFC")
      .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, " ")
      .trim()
      .slice(0, QUERY_LENGTH)
      .replace(/[\p{Cs}\s]+$/u, "");
  });

const slugs = (kind: FacetKind) => known(Object.keys(FACETS[kind]));

/** The search page's address, parsed. Anything unknown is left out, so every address answers. */
export const catalogQuerySchema = z
  .object({
    q: queryText,
    "use-case": slugs("use-case"),
    "tool-type": slugs("tool-type"),
    industry: slugs("industry"),
    functionality: slugs("functionality"),
    type: known(LISTING_TYPES),
    price: known(PRICE_KINDS),
    depth: wholeNumber(1, 7),
    certified: oneOf(["1"]),
    rating: oneOf(RATINGS),
    sort: oneOf(SORTS),
    page: wholeNumber(2, LAST_PAGE),
  })
  .transform((raw) => ({
    q: raw.q,
    facets: {
      "use-case": raw["use-case"],
      "tool-type": raw["tool-type"],
      industry: raw.industry,
      functionality: raw.functionality,
    },
    types: raw.type,
    prices: raw.price,
    /** Least depth; 0 asks for all. */
    depth: raw.depth ?? 0,
    certified: raw.certified !== null,
    /** Least stars, or null. */
    rating: raw.rating,
    /** Relevance only means something with a text, so it is the default with one and "installed" without. */
    sort: raw.sort === null || (raw.sort === "relevance" && raw.q === "") ? defaultSort(raw.q) : raw.sort,
    page: raw.page ?? 1,
  }));

/** What the catalog is asked for. */
export type CatalogQuery = z.output<typeof catalogQuerySchema>;

/** The order when none is asked for. */
export function defaultSort(q: string): Sort {
  return q === "" ? "installed" : "relevance";
}

/** Everything, in the default order. */
export const EMPTY_QUERY: CatalogQuery = catalogQuerySchema.parse({});
