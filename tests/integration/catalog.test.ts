import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { getListingPage } from "@/lib/catalog/data";
import { rebuildCatalogEntries, rebuildCatalogEntry } from "@/lib/catalog/entries/mutations";
import { refreshCatalog } from "@/lib/catalog/handlers";
import { getFeatured, getPartnerPage, getSitemapListings } from "@/lib/catalog/pages/data";
import { parseCatalogQuery } from "@/lib/catalog/search/catalog-url";
import { searchCatalog } from "@/lib/catalog/search/data";
import { facetBits } from "@/lib/catalog/search/facet-bits";
import type { CatalogQuery } from "@/lib/catalog/search/schema";
import { FACET_KINDS, FACETS, type FacetKind, LISTING_TYPES } from "@/lib/listings/constants";
import { db, inTransaction } from "@/lib/platform/db";
import type { CatalogEntry } from "@/lib/platform/generated/prisma/client";
import { makePublicListings, type PublicListing } from "../factories/catalog";
import { AS_JOB, jobContext } from "../factories/jobs";

const scope = getPublicScope();
const search = (params: Parameters<typeof parseCatalogQuery>[0]) => searchCatalog(scope, parseCatalogQuery(params));
const entryOf = (listingId: string) => db().catalogEntry.findUnique({ where: { listingId } });

let listings: PublicListing[];
let rows: CatalogEntry[];

beforeAll(async () => {
  listings = await makePublicListings(120, { seed: 3 });
  rows = await db().catalogEntry.findMany();
});

function first(): PublicListing {
  const found = listings[0];
  if (!found) throw new Error("No listing was made.");
  return found;
}

