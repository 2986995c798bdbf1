import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "@/lib/platform/errors";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/messages/locales";
import { loadMessages, type MessageTree } from "@/lib/platform/messages/messages";

/** Texts between the outermost braces: `a {b} c {d {e}}` gives `b` and `d {e}`. */
function braced(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, sign] of [...text].entries()) {
    if (sign === "{" && depth++ === 0) from = index + 1;
    if (sign === "}" && --depth === 0) parts.push([...text].slice(from, index).join(""));
  }
  return parts;
}

/** The names a text takes, the ones inside its plural and select branches included, and its rich-text tags. */
function namesIn(text: string): string[] {
  const inner = braced(text).flatMap((argument) => {
    const name = argument.split(",")[0]?.trim() ?? "";
    return [name, ...braced(argument).flatMap(namesIn)];
  });
  return [...inner, ...[...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1] ?? ""}>`)];
}

function placesOf(text: string): string[] {
  return [...new Set(namesIn(text))].sort();
}

function flatten(tree: MessageTree, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = prefix === "" ? key : `${prefix}.${key}`;
    if (typeof value === "string") flat.set(at, value);
    else for (const [inner, text] of flatten(value, at)) flat.set(inner, text);
  }
  return flat;
}

it("finds the names in plural branches and not their words", () => {
  expect(placesOf("{count, plural, one {review} other {# reviews of {name}}} in <b>{place}</b>")).toEqual([
    "<b>",
    "count",
    "name",
    "place",
  ]);
});

// Which keys the pages use is checked where they use them: `lib/platform/messages/message-keys.d.ts` gives the types.
const reference = flatten(loadMessages(DEFAULT_LOCALE));
const others = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

describe.each(others)("messages in %s", (locale) => {
  const texts = flatten(loadMessages(locale));

  it("have the same keys as English", () => {
    expect([...texts.keys()].sort()).toEqual([...reference.keys()].sort());
  });

  it("take the same values as English", () => {
    const different = [...reference].filter(([key, text]) => {
      const other = texts.get(key);
      return other !== undefined && placesOf(other).join() !== placesOf(text).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it("leave no text empty", () => {
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });
});

it("has a sentence for every error code", () => {
  const known = Object.keys(loadMessages(DEFAULT_LOCALE)["errors"] ?? {}).sort();
  expect(known).toEqual([...ERROR_CODES].sort());
});
