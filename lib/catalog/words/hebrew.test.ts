import { describe, expect, it } from "vitest";
import { hebrewStem, hebrewStems, isHebrew } from "./hebrew";

describe("Hebrew words", () => {
  it.each([
    ["חשבונית", "חשבוניות"],
    ["הזמנה", "הזמנות"],
    ["משלוח", "משלוחים"],
    ["תשלום", "תשלומים"],
    ["מדבקה", "מדבקות"],
    ["תווית", "תוויות"],
    ["לקוח", "לקוחות"],
    ["מנוי", "מנויים"],
  ])("%s and %s have one stem", (one, many) => {
    expect(hebrewStem(many)).toBe(hebrewStem(one));
  });

  it("lose the letters in front of them, one and two", () => {
    expect(hebrewStems("לחשבונית")).toContain(hebrewStem("חשבונית"));
    expect(hebrewStems("ומהחשבוניות").at(-1)).toBe(hebrewStem("החשבוניות"));
    expect(hebrewStems("גיליון")).toEqual([hebrewStem("גיליון")]);
  });

  it("stay long enough to mean something", () => {
    for (const word of ["מס", "של", "חנות", "בית", "כלי"])
      for (const stem of hebrewStems(word)) expect(stem.length).toBeGreaterThan(1);
    expect([hebrewStem("בית"), hebrewStem("מים")]).toEqual(["בית", "מימ"]);
  });

  it("are known by their letters", () => {
    expect([isHebrew("שלום"), isHebrew("shalom"), isHebrew("שlom")]).toEqual([true, false, false]);
  });
});
