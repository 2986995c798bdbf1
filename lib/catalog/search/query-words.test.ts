import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alternativesQuery, queryWords, textQuery } from "./query-words";

describe("the words of a search", () => {
  it("are letters and digits of any alphabet, twelve at most", () => {
    expect(queryWords("Café-Bücher, חשבוניות & 3D!")).toEqual(["café", "bücher", "חשבוניות", "3d"]);
    expect(queryWords("a ".repeat(40))).toHaveLength(12);
  });

  it("never carry a sign of the query language", () => {
    fc.assert(
      fc.property(fc.string(), (q) => {
        for (const word of queryWords(q)) expect(word).not.toMatch(/['\\:*&|!()<>\s]/);
      }),
    );
  });
});

describe("the query", () => {
  it("takes the last word as a beginning while it is typed", () => {
    expect(textQuery("order led")).toEqual({ web: "order led", simple: "'order' & 'led':*", stems: "" });
  });

  it.each(['"order ledger"', "order -ledger", "order or ledger", " ", "***"])("leaves %j as it was written", (q) => {
    expect(textQuery(q)).toEqual({ web: q, simple: "", stems: "" });
  });

  it("asks for one of each list, or for any", () => {
    const words = [["order", "border"], [], ["ledger"]];
    expect(alternativesQuery(words).simple).toBe("('order' | 'border') & ('ledger')");
    expect(alternativesQuery(words, true).stems).toBe("('order' | 'border') | ('ledger')");
  });
});
