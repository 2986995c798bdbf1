import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooDeep, MARKDOWN_LEVELS } from "./markdown";

const given = (name: string) => readFileSync(`tests/fixtures/cases/${name}`, "utf8");
const LENGTH = 6_000;
const filled = (part: string) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
const within = (open: string, close: string) =>
  `${filled(open).slice(0, LENGTH / 2)}a${filled(close).slice(0, LENGTH / 2)}`;

describe("too deep", () => {
  it.each([
    ["1,500 quotations", given("c02-description-1500-quotes.md")],
    ["3,800 quotations", given("c02-description-3800-quotes.md")],
    ["quotations with blanks", filled("> ")],
    ["lists in one line", `${filled("- ")}x`],
    ["numbered lists in one line", `${filled("1. ")}x`],
    ["lists and quotations in turn", filled("> - 1. ")],
    ["lists by indentation", Array.from({ length: 70 }, (_, level) => `${" ".repeat(level * 2)}- x`).join("\n")],
    ["emphases", within("*a ", " a*")],
    ["strong emphases", within("***", "***")],
    ["strokes", within("~~a ", " a~~")],
    ["one more than allowed", `${"> ".repeat(MARKDOWN_LEVELS + 1)}x`],
    ["lines of many quotations", filled(`${">".repeat(40)}\n\n`)],
  ])("%s", (_what, text) => {
    expect(isTooDeep(text)).toBe(true);
  });

  it.each([
    ["as deep as allowed", `${"> ".repeat(MARKDOWN_LEVELS)}x`],
    [
      "an ordinary text",
      "# One\n\n- **two**\n  - three [four](https://a.example)\n\n> five\n\n| a | b |\n|---|---|\n| *c* | d |",
    ],
    ["code", `\`\`\`\n${"> ".repeat(30)}\n\`\`\``],
    ["rules", `${"-".repeat(200)}\n\n${"* ".repeat(40)}`],
    ["angle brackets", given("c05-angle-brackets.md")],
    ["footnotes and ticks", given("c06-footnote-relative-task.md")],
    ["a wide table", given("c13-code-block.md")],
    ["nothing", ""],
  ])("not %s", (_what, text) => {
    expect(isTooDeep(text)).toBe(false);
  });

  it("is decided for whatever is typed", () => {
    const part = fc.constantFrom(
      ">",
      "- ",
      "1. ",
      "*",
      "_",
      "~~",
      "[",
      "](",
      ")",
      "`",
      "\n",
      "\n\n",
      "  ",
      "| ",
      "[^a]: ",
      "<",
      "x",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 300 }), (parts) => typeof isTooDeep(parts.join("")) === "boolean"),
    );
  });
});
