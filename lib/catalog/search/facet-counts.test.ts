import { describe, expect, it } from "vitest";
import { FAILED } from "../statement";
import { facetBits } from "./facet-bits";
import { toCounts, toGroups } from "./facet-counts";

const [sales, marketing] = [facetBits("use-case", ["sales"]), facetBits("use-case", ["marketing"])];

describe("counts", () => {
  it("are nothing when nothing was hit", () => {
    expect(toGroups([null, null, null, null])).toEqual([]);
    const { total, counts } = toCounts([]);
    expect(total).toBe(0);
    expect(counts.facets["use-case"]["sales"]).toBe(0);
    expect(counts.depths).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("of a facet count what fails that facet's own filter, and of others only what fails none", () => {
    const groups = toGroups([
      [7, 7, 7],
      [sales, sales | marketing, sales],
      [0, FAILED["use-case"], FAILED.depth],
      [5, 3, 100],
    ]);
    const { counts } = toCounts(groups);
    expect(counts.facets["use-case"]).toMatchObject({ sales: 8, marketing: 3 });
  });

  it("take type, price, depth, certificate and stars out of one number", () => {
    // Depth 4, partner, to try, certified, above 4.5 stars; then depth 2, native, free, which fails the type filter.
    const groups = toGroups([
      [15, 15],
      [4 | 8 | 32 | 128 | 768, 2],
      [0, FAILED.type],
      [6, 2],
    ]);
    const { counts, total } = toCounts(groups);
    expect(total).toBe(6);
    expect(counts.types).toEqual({ native: 2, partner: 6, community: 0, embedded: 0 });
    expect(counts.prices).toEqual({ free: 0, trial: 6, paid: 0 });
    expect(counts.depths[4]).toBe(6);
    expect([counts.certified, counts.rated4, counts.rated45]).toEqual([6, 6, 6]);
  });
});
