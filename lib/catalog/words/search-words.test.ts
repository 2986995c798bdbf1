import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksExactly, indexedText, phraseKeys, queryWords, searchWords, synonymKey } from "./search-words";

describe("the words of a text", () => {
  it("are letters and digits of any alphabet, twelve at most of a search", () => {
    expect(queryWords("Café-Bücher, חשבוניות & 3D!")).toEqual(["café", "bücher", "חשבוניות", "3d"]);
    expect(queryWords("a ".repeat(40))).toHaveLength(12);
  });

  it("have one form: full width, ligatures, capitals, points, quotes inside acronyms", () => {
    expect(searchWords("ＱＵＩＣＫＢＯＯＫＳ ﬁnance")).toEqual(["quickbooks", "finance"]);
    expect(searchWords('מע"מ מע״מ צ׳אט')).toEqual(["מעמ", "מעמ", "צאט"]);
    expect(searchWords("שָׁלוֹם דו־כיווני")).toEqual(["שלום", "דו", "כיווני"]);
    expect(searchWords("customer's e-mails")).toEqual(["customers", "emails"]);
  });

  it("never carry a sign of the query language", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (q) => {
        for (const word of queryWords(q)) expect(word).not.toMatch(/['\\:*&|!()<>\s]/);
      }),
    );
  });

  it("are indexed with joined forms and Hebrew stems on a line of their own", () => {
    expect(indexedText("self-hosted nodes").split("\n")).toEqual(["self hosted nodes", "selfhosted"]);
    expect(indexedText("לחשבוניות").split("\n")[1]).toContain("חשבוני");
    expect(indexedText("plain")).toBe("plain");
  });
});

describe("keys of synonyms", () => {
  it.each([
    ["Invoices", "invoice"],
    ["invoicing", "invoice"],
    ["shipped", "shipping"],
    ["deliveries", "delivery"],
    ["חשבוניות מס", "חשבונית מס"],
  ])("%s and %s have one", (one, other) => {
    expect(synonymKey(one)).toBe(synonymKey(other));
  });

  it("of a search hold each way a Hebrew word may be read", () => {
    expect(phraseKeys(["לחשבונית", "מס"], 0, 2)).toContain(synonymKey("חשבונית מס"));
    expect(phraseKeys(["single", "sign", "on"], 0, 3)).toEqual([synonymKey("single sign on")]);
  });
});

it("signs of a web search ask for exactly what is written; an acronym's quotes do not", () => {
  expect(['"order"', "a -b", "a or b"].map(asksExactly)).toEqual([true, true, true]);
  expect(['מע"מ', "two-way", "order ledger"].map(asksExactly)).toEqual([false, false, false]);
});
