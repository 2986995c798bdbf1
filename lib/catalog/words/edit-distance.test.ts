import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginsAlike, editDistance, mistakesAllowed, oneMistake } from "./edit-distance";

const word = fc.string({ unit: fc.constantFrom(..."abcde"), minLength: 4, maxLength: 9 });

describe("mistakes in words", () => {
  it.each([
    ["quickboks", "quickbooks", 1],
    ["lables", "labels", 1],
    ["retrun", "return", 1],
    ["freshbooks", "fresh", 5],
    ["משלוחימ", "משלוחים", 1],
    ["same", "same", 0],
  ])("from %s to %s are %i", (from, to, mistakes) => {
    expect(editDistance(from, to)).toBe(mistakes);
    expect(editDistance(to, from)).toBe(mistakes);
  });

  it("that one makes of a word are one away, and none is left out behind the first letter", () => {
    fc.assert(
      fc.property(word, (one) => {
        const made = oneMistake(one);
        for (const other of made) expect(editDistance(one, other)).toBe(1);
        expect(made).not.toContain(one);
      }),
    );
    fc.assert(
      fc.property(word, word, (one, other) => {
        if (one[0] === other[0] && editDistance(one, other) === 1) expect(oneMistake(one)).toContain(other);
      }),
    );
  });

  it("are guessed in no short word and in no strange alphabet", () => {
    expect([mistakesAllowed("led"), mistakesAllowed("slak"), mistakesAllowed("quickboks")]).toEqual([0, 1, 2]);
    expect(oneMistake("led")).toEqual([]);
    expect(oneMistake("счет-фактура")).toEqual([]);
    expect([beginsAlike("lose", "close"), beginsAlike("retrun", "return"), beginsAlike("xreo", "rxeo")]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
