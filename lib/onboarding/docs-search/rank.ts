/** Something that one may look up: where it stands, what it is called, and its words. */
export type DocsEntry = { href: string; title: string; section: string; text: string };

/** At most so many results are shown. */
export const MOST_RESULTS = 30;
const MOST_WORDS = 8;

/** The words of a search: letters, digits and the signs that names of scopes, events and rules hold. */
export function wordsOf(query: string): string[] {
  const words =
    query
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}:._-]*/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}

function score(entry: DocsEntry, words: readonly string[]): number {
  const [title, text] = [entry.title.toLowerCase(), entry.text.toLowerCase()];
  let sum = 0;
  for (const word of words) {
    if (title === word) sum += 20;
    else if (title.includes(word)) sum += 8;
    else if (text.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

/** Entries that hold every word, those that are called so first; then in reading order. */
export function searchDocs(entries: readonly DocsEntry[], query: string): DocsEntry[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return entries
    .map((entry, place) => ({ entry, place, points: score(entry, words) }))
    .filter(({ points }) => points > 0)
    .sort((left, right) => right.points - left.points || left.place - right.place)
    .slice(0, MOST_RESULTS)
    .map(({ entry }) => entry);
}
