import { expect, it } from "vitest";
import { isTest, sourcesUnder } from "./sources";

/** What the product decides itself in one place, instead of taking a library's default where it stands. */
const RULES: ReadonlyArray<readonly [what: string, sign: RegExp, home: string]> = [
  ["an e-mail address", /\bz\s*\.email\(|\)\s*\.email\(/, "lib/platform/email-address.ts"],
];

it.each(RULES)("%s is judged by one rule", (_, sign, home) => {
  const found = sourcesUnder("lib", "app", "components", "sdk", "scripts", "prisma").filter(
    (source) => !isTest(source.file) && sign.test(source.text),
  );
  expect(found.map(({ file }) => file)).toEqual([home]);
});
