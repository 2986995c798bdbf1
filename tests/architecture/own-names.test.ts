import { parseSync } from "oxc-parser";
import { expect, it } from "vitest";
import { sourcesUnder } from "./sources";

// `word in TABLE` is true for "constructor" whatever the table holds. Only a name written in the code may stand there: that asks about
// the shape of a value, not about a word from outside.

const FOLDERS = ["app", "components", "examples", "lib", "prisma", "scripts", "sdk"];

type Node = { type: string; start: number; operator?: string; left?: Node };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** Every place where the left side of `in` is computed, as `line: text`. */
function computedNames(file: string, text: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (!isNode(value)) return;
    if (value.type === "BinaryExpression" && value.operator === "in" && value.left?.type !== "Literal")
      found.push(`${file}:${text.slice(0, value.start).split("\n").length}`);
    for (const part of Object.values(value)) walk(part);
  };
  walk(parseSync(file, text).program);
  return found;
}

it("finds what it looks for", () => {
  expect(
    computedNames("a.ts", 'if ("a" in b) {}\nfor (const c in d) {}\nif (c in d) {}\nif (!(f(c) in d)) {}'),
  ).toEqual(["a.ts:3", "a.ts:4"]);
});

it("no list is checked with `in`: Object.hasOwn, lib/platform/own.ts or an enum says what a table itself has", () => {
  expect(
    sourcesUnder(...FOLDERS).flatMap(({ file, text }) => (/ in /.test(text) ? computedNames(file, text) : [])),
  ).toEqual([]);
});
