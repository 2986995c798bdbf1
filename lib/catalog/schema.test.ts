import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACET_KINDS, FACETS } from "@/lib/listings/constants";
import { slugOf } from "@/lib/listings/slug";
import { browseSchema, slugSchema } from "./schema";

describe("the name in an address", () => {
  it("is whatever a listing's name becomes", () => {
    fc.assert(fc.property(fc.string(), (name) => slugOf(name) === "" || slugSchema.safeParse(slugOf(name)).success));
  });

  it.each(["", "-", "a--b", "A", "a b", "a\n", "a%0ab", "שלום", "a".repeat(81), null, 5, ["a"], { toString: "a" }])(
    "is not %j",
    (value) => expect(slugSchema.safeParse(value).success).toBe(false),
  );
});

describe("what a cached page shows", () => {
  it("is everything, or one value of one facet", () => {
    expect(browseSchema.parse(null)).toBe(null);
    for (const kind of FACET_KINDS)
      for (const slug of Object.keys(FACETS[kind])) expect(browseSchema.parse({ kind, slug })).toEqual({ kind, slug });
  });

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "", "nope"])("is not the value %s", (slug) => {
    expect(browseSchema.safeParse({ kind: "use-case", slug }).success).toBe(false);
    expect(browseSchema.safeParse({ kind: slug, slug: "sales" }).success).toBe(false);
  });

  it("is no more than that: free combinations would fill the cache", () => {
    for (const more of [{ q: "x" }, { page: 2 }]) {
      expect(browseSchema.safeParse({ kind: "use-case", slug: "sales", ...more }).success).toBe(false);
    }
    for (const other of [undefined, {}, [], "use-case"]) expect(browseSchema.safeParse(other).success).toBe(false);
  });
});
