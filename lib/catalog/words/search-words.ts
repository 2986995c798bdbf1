import { hebrewStem, hebrewStems, isHebrew } from "./hebrew";

/** Letters, digits and marks of any alphabet. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Most words of a query that are looked at. */
const MOST_WORDS = 12;

/** One form for letters that look alike (full width, ligatures), lower case, without vowel points, quotes in acronyms and apostrophes. */
function plainText(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFC")
      // Points of Hebrew; geresh and gershayim stand inside words (מע"מ, צ'אט) and are left out of them.
      .replaceAll(/[\u0591-\u05bd\u05bf\u05c1-\u05c7]/g, "")
      .replaceAll(/(?<=\p{Script=Hebrew})["'׳״’”](?=\p{Script=Hebrew})/gu, "")
      .replaceAll(/(?<=\p{Script=Hebrew})\u05be(?=\p{Script=Hebrew})/gu, " ")
      .replaceAll(/(?<=\p{Script=Latin})['’](?=\p{Script=Latin})/gu, "")
      .replaceAll(/\be-(mail|commerce|signature|sign)(?=\b|s\b)/g, "e$1")
  );
}

/** The words of a text, lower case, in order; "and" for the sign. */
export function searchWords(text: string): string[] {
  return plainText(text).match(WORD) ?? [];
}

/** The words of what somebody asks for, twelve at most. */
export function queryWords(q: string): string[] {
  return searchWords(q).slice(0, MOST_WORDS);
}

/**
 * What the index holds of a text: its words, in Hebrew with their stems, and words that are joined by a hyphen as one word too
 * ("self-hosted" is found by "selfhosted"). The first line holds the words, the second what is added to them.
 */
export function indexedText(text: string): string {
  const joined = [...plainText(text).matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu)].map(([found]) =>
    found.replaceAll("-", ""),
  );
  const words = searchWords(text);
  const stems = words.filter(isHebrew).flatMap((word) => hebrewStems(word).slice(0, 2));
  return [words.join(" "), [...joined, ...stems].join(" ")].join("\n").trim();
}

/** Whether a text uses the signs of a web search, which ask for exactly what is written. */
export function asksExactly(q: string): boolean {
  return /"|(^|\s)-\S|\sor\s/i.test(q.replaceAll(/(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu, ""));
}

/** An English word without its commonest endings. Rougher than the index's own stemmer: both sides of a comparison go through it. */
function englishStem(word: string): string {
  if (word.length <= 3) return word;
  const stem = word
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x)es$/, "$1")
    .replace(/([^s])s$/, "$1")
    .replace(/(?<=\w{3})(ing|ed)$/, "")
    .replace(/(\w)\1$/, "$1");
  return stem.length > 3 ? stem.replace(/e$/, "") : stem;
}

/** The keys one word may have among synonyms, likeliest first; a word of a synonym itself has the first one. */
function keysOf(word: string): string[] {
  return isHebrew(word) ? hebrewStems(word).slice(0, 2) : [englishStem(word)];
}

/** The key under which a synonym's word or phrase is kept. */
export function synonymKey(phrase: string): string {
  return searchWords(phrase)
    .map((word) => (isHebrew(word) ? hebrewStem(word) : englishStem(word)))
    .join(" ");
}

/** Longest synonym in words. */
export const LONGEST_PHRASE = 4;

/** The keys by which `length` words from `at` on may be found among synonyms. */
export function phraseKeys(words: readonly string[], at: number, length: number): string[] {
  return words
    .slice(at, at + length)
    .map(keysOf)
    .reduce<string[]>(
      (found, keys) => found.flatMap((begun) => keys.map((key) => (begun === "" ? key : `${begun} ${key}`))),
      [""],
    );
}
