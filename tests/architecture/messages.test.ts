import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "@/lib/platform/errors";
import { type MailKey, mailText } from "@/lib/platform/mail/mail-text";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/platform/messages/locales";
import { ENGLISH_ONLY, loadMessages, type MessageTree } from "@/lib/platform/messages/messages";
import { say } from "@/lib/platform/messages/said";
import { speak } from "@/lib/platform/messages/speak";
import { sourcesUnder } from "./sources";

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
  const said = [...texts].filter(([key]) => !ENGLISH_ONLY.includes(key.split(".")[0] ?? ""));

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

  it("are in that language wherever a sentence is said", () => {
    const english = said.filter(
      ([key, text]) => /[a-z]{3}.* .*[a-z]{3}/.test(text) && text === reference.get(key) && !/^[^a-z]*\{/.test(text),
    );
    expect(english.map(([key]) => key)).toEqual([]);
  });

  it("leave no text empty", () => {
    expect([...texts].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  });
});

const HEBREW = /\p{Script=Hebrew}/u;
/** What a reader must never see: a key, or a place that nothing filled. */
const UNSAID = /^[a-z]+\.\w+|[{}]/;

describe.each(LOCALES)("in %s", (locale) => {
  it("every error code has its sentence", () => {
    expect(Object.keys(loadMessages(locale)["errors"] ?? {}).sort()).toEqual([...ERROR_CODES].sort());
    for (const code of ERROR_CODES) {
      const sentence = speak(locale, say(`errors.${code}`));
      expect(sentence).not.toMatch(UNSAID);
      expect(HEBREW.test(sentence), code).toBe(locale === "he");
    }
  });

  const mails = ["mail", "portalMail"].flatMap((space) =>
    Object.keys(loadMessages(locale)[space] ?? {}).map((name) => `${space}.${name}` as MailKey),
  );
  it.each(mails)("the mail %s says all of its texts with its values filled in", (key) => {
    const [space = "", name = ""] = key.split(".");
    const texts = [...reference].filter(([at]) => at.startsWith(`${space}.${name}.`)).map(([, text]) => text);
    const values = Object.fromEntries(texts.flatMap(placesOf).map((place) => [place, `<${place}>`]));
    const button = reference.has(`${key}.action`) ? "https://x.example/" : undefined;
    const { subject, paragraphs, action } = mailText(locale, key, values, button);
    expect(paragraphs.length).toBeGreaterThan(0);
    for (const text of [subject, ...paragraphs, action?.label ?? ""]) expect(text).not.toMatch(UNSAID);
    for (const place of texts.filter((text) => text !== texts[0]).flatMap(placesOf))
      expect(paragraphs.join(" ")).toContain(`<${place}>`);
    expect(HEBREW.test(`${subject} ${paragraphs.join(" ")}`)).toBe(locale === "he" && !ENGLISH_ONLY.includes(space));
  });
});

describe("one text system", () => {
  const sources = sourcesUnder("lib", "app", "components").filter(({ file }) => !/\.test\.tsx?$/.test(file));

  it("what is said names its values as the message takes them", () => {
    const wrong = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bsay\(\s*"([\w.]+)"(?:,\s*\{([^}]*)\})?\s*,?\s*\)/g)].flatMap(
        ([call, key = "", given = ""]) => {
          const names = [...given.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name = ""]) => name).sort();
          return names.join() === placesOf(reference.get(key) ?? "?").join() ? [] : [`${file}: ${call}`];
        },
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("messages are read by next-intl alone: no file of them, no tree", () => {
    const second = sources.filter(({ file, text }) => {
      if (/^lib\/platform\/messages\//.test(file)) return false;
      return /import (?!type )[^;]*from "[^"]*messages\/(?:en|he)\/|\bloadMessages\(/.test(text);
    });
    // The names of a mail's texts, and every code's English for what answers before the product runs.
    const reading = ["lib/platform/error-codes.ts", "lib/platform/mail/mail-text.ts"];
    expect(second.map(({ file }) => file).sort()).toEqual(reading);
  });

  it("keys are names, not sentences", () => {
    expect([...reference.keys()].filter((key) => !/^[\w.:-]+$/.test(key))).toEqual([]);
  });
});