describe("a catalog row", () => {
  it("is the same after any number of rebuilds, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(listings, { minLength: 1, maxLength: 12 }), async (some) => {
        const ids = some.map(({ listingId }) => listingId);
        await inTransaction((tx) => rebuildCatalogEntries(tx, AS_JOB, ids));
        const after = await db().catalogEntry.findMany({ where: { listingId: { in: ids } } });
        const withoutTime = (row: CatalogEntry) => ({ ...row, updatedAt: null });
        const before = rows.filter((row) => ids.includes(row.listingId));
        const byId = (left: CatalogEntry, right: CatalogEntry) => left.listingId.localeCompare(right.listingId);
        expect(after.sort(byId).map(withoutTime)).toEqual(before.sort(byId).map(withoutTime));
      }),
      { numRuns: 10 },
    );
  });

  it.each(["suspended", "retired"] as const)("goes when the listing is %s and comes back with it", async (state) => {
    const { listingId, slug } = first();
    await db().listing.update({ where: { id: listingId }, data: { state } });
    await refreshCatalog({ listingId }, jobContext());
    expect(await entryOf(listingId)).toBeNull();
    expect(await getListingPage(db(), scope, slug)).toBeNull();
    await db().listing.update({ where: { id: listingId }, data: { state: "published" } });
    await refreshCatalog({ listingId }, jobContext());
    expect(await entryOf(listingId)).not.toBeNull();
  });

  it("goes when its partner closed", async () => {
    const { listingId, partnerId, slug } = listings.find((listing) => listing.partnerSlug !== "example") ?? first();
    await db().partner.update({ where: { id: partnerId }, data: { closedAt: new Date() } });
    await refreshCatalog({ listingId }, jobContext());
    expect(await entryOf(listingId)).toBeNull();
    expect(await getListingPage(db(), scope, slug)).toBeNull();
    await db().partner.update({ where: { id: partnerId }, data: { closedAt: null } });
    await refreshCatalog({ listingId }, jobContext());
  });

  it("follows ratings, and shows stars from five reviews only", async () => {
    const { listingId } = first();
    await db().listing.update({ where: { id: listingId }, data: { starCounts: [0, 0, 0, 0, 4] } });
    await refreshCatalog({ listingId }, jobContext());
    expect(await entryOf(listingId)).toMatchObject({ ratingBp: null, reviewCount: 4 });
    await db().listing.update({ where: { id: listingId }, data: { starCounts: [1, 0, 0, 0, 4] } });
    await refreshCatalog({ listingId }, jobContext());
    expect(await entryOf(listingId)).toMatchObject({ ratingBp: 420, reviewCount: 5 });
    rows = await db().catalogEntry.findMany();
  });

  it("expires what shows it in the same transaction, and nothing when that fails", async () => {
    const { listingId, slug, partnerSlug } = first();
    await db().outboxMessage.deleteMany();
    await expect(
      inTransaction(async (tx) => {
        await rebuildCatalogEntry(tx, AS_JOB, listingId);
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    expect(await db().outboxMessage.count({ where: { name: "cache.expire" } })).toBe(0);
    await inTransaction((tx) => rebuildCatalogEntry(tx, AS_JOB, listingId));
    const [message] = await db().outboxMessage.findMany({ where: { name: "cache.expire" } });
    expect(message?.payload).toEqual({ tags: ["catalog", `listing:${slug}`, `partner:${partnerSlug}`] });
    expect(await db().cacheTag.count({ where: { tag: `listing:${slug}` } })).toBe(1);
  });

  it("does nothing for a listing that is not there", async () => {
    await refreshCatalog({ listingId: "01932f3a-0000-7000-8000-000000000000" }, jobContext());
    await expect(refreshCatalog({ listingId: "nothing" }, jobContext())).rejects.toThrow();
  });
});

const BITS: Readonly<Record<FacetKind, (row: CatalogEntry) => number>> = {
  "use-case": (row) => row.useCaseBits,
  "tool-type": (row) => row.toolTypeBits,
  industry: (row) => row.industryBits,
  functionality: (row) => row.functionalityBits,
};

/** The filters of a query by name, each asked of a row. */
function checks(query: CatalogQuery): Record<string, (row: CatalogEntry) => boolean> {
  const now = new Date();
  return {
    ...Object.fromEntries(
      FACET_KINDS.map((kind) => {
        const wanted = facetBits(kind, query.facets[kind]);
        return [kind, (row: CatalogEntry) => wanted === 0 || (BITS[kind](row) & wanted) !== 0];
      }),
    ),
    type: (row) => query.types.length === 0 || query.types.includes(row.type),
    price: (row) => query.prices.length === 0 || query.prices.some((price) => price === row.priceKind),
    depth: (row) => row.depth >= query.depth,
    certified: (row) => !query.certified || (row.certifiedUntil !== null && row.certifiedUntil > now),
    rating: (row) => query.rating === null || (row.ratingBp ?? 0) >= Number(query.rating) * 100,
  };
}

/** How many rows pass every filter but `own`, and `has`. */
function countOf(query: CatalogQuery, own: string, has: (row: CatalogEntry) => boolean): number {
  const others = Object.entries(checks(query)).filter(([name]) => name !== own);
  return rows.filter((row) => has(row) && others.every(([, passes]) => passes(row))).length;
}

const anyQuery = fc
  .record({
    "use-case": fc.subarray(Object.keys(FACETS["use-case"]), { maxLength: 2 }),
    "tool-type": fc.subarray(Object.keys(FACETS["tool-type"]), { maxLength: 2 }),
    industry: fc.subarray(Object.keys(FACETS.industry), { maxLength: 1 }),
    functionality: fc.subarray(Object.keys(FACETS.functionality), { maxLength: 1 }),
    type: fc.subarray([...LISTING_TYPES], { maxLength: 2 }),
    price: fc.subarray(["free", "trial", "paid"], { maxLength: 2 }),
    depth: fc.constantFrom("0", "2", "5"),
    certified: fc.constantFrom("", "1"),
    rating: fc.constantFrom("", "4", "4.5"),
    sort: fc.constantFrom("installed", "rated", "newest", "name"),
  })
  .map(parseCatalogQuery);

describe("search", () => {
  it("counts every choice as it would be with all other filters", async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const { total, cards, counts } = await searchCatalog(scope, query);
        expect(total).toBe(countOf(query, "", () => true));
        expect(cards.length).toBe(Math.min(24, total));
        for (const kind of FACET_KINDS) {
          for (const slug of Object.keys(FACETS[kind])) {
            expect([kind, slug, counts.facets[kind][slug]]).toEqual([
              kind,
              slug,
              countOf(query, kind, (row) => (BITS[kind](row) & facetBits(kind, [slug])) !== 0),
            ]);
          }
        }
        for (const type of LISTING_TYPES)
          expect(counts.types[type]).toBe(countOf(query, "type", (row) => row.type === type));
        for (const [depth, count] of counts.depths.entries())
          expect(count).toBe(countOf(query, "depth", (row) => row.depth === depth));
        expect(counts.prices.trial).toBe(countOf(query, "price", (row) => row.priceKind === "trial"));
        expect(counts.certified).toBe(countOf(query, "certified", (row) => row.certifiedUntil !== null));
        expect(counts.rated4).toBe(countOf(query, "rating", (row) => (row.ratingBp ?? 0) >= 400));
        expect(counts.rated45).toBe(countOf(query, "rating", (row) => (row.ratingBp ?? 0) >= 450));
      }),
      { numRuns: 60 },
    );
  });

  it.each(["installed", "rated", "newest", "name"])("pages through everything once, in the order %s", async (sort) => {
    const seen: string[] = [];
    for (let page = 1; page <= 6; page++)
      seen.push(...(await search({ sort, page: String(page) })).cards.map((card) => card.slug));
    expect(seen.length).toBe(rows.length);
    expect(new Set(seen).size).toBe(rows.length);
  });

  it("finds by name, by the beginning of a word, by its stem, and by a mistyped word", async () => {
    const [made] = await makePublicListings(1, {
      seed: 9,
      content: () => ({
        name: "Zephyrine Ledger",
        promise: "Reconciles thunderclap invoices.",
        description: "Nothing else like it.",
      }),
    });
    const find = async (q: string) => (await search({ q })).cards.map((card) => card.slug);
    for (const q of [
      "Zephyrine Ledger",
      "zephyr",
      "thunderclap",
      "reconciling thunderclap",
      "thunderclpa",
      "zephirine leger",
      '"thunderclap invoices"',
      "zephyrine -nothing or ledger",
    ]) {
      expect([q, await find(q)]).toEqual([q, expect.arrayContaining([made?.slug])]);
    }
    expect((await search({ q: "thunderclpa" })).corrected).toBe("thunderclap");
    expect((await search({ q: "zephyrine" })).cards[0]?.slug).toBe(made?.slug);
    expect(await find("zephyrine -ledger")).not.toContain(made?.slug);
    rows = await db().catalogEntry.findMany();
  });

  it("finds by the names of facets, in Hebrew too", async () => {
    const english = await search({ q: "data warehouse" });
    const hebrew = await search({ q: "מחסן נתונים" });
    const mistyped = await search({ q: "מחסן נתונימ" });
    expect(english.total).toBeGreaterThan(0);
    expect(hebrew.total).toBeGreaterThan(0);
    expect(mistyped.total).toBeGreaterThan(0);
  });

  it.each([
    "'",
    "\\",
    ":*",
    "& | !",
    "(((",
    "a:b",
    "<->",
    "\u0000x",
    "%",
    "_",
    "🙂",
    "'; DROP TABLE listing; --",
    "x".repeat(500),
    "-",
    '"',
  ])("answers whatever is typed: %j", async (q) => {
    const result = await search({ q });
    expect(result.total).toBeGreaterThanOrEqual(0);
  });

  it("shows the furthest page as empty, not as an error", async () => {
    expect((await search({ page: "400" })).cards).toEqual([]);
  });
});

