import { expect, it } from "vitest";
import { matchesTag } from "./entity-tag";

it.each<[string | null, boolean]>([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  [" * ", true],
  ['"b"', false],
  ["a", false],
  ["", false],
  [null, false],
])("If-None-Match: %s", (header, matches) => {
  expect(matchesTag(header, '"a"')).toBe(matches);
});
