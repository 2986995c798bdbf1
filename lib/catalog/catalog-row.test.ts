import { describe, expect, it } from "vitest";
import { versionContentSchema } from "@/lib/listings/schema";
import { buildCatalogRow, type ListingFacts, priceKindOf, ratingOf, wordsOf } from "./catalog-row";

const content = versionContentSchema.parse({
  name: "Tallyho",
  promise: "Books every order.",
  useCases: ["accounting-and-tax"],
  features: [{ title: "Corrections", text: "come back" }],
  plans: [{ name: "Shop", amountMinor: "1900", trialDays: 14 }],
});
const facts: ListingFacts = {
  listingId: "listing",
  slug: "tally-ho",
  type: "partner",
  publishedAt: new Date(0),
  certifiedUntil: null,
  activeInstallations: 3,
  starCounts: [0, 0, 0, 2, 3],
  partner: { id: "partner", slug: "lark", name: "Lark" },
  content,
};

describe("a catalog row", () => {
  it("holds what is searched: the slug's words, facet names in every language, features", () => {
    const row = buildCatalogRow(facts, (kind, slug) => [`${kind}:${slug}`, "חשבונאות"]);
    expect(row.searchText).toContain("tally ho\nuse-case:accounting-and-tax\nחשבונאות\nCorrections\ncome back");
    expect(row).toMatchObject({ ratingBp: 460, reviewCount: 5, priceKind: "trial", toolTypeBits: 0 });
    expect(row.useCaseBits).toBeGreaterThan(0);
  });

  it("shows stars from the fifth review on", () => {
    expect(ratingOf([0, 0, 0, 0, 4])).toEqual({ ratingBp: null, reviewCount: 4 });
    expect(ratingOf([1, 0, 0, 0, 4])).toEqual({ ratingBp: 420, reviewCount: 5 });
  });

  it("calls a price free, to try, or paid", () => {
    const paid = { kind: "paid", amountMinor: "1900", currency: "USD", interval: "month", per: "workspace" } as const;
    expect(priceKindOf({ kind: "free" })).toBe("free");
    expect(priceKindOf({ ...paid, trialDays: 14 })).toBe("trial");
    expect(priceKindOf({ ...paid, trialDays: 0 })).toBe("paid");
  });

  it("gives each word once, without numbers and stubs", () => {
    const row = { name: "Tallyho", partnerName: "LARK", promise: "Books 2026 to Tallyho", searchText: "ספרים of" };
    expect(wordsOf(row)).toEqual(["books", "lark", "tallyho", "ספרים"]);
  });
});
