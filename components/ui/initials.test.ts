import { expect, it } from "vitest";
import { initialsOf } from "./initials";

it.each([
  ["Harbour Supply", "HS"],
  ["Tallyho", "TA"],
  ["  Molen  Bakery Ltd ", "MB"],
  ["דנה כהן", "דכ"],
  ["& Sons", "SO"],
  ["", ""],
])("%s is %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
