import { format } from "node:util";
import { afterEach, beforeEach, expect } from "vitest";

let seen: string[] = [];
let expected: RegExp[] = [];

/** Says that the running test makes the code print this; any other console.error or console.warn fails it. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

for (const name of ["error", "warn"] as const) {
  const original = console[name].bind(console);
  console[name] = (...parts: unknown[]) => {
    const text = format(...parts);
    if (expected.some((pattern) => pattern.test(text))) return;
    seen.push(text);
    original(...parts);
  };
}

beforeEach(() => {
  seen = [];
  expected = [];
});

afterEach(() => {
  expect(seen, "unexpected console output").toEqual([]);
});