describe("pages", () => {
  it("say everything of a public listing and none of its machine addresses", async () => {
    const { slug, listingId } = first();
    const page = await getListingPage(db(), scope, slug);
    expect(page).toMatchObject({ slug, preview: null, state: "published", version: { number: "1.0.0" } });
    expect(page?.changelog).toHaveLength(1);
    expect(page?.content).not.toHaveProperty("endpointUrl");
    expect(JSON.stringify(page)).not.toContain(listingId);
  });

  it("choose nothing without pictures, else listings that hold every mark by three rules, each once", async () => {
    expect(await getFeatured(db(), scope)).toEqual([]);
    await db().catalogEntry.updateMany({ data: { pictured: true, activeInstallations: 3 } });
    const featured = await getFeatured(db(), scope);
    expect(featured.map(({ rule }) => rule)).toEqual(["deepest", "bestRated", "newest"]);
    expect(new Set(featured.map(({ card }) => card.slug)).size).toBe(3);
    expect(featured.every(({ card }) => card.certified)).toBe(true);
  });

  it("show a partner's listings, or nothing without any", async () => {
    const { partnerSlug } = first();
    const page = await getPartnerPage(db(), scope, partnerSlug);
    expect(page?.cards.length).toBe(rows.filter((row) => row.partnerSlug === partnerSlug).length);
    expect(await getPartnerPage(db(), scope, "nobody")).toBeNull();
  });

  it("are all in the site map", async () => {
    expect((await getSitemapListings(db(), scope, 0)).length).toBe(rows.length);
    expect(await getSitemapListings(db(), scope, 1)).toEqual([]);
  });
});
