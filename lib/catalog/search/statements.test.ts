import { expect, it } from "vitest";
import { FAILED } from "../statement";
import { KNOWN, NEAREST, RANK, RANK_ALL, STANDING, VOCABULARY } from "../words/statements";
import { SORTS } from "./schema";
import { COUNTS, cardsStatement } from "./statements";

const SOURCES = ["all", "words", "ranked"] as const;

it("gives a name to one text only: the driver plans a name once", () => {
  const cards = SORTS.flatMap((sort) => SOURCES.map((source) => cardsStatement(sort, source)));
  const all = [
    ...Object.values(COUNTS),
    ...Object.values(RANK),
    RANK_ALL,
    KNOWN,
    NEAREST,
    STANDING,
    VOCABULARY,
    ...cards,
  ];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

it("sorts by relevance only what was ranked", () => {
  expect(cardsStatement("relevance", "ranked").text).toContain("ORDER BY place");
  expect(cardsStatement("relevance", "all").text).toContain("ORDER BY active_installations DESC");
  expect(cardsStatement("rated", "ranked").text).toContain("ORDER BY rating_bp");
});

it("has one bit for each filter", () => {
  const bits = Object.values(FAILED);
  expect(bits).toEqual(bits.map((_, place) => 1 << place));
});
