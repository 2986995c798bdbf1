/** Three texts for PostgreSQL's query functions; empty ones add nothing (see `TEXT_QUERY` in statements.ts). */
export type TextQuery = {
  /** For `websearch_to_tsquery('english', …)`: quotes, `or` and `-` work as people know them. */
  web: string;
  /** For `to_tsquery('simple', …)`: the words as they stand, the last one as a beginning. */
  simple: string;
  /** For `to_tsquery('english', …)`: the words by their stems. */
  stems: string;
};

/** Letters, digits and marks of any alphabet. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Most words that are looked at. */
const MOST_WORDS = 12;

/** The words of a text, lower case, in order. */
export function queryWords(q: string): string[] {
  return (q.normalize("NFC").toLowerCase().match(WORD) ?? []).slice(0, MOST_WORDS);
}

// Words are letters and digits only, so quoting them cannot be escaped from.
const quoted = (word: string) => `'${word}'`;

/** Whether the text uses the signs of a web search, which ask for exactly what is written. */
function hasOperators(q: string): boolean {
  return /["]|(^|\s)-\S|\sor\s/i.test(q);
}

/** The query as written. While it is being typed the last word is a beginning. */
export function textQuery(q: string): TextQuery {
  const words = queryWords(q);
  const last = words.at(-1);
  if (last === undefined || hasOperators(q)) return { web: q, simple: "", stems: "" };
  return { web: q, simple: [...words.slice(0, -1).map(quoted), `${quoted(last)}:*`].join(" & "), stems: "" };
}

/** A query of alternatives: one of each list must be there, or with `any` one of all. */
export function alternativesQuery(words: ReadonlyArray<readonly string[]>, any = false): TextQuery {
  const groups = words.filter((list) => list.length > 0).map((list) => `(${list.map(quoted).join(" | ")})`);
  const text = groups.join(any ? " | " : " & ");
  return { web: "", simple: text, stems: text };
}
