import { expect, it } from "vitest";
import { CERTIFIED, NAME_BEGINS, PLACES, POPULARITY } from "./ranking";
import { RANK, RANK_ALL } from "./statements";

it("ranks by the published figures, and no more than a bounded part of many hits", () => {
  for (const { text } of [RANK_ALL, RANK.some, RANK.many]) {
    expect(text).toContain(`'{${PLACES.other},${PLACES.uses},${PLACES.tagline},${PLACES.name}}'::float4[]`);
    for (const figure of [POPULARITY, CERTIFIED, NAME_BEGINS]) expect(text).toContain(String(figure));
  }
  expect(RANK.many.text.match(/LIMIT \d+/g)).toHaveLength(6);
  expect(RANK.some.text.match(/LIMIT \d+/g)).toHaveLength(6);
});
