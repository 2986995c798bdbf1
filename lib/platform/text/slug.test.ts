import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugText } from "./slug";

describe("slugText", () => {
  it.each([
    ["Straße Größe", "strasse-groesse"],
    ["STRASSE GRÖSSE", "strasse-groesse"],
    ["Ærø & Łódź", "aero-and-lodz"],
    ["Crème Brûlée!", "creme-brulee"],
    ["Cre\u0300me", "creme"],
    ["İstanbul", "istanbul"],
    ["Привет Ελλάδα", "privet-ellada"],
    ["ﬁne ＡＢＣ", "fine-abc"],
    ["fooBar iOS 7", "foobar-ios-7"],
    ["O’Hara's", "oharas"],
    ["שלום ABC", "abc"],
    ["שלום", ""],
  ])("%s gives %s", (text, slug) => expect(slugText(text, 40)).toBe(slug));

  it("is always an address part, and of itself the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const slug = slugText(text, 40);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(40);
        expect(slugText(slug, 40)).toBe(slug);
      }),
    );
  });
});
