import { expect, it } from "vitest";
import { groupTexts, isKeyOf, ownValue } from "./own";

const NAMES = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

it("a table answers to its own names alone", () => {
  const table = { sales: "Sales" };
  expect([isKeyOf(table, "sales"), ownValue(table, "sales")]).toEqual([true, "Sales"]);
  for (const name of NAMES) expect([isKeyOf(table, name), ownValue(table, name)]).toEqual([false, undefined]);
});

it("texts are grouped under whatever name", () => {
  const groups = groupTexts([...NAMES, ...NAMES].map((name, at) => [name, String(at)]));
  expect(Object.entries(groups)).toEqual(NAMES.map((name, at) => [name, [String(at), String(at + NAMES.length)]]));
  expect(Object.getPrototypeOf(groups)).toBe(Object.prototype);
});
