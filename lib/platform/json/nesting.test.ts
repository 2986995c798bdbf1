import fc from "fast-check";
import { expect, it } from "vitest";
import { isNestedWithin } from "./nesting";

const nested = (levels: number): unknown => JSON.parse(`${'[{"a":'.repeat(levels / 2)}1${"}]".repeat(levels / 2)}`);

it("counts objects and arrays inside one another", () => {
  expect([isNestedWithin("text", 0), isNestedWithin(null, 0), isNestedWithin({}, 0)]).toEqual([true, true, false]);
  expect([isNestedWithin(nested(64), 64), isNestedWithin(nested(66), 64)]).toEqual([true, false]);
});

it("is not broken by what is deeper than a stack", () => {
  expect(isNestedWithin(nested(200_000), 64)).toBe(false);
});

it("says the same as counting by recursion", () => {
  const depth = (value: unknown): number =>
    typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(6), (value, most) => isNestedWithin(value, most) === depth(value) <= most),
  );
});
