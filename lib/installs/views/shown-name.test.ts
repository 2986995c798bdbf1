import { expect, it } from "vitest";
import { shownNameOf } from "./shown-name";

it.each([
  ["Harbour Labels", "Labels for you", "Harbour Labels"],
  [null, "Labels for you", "Labels for you"],
  [null, "", "Tallyho Labels"],
  ["Kept\u202e before\u200b", "", "Kept before"],
])("own name %s, proposed %s: %s", (own, proposed, shown) => {
  expect(shownNameOf({ whiteLabelName: own }, { name: "Tallyho Labels", whiteLabelName: proposed })).toBe(shown);
});
