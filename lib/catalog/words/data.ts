import type { QueryResultRow } from "pg";
import { z } from "zod";
import type { PublicScope } from "@/lib/accounts/types";
import { pool } from "@/lib/platform/db";
import { KeptResults } from "../kept-results";
import type { Statement } from "../statement";
import { beginsAlike, editDistance, mistakesAllowed, oneMistake } from "./edit-distance";
import { KEPT_FROM, ORDINARY } from "./ranking";
import { asksExactly, LONGEST_PHRASE, phraseKeys, queryWords } from "./search-words";
import { KNOWN, NEAREST, STANDING, VOCABULARY } from "./statements";
import { alternativesOf, anyOf, type Concept, conceptsOf, type Standing, type Vocabulary, weightOf } from "./text-plan";

/** What a text asks the catalog for, with what is known of it. Queries are tsqueries in PostgreSQL's writing. */
export type TextMeaning = {
  /** What hits: any of the parts. */
  any: string;
  /** All of the parts that stand somewhere. */
  all: string;
  /** Whether there is one part only, so that `any` and `all` hit the same. */
  isOne: boolean;
  /** Listings that `any` hits, one more than `MANY` at most. */
  hits: number;
  /** How each part (from 1 on) may be met, for the statement that ranks. */
  ways: { concepts: number[]; queries: string[]; factors: number[] };
  weights: number[];
  wanted: boolean[];
  /** The text in the form in which names are kept. */
  begins: string;
  /** The text that was searched where a word of it stands nowhere; null when nothing was changed. */
  corrected: string | null;
  /** A text that may have been meant; the search itself is as written. */
  offered: string | null;
  /** Products that were asked for and are not here, with what they do. */
  missing: ReadonlyArray<{ name: string; means: readonly string[] }>;
};

type Known = { concepts: Concept[]; standings: Standing[]; hits: number; all: number };

/** How many listings meet common words, kept for so long in ms: the numbers weigh words and choose a way of ranking, no more. */
const KEEP_MS = 30_000;
const standings = new KeptResults<number[]>(() => performance.now(), KEEP_MS, 500);

async function rows<T extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<T[]> {
  return (await pool().query<T>({ ...statement, values: [...values] })).rows;
}

const vocabularySchema = z.object({
  web: z.string(),
  stems: z.array(z.tuple([z.string(), z.string()])),
  known: z.array(z.string()),
  synonyms: z.array(
    z.object({
      keys: z.array(z.string()),
      kind: z.enum(["synonym", "brand"]),
      words: z.array(z.string()),
      means: z.array(z.string()),
      queries: z.array(z.string()),
    }),
  ),
});

async function readVocabulary(q: string, words: readonly string[]): Promise<Vocabulary & { web: string }> {
  const keys = words.flatMap((_, at) =>
    Array.from({ length: Math.min(LONGEST_PHRASE, words.length - at) }, (__, more) =>
      phraseKeys(words, at, more + 1),
    ).flat(),
  );
  const pairs = words.slice(1).map((word, at) => `${words[at]}${word}`);
  const pairKeys = pairs.flatMap((pair) => phraseKeys([pair], 0, 1));
  const [row] = await rows(VOCABULARY, [q, [...new Set(words)], [...new Set([...keys, ...pairKeys])], pairs]);
  const { web, stems, known, synonyms } = vocabularySchema.parse(row);
  return { web, stems: new Map(stems), known: new Set(known), synonyms };
}

/** How many listings each query hits, and as the last number how many there are; equal queries are counted once. */
async function countEach(queries: readonly string[]): Promise<number[]> {
  const distinct = [...new Set(queries)];
  const count = async () => (await rows<{ n: number }>(STANDING, [distinct])).map(({ n }) => n);
  const counts = await standings.get(JSON.stringify(distinct), count, (made) => made.some((n) => n > KEPT_FROM));
  return [...queries.map((query) => counts[distinct.indexOf(query)] ?? 0), counts.at(-1) ?? 0];
}

/** How many listings a query hits, one more than `MANY` at most. */
export async function countHits(_scope: PublicScope, query: string): Promise<number> {
  return (await countEach([query]))[0] ?? 0;
}

const everyWay = (concept: Concept) => anyOf(concept.alternatives.map(({ query }) => query));

async function know(words: readonly string[], vocabulary: Vocabulary): Promise<Known> {
  const concepts = conceptsOf(words, vocabulary);
  if (concepts.length === 0) return { concepts, standings: [], hits: 0, all: 0 };
  const any = anyOf(concepts.filter(({ weak }) => !weak).map(everyWay));
  const counts = await countEach([...concepts.flatMap((concept) => [concept.own, everyWay(concept)]), any]);
  const standings = concepts.map((_, at) => ({ own: counts[at * 2] ?? 0, met: counts[at * 2 + 1] ?? 0 }));
  return { concepts, standings, hits: counts.at(-2) ?? 0, all: counts.at(-1) ?? 0 };
}

/** Most words of one search that are corrected. */
const MOST_CORRECTED = 4;

type Near = { asked: string; near: string; place: number; score: number };

/** Everything that one mistake makes of some words, beside the word it was made of. */
function variantsOf(words: readonly string[]): [asked: string[], variants: string[]] {
  const pairs = words.flatMap((word) => oneMistake(word).map((variant) => [word, variant] as const));
  return [pairs.map(([word]) => word), pairs.map(([, variant]) => variant)];
}

