import { expect, it } from "vitest";
import { namedTests } from "./proof-lines.ts";

const there = new Set([
  "tests/integration/a.test.ts",
  "lib/webhooks/b.test.ts",
  "lib/webhooks/c.test.ts",
  "tests/e2e/d.spec.ts",
]);

it("finds the tests that a line names, from the root, from tests, and beside the one before", () => {
  const text = [
    '| a promise | `integration/a.test.ts` and `lib/webhooks/b.test.ts`, `c.test.ts` "title" |',
    "| none | `lib/webhooks/b.ts` |",
    "| a page | `e2e/d.spec.ts`, `gone.test.ts` |",
  ].join("\n");
  expect(namedTests(text, (path) => there.has(path)).map(({ line, file }) => [line, file])).toEqual([
    [1, "tests/integration/a.test.ts"],
    [1, "lib/webhooks/b.test.ts"],
    [1, "lib/webhooks/c.test.ts"],
    [3, "tests/e2e/d.spec.ts"],
    [3, "gone.test.ts"],
  ]);
});
