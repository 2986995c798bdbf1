import { describe, expect, it } from "vitest";
import { WAYS, WEAK } from "./ranking";
import { synonymKey } from "./search-words";
import { alternativesOf, anyOf, conceptsOf, type KnownSynonym, type Vocabulary, weightOf } from "./text-plan";

const synonym = (
  keys: string[],
  queries: string[],
  kind: KnownSynonym["kind"] = "synonym",
  words = keys,
): KnownSynonym => ({
  keys,
  kind,
  words,
  means: queries,
  queries,
});

function vocabulary(known: string[] = [], synonyms: KnownSynonym[] = []): Vocabulary {
  return {
    stems: new Map([
      ["invoices", "'invoic'"],
      ["now", ""],
    ]),
    known: new Set(known),
    synonyms,
  };
}

const wordsOf = (text: string, vocab = vocabulary()) =>
  conceptsOf(text.split(" "), vocab).map(({ words }) => words.join(" "));

describe("the parts of a search", () => {
  it("leave out words that say nothing, unless there are no others", () => {
    expect(wordsOf("send the invoices to me")).toEqual(["send", "invoices"]);
    expect(wordsOf("to be")).toEqual(["to", "be"]);
  });

  it("take the longest phrase that staff's synonyms know", () => {
    const sso = synonym([synonymKey("single sign on")], ["'singl' <-> 'sign'"]);
    expect(wordsOf("our single sign on", vocabulary([], [sso]))).toEqual(["single sign on"]);
  });

  it("read two words as one that some listing writes so", () => {
    const [concept] = conceptsOf(["quick", "books"], vocabulary(["quickbooks"]));
    expect(concept?.own).toContain("'quickbooks'");
    expect(concept?.own).toContain("'quick' <-> 'books'");
  });

  it("may end in a beginning, which says little where it is a short word by itself", () => {
    const beginning = (word: string, known: string[] = []) =>
      conceptsOf([word], vocabulary(known))[0]?.alternatives.find(({ query }) => query.endsWith(":*"))?.factor;
    expect(beginning("led")).toBe(WAYS.beginning);
    expect(beginning("led", ["led"])).toBe(WAYS.beginning / 2);
    expect(beginning("l")).toBeUndefined();
  });

  it("ask for a stem and for the word itself", () => {
    expect(conceptsOf(["invoices", "x"], vocabulary())[0]?.own).toBe("'invoic' | 'invoices'");
  });

  it("count weak words little, but not when there is nothing else", () => {
    expect(conceptsOf(["connect", "invoices"], vocabulary()).map(({ weak }) => weak)).toEqual([true, false]);
    expect(conceptsOf(["connect"], vocabulary()).map(({ weak }) => weak)).toEqual([false]);
    expect([weightOf({ weak: true }), weightOf({ weak: false })]).toEqual([WEAK, 1]);
  });

  it("know a product's name as staff wrote it, and what it does counts little once it is there", () => {
    const brand = synonym(["freshbook"], ["'account'"], "brand", ["FreshBooks"]);
    const [concept] = conceptsOf(["freshbooks"], vocabulary([], [brand]));
    expect(concept?.brand).toEqual({ name: "FreshBooks", means: ["'account'"] });
    if (!concept) throw new Error("no concept");
    const factor = (own: number) =>
      alternativesOf(concept, { own, met: 5 }, 50).find(({ ofBrand }) => ofBrand)?.factor ?? 0;
    expect(factor(0)).toBeGreaterThan(factor(1) * 2);
  });
});

it("counts a word the more the rarer it is", () => {
  const [concept] = conceptsOf(["invoices", "x"], vocabulary());
  if (!concept) throw new Error("no concept");
  const factor = (own: number) => alternativesOf(concept, { own, met: own }, 100)[0]?.factor ?? 0;
  expect(factor(1)).toBeGreaterThan(factor(10));
  expect(factor(10)).toBeGreaterThan(factor(100));
  expect(factor(100)).toBeGreaterThan(0);
});

it("joins queries, each once", () => {
  expect(anyOf(["'a'", "'b' & 'c'", "'a'"])).toBe("('a') | ('b' & 'c')");
  expect([anyOf(["'a'", "'a'"]), anyOf([])]).toEqual(["'a'", ""]);
});
