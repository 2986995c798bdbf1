import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACETS, LISTING_TYPES } from "@/lib/listings/constants";
import { catalogHref, catalogParams, parseCatalogQuery, singleFacet, withoutFacet } from "./catalog-url";
import { EMPTY_QUERY, PRICE_KINDS, RATINGS, SORTS } from "./schema";

function paramsOf(url: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, value] of new URL(url, "http://market.example").searchParams)
    found[key] = [...(found[key] ?? []), value];
  return found;
}

const anyParams = fc.record(
  {
    q: fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("tax", "  two   words ", "הנהלת חשבונות"),
    ),
    "use-case": fc.subarray(Object.keys(FACETS["use-case"])),
    "tool-type": fc.subarray([...Object.keys(FACETS["tool-type"]), "no-such-type"]),
    industry: fc.subarray(Object.keys(FACETS.industry)),
    functionality: fc.constantFrom("two-way-sync", "reporting", "constructor", ""),
    type: fc.subarray([...LISTING_TYPES]),
    price: fc.subarray([...PRICE_KINDS]),
    depth: fc.constantFrom("0", "3", "7", "8", "-1", "1.5", "x"),
    certified: fc.constantFrom("1", "0", "true", ""),
    rating: fc.constantFrom(...RATINGS, "5", ""),
    sort: fc.constantFrom(...SORTS, "price"),
    page: fc.constantFrom("1", "2", "17", "100000", "NaN"),
  },
  { requiredKeys: [] },
);

describe("the catalog's address", () => {
  it("says a query and is read as the same query", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const query = parseCatalogQuery(params);
        const again = parseCatalogQuery(
          Object.fromEntries(
            [...new Set(catalogParams(query).keys())].map((key) => [key, catalogParams(query).getAll(key)]),
          ),
        );
        expect(again).toEqual(query);
        const href = catalogHref("en", query);
        if (!singleFacet(query)) expect(parseCatalogQuery(paramsOf(href))).toEqual(query);
      }),
      { numRuns: 500 },
    );
  });

  it("has one address for equal queries, whatever the order", () => {
    const one = parseCatalogQuery({ type: ["native", "partner"], "use-case": ["support", "sales", "sales"] });
    const other = parseCatalogQuery({ "use-case": ["sales", "support"], type: ["partner", "native"] });
    expect(catalogHref("en", one)).toBe(catalogHref("en", other));
  });

  it("gives single facets a path, in each language", () => {
    const query = parseCatalogQuery({ "use-case": "sales" });
    expect(catalogHref("en", query)).toBe("/en/use-case/sales");
    expect(catalogHref("he", query)).toBe("/he/use-case/sales");
    expect(catalogHref("en", { ...query, page: 2 })).toBe("/en/search?use-case=sales&page=2");
    expect(withoutFacet(query, "use-case", "sales")).toEqual(EMPTY_QUERY);
  });

  it("leaves out what it does not know", () => {
    expect(parseCatalogQuery({ "use-case": ["__proto__", "nothing"], sort: "price", depth: "99", evil: "1" })).toEqual(
      EMPTY_QUERY,
    );
  });

  it("takes no relevance without words", () => {
    expect(parseCatalogQuery({ sort: "relevance" }).sort).toBe("installed");
    expect(parseCatalogQuery({ q: "tax" }).sort).toBe("relevance");
  });
});
