import { expect, it } from "vitest";
import { isTest, sourcesUnder } from "./sources";

/** What the product decides itself in one place, instead of taking a library's default where it stands. */
const RULES: ReadonlyArray<readonly [what: string, sign: RegExp, home: string]> = [
  ["an e-mail address", /\bz\s*\.email\(|\)\s*\.email\(/, "lib/platform/text/email-address.ts"],
];

it.each(RULES)("%s is judged by one rule", (_, sign, home) => {
  const found = sourcesUnder("lib", "app", "components", "sdk", "scripts", "prisma").filter(
    (source) => !isTest(source.file) && sign.test(source.text),
  );
  expect(found.map(({ file }) => file)).toEqual([home]);
});

/** Records of the host product and drafts of the editor, which are parsed again: not names that the product shows as its own. */
const OTHER_NAMES = ["lib/capabilities/schema.ts", "lib/host/schema.ts", "lib/listings/editor/schema.ts"];

it("every name that somebody gives is cleaned: no schema takes one as plain text", () => {
  const plain = /\b(?:name|marketplace|maintainer|\w+Name):\s*(?:z\s*\.\s*string\(|line\(|text\b)/;
  const found = sourcesUnder("lib").filter(({ file, text }) => /(^|\/)schema\.ts$/.test(file) && plain.test(text));
  expect(found.map(({ file }) => file).filter((file) => !OTHER_NAMES.includes(file))).toEqual([]);
});
