import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameProblem, slugOf } from "./slug";

describe("slugOf", () => {
  it.each([
    ["Tallyho", "tallyho"],
    ["  Ledger & Sons  ", "ledger-and-sons"],
    ["Crème Brûlée!", "creme-brulee"],
    ["O’Hara's Shop", "oharas-shop"],
    ["Straße Größe", "strasse-groesse"],
    ["A/B -- Test", "a-b-test"],
    ["שלום", ""],
  ])("%s gives %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("is always an address part, and of itself the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(40);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});

describe("nameProblem", () => {
  it.each(["Tallyho", "7shifts", "Two words"])("takes %s", (name) => {
    expect(nameProblem(name)).toBeNull();
  });
  it.each(["", "   ", "x", "שלום", "Patchbay", "Sign in", "a".repeat(31)])("refuses %j", (name) => {
    expect(nameProblem(name)).toEqual(expect.any(String));
  });
});
