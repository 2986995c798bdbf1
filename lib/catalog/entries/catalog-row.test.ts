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
  pictures: new Map(),
};

describe("a catalog row", () => {
  it("holds what is searched by where it stands, facet names in every language", () => {
    const row = buildCatalogRow(facts, (kind, slug) => [`${kind} ${slug}`, "חשבונאות"]);
    expect(row.taglineText).toContain("use case accounting and tax חשבונאות");
    expect(row.usesText).toContain("corrections");
    expect(row.otherText).toContain("come back");
    expect(row.otherText).toContain("tally ho");
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

  it("gives each word once with its best place, without numbers, stubs and stems", () => {
    const row = {
      nameText: "tallyho",
      taglineText: "books 2026 to tallyho\nbook",
      usesText: "books",
      otherText: "ספרים of",
    };
    expect(Object.fromEntries(wordsOf(row))).toEqual({ tallyho: 0, books: 1, ספרים: 3 });
  });
});
