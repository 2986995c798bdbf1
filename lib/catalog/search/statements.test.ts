import { expect, it } from "vitest";
import { SORTS } from "./schema";
import { COUNTS, cardsStatement, ENOUGH, FAILED, NEAREST } from "./statements";

it("gives a name to one text only: the driver plans a name once", () => {
  const cards = SORTS.flatMap((sort) => [cardsStatement(sort, true), cardsStatement(sort, false)]);
  const all = [COUNTS.all, COUNTS.text, ENOUGH, NEAREST, ...cards];
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

it("sorts by relevance only with a text to be relevant to", () => {
  expect(cardsStatement("relevance", true).text).toContain("ts_rank");
  expect(cardsStatement("relevance", false).text).toContain("ORDER BY active_installations DESC");
});

it("has one bit for each filter", () => {
  const bits = Object.values(FAILED);
  expect(bits).toEqual(bits.map((_, place) => 1 << place));
});