/** The word that a mistyped one most likely is, by mistakes, then by where it stands; undefined when none is near enough. */
function likeliest(word: string, near: readonly Near[]): string | undefined {
  const best = near
    .filter(({ asked }) => asked === word)
    .map((one) => ({ ...one, mistakes: editDistance(word, one.near) }))
    .filter(
      ({ near: other, mistakes }) => mistakes > 0 && mistakes <= mistakesAllowed(word) && beginsAlike(word, other),
    )
    .sort((a, b) => a.mistakes - b.mistakes || a.place - b.place || b.score - a.score);
  return best[0]?.near;
}

/** A word that is two known ones without the space between them. */
function splitIn(word: string, known: ReadonlySet<string>): readonly string[] | undefined {
  return splitsOf(word).find((parts) => parts.every((part) => known.has(part)));
}

function splitsOf(word: string): string[][] {
  return Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)]);
}

/** What to put for each word that stands nowhere; words without an answer are missing in it. */
async function replacementsFor(words: readonly string[]): Promise<Map<string, readonly string[]>> {
  const [near, known] = await Promise.all([
    rows<Near>(NEAREST, [words, ...variantsOf(words)]),
    rows<{ word: string }>(KNOWN, [words.flatMap((word) => splitsOf(word).flat())]),
  ]);
  const parts = new Set(known.map(({ word }) => word));
  return new Map(
    words.flatMap((word) => {
      const other = likeliest(word, near);
      const found = other === undefined ? splitIn(word, parts) : [other];
      return found ? [[word, found] as const] : [];
    }),
  );
}

function meaningOf(
  words: readonly string[],
  { concepts, standings, hits, all }: Known,
  corrected: string | null,
  offered: string | null,
): TextMeaning {
  const nothing = { own: 0, met: 0 };
  const ways = concepts.flatMap((concept, at) =>
    alternativesOf(concept, standings[at] ?? nothing, all).map((way) => ({ ...way, concept: at + 1 })),
  );
  const stands = concepts.map(({ weak }, at) => !weak && (standings[at]?.met ?? 0) > 0);
  const tells = stands.map((does, at) => does && (standings[at]?.met ?? 0) <= ORDINARY * all);
  const wanted = tells.includes(true) ? tells : stands;
  const parts = concepts.filter((_, at) => wanted[at]).map(everyWay);
  return {
    any: anyOf(parts),
    all: parts.map((part) => `(${part})`).join(" & "),
    isOne: parts.length === 1,
    hits,
    ways: {
      concepts: ways.map(({ concept }) => concept),
      queries: ways.map(({ query }) => query),
      factors: ways.map(({ factor }) => factor),
    },
    weights: concepts.map(weightOf),
    wanted,
    begins: words.join(" "),
    corrected,
    offered,
    missing: concepts.flatMap(({ brand }, at) => (brand && (standings[at]?.own ?? 0) === 0 ? [brand] : [])),
  };
}

/** Words that stand nowhere, in no way, and that staff's synonyms do not know either: a brand's name is never taken for a mistake. */
function strangersIn({ concepts, standings }: Known): string[] {
  return concepts
    .flatMap(({ words, hasSynonyms, weak }, at) =>
      words.length === 1 && !hasSynonyms && !weak && standings[at]?.met === 0 ? [...words] : [],
    )
    .slice(0, MOST_CORRECTED);
}

/** What else may have been meant by words that hit next to nothing, or only as the beginning of others. */
async function offerFor(words: readonly string[], { concepts, standings }: Known): Promise<string | null> {
  const doubtful = concepts.flatMap((concept, at) => {
    const { own = 0, met = 0 } = standings[at] ?? {};
    return concept.words.length === 1 && !concept.hasSynonyms && !concept.weak && (own === 0 || met <= 1)
      ? [...concept.words]
      : [];
  });
  if (doubtful.length === 0) return null;
  const near = (await rows<Near>(NEAREST, [doubtful, ...variantsOf(doubtful)])).filter(
    ({ near: other, asked, place }) => place < 2 && !other.startsWith(asked),
  );
  const found = new Map(
    doubtful.flatMap((word) => {
      const other = likeliest(word, near);
      return other === undefined ? [] : [[word, other] as const];
    }),
  );
  return found.size === 0 ? null : words.map((word) => found.get(word) ?? word).join(" ");
}

/**
 * Reads a text as a search: its words and phrases with what staff's synonyms say, words that stand nowhere replaced by the nearest known
 * ones, and what else may have been meant. Quotes, minus and "or" ask for exactly what is written.
 */
export async function readText(_scope: PublicScope, q: string): Promise<TextMeaning> {
  const words = queryWords(q);
  const vocabulary = await readVocabulary(q, words);
  if (asksExactly(q)) {
    const query = vocabulary.web;
    const [hits = 0] = query === "" ? [0] : await countEach([query]);
    return {
      any: query,
      all: query,
      isOne: true,
      hits,
      ways: { concepts: [1], queries: [query], factors: [1] },
      weights: [1],
      wanted: [true],
      begins: words.join(" "),
      corrected: null,
      offered: null,
      missing: [],
    };
  }
  const known = await know(words, vocabulary);
  const strangers = strangersIn(known);
  const replacements = strangers.length === 0 ? new Map<string, readonly string[]>() : await replacementsFor(strangers);
  if (replacements.size > 0) {
    const better = words.flatMap((word) => replacements.get(word) ?? [word]);
    return meaningOf(better, await know(better, await readVocabulary("", better)), better.join(" "), null);
  }
  return meaningOf(words, known, null, await offerFor(words, known));
}
