import { expect, it } from "vitest";
import { searchText } from "./search-text";

it.each([
  ["one", "one"],
  [["first", "second"], "first"],
  [[], ""],
  [undefined, ""],
])("reads %j as %j", (value, text) => {
  expect(searchText(value)).toBe(text);
});
