import { hebrewStems, isHebrew } from "./hebrew";
import { EMPTY_WORDS, WEAK_WORDS } from "./ordinary-words";
import { WAYS, WEAK } from "./ranking";
import { LONGEST_PHRASE, phraseKeys } from "./search-words";

/** What the database knows about the words of a search; every `query` is a tsquery in PostgreSQL's own writing. */
export type Vocabulary = {
  /** Each word's stem as a query; "" for words that the language leaves out. */
  stems: ReadonlyMap<string, string>;
  /** Words that stand in some listing. */
  known: ReadonlySet<string>;
  synonyms: readonly KnownSynonym[];
};

/** A row of the synonyms whose words are among those asked for. */
export type KnownSynonym = {
  keys: readonly string[];
  kind: "synonym" | "brand";
  /** The words as staff wrote them, for people: "FreshBooks". */
  words: readonly string[];
  means: readonly string[];
  /** `means` as queries. */
  queries: readonly string[];
};

/** One way of meeting a part of a search. */
export type Alternative = { query: string; factor: number; isOwn?: true; ofBrand?: true };

/** A part of a search that a listing can meet: a word, or words that belong together. */
export type Concept = {
  words: readonly string[];
  /** The part itself, without synonyms and beginnings: whether it stands anywhere. */
  own: string;
  alternatives: readonly Alternative[];
  weak: boolean;
  /** Set when it is a product's name. */
  brand: { name: string; means: readonly string[] } | null;
  /** Whether staff's synonyms know it. */
  hasSynonyms: boolean;
};

// Words are letters, marks and digits only, so quoting them cannot be escaped from.
const quoted = (word: string) => `'${word}'`;

/** One of several queries. */
export function anyOf(queries: readonly string[]): string {
  const distinct = [...new Set(queries)];
  return distinct.length === 1 ? (distinct[0] ?? "") : distinct.map((query) => `(${query})`).join(" | ");
}

function ownOf(word: string, stems: Vocabulary["stems"]): Alternative[] {
  const stem = stems.get(word) || quoted(word);
  const own = [{ query: stem === quoted(word) ? stem : `${stem} | ${quoted(word)}`, factor: WAYS.word }];
  if (!isHebrew(word)) return own;
  const [first, ...bare] = hebrewStems(word);
  return [
    { query: anyOf([quoted(word), quoted(first ?? word)]), factor: WAYS.word },
    ...bare.map((query) => ({ query: quoted(query), factor: WAYS.bare })),
  ];
}

/** The beginning of a longer word. Of a short word that stands by itself it says little. */
function beginningOf(word: string, known: Vocabulary["known"]): Alternative[] {
  if (word.length < 2) return [];
  return [
    { query: `${quoted(word)}:*`, factor: word.length <= 3 && known.has(word) ? WAYS.beginning / 2 : WAYS.beginning },
  ];
}

function together(words: readonly string[]): Alternative {
  return { query: words.map(quoted).join(" <-> "), factor: WAYS.word };
}

function apart(words: readonly string[], stems: Vocabulary["stems"]): Alternative {
  const said = words.filter((word) => !EMPTY_WORDS.has(word));
  return { query: said.map((word) => stems.get(word) || quoted(word)).join(" & "), factor: WAYS.apart };
}

function synonymsAt(words: readonly string[], at: number, length: number, all: readonly KnownSynonym[]) {
  const keys = phraseKeys(words, at, length);
  const key = keys.find((candidate) => all.some((synonym) => synonym.keys.includes(candidate)));
  return key === undefined ? [] : all.filter((synonym) => synonym.keys.includes(key));
}

function conceptOf(
  words: readonly string[],
  own: readonly Alternative[],
  more: readonly Alternative[],
  found: readonly KnownSynonym[],
): Concept {
  const brand = found.find(({ kind }) => kind === "brand");
  const written =
    brand?.words.find((name) => name.toLowerCase().replaceAll(" ", "") === words.join("")) ?? words.join(" ");
  return {
    words,
    own: anyOf(own.map(({ query }) => query)),
    alternatives: [
      ...own.map((way): Alternative => ({ ...way, isOwn: true })),
      ...more,
      ...found.flatMap(({ kind, queries }) =>
        queries
          .filter((query) => query !== "")
          .map(
            (query): Alternative =>
              kind === "brand" ? { query, factor: WAYS.brand, ofBrand: true } : { query, factor: WAYS.synonym },
          ),
      ),
    ],
    weak: found.length === 0 && words.every((word) => WEAK_WORDS.has(word)),
    brand: brand ? { name: written, means: brand.means } : null,
    hasSynonyms: found.length > 0,
  };
}

/** The longest phrase from here on that the synonyms know, as one concept. */
function phraseAt(words: readonly string[], at: number, vocabulary: Vocabulary): Concept | null {
  for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 1; length--) {
    const found = synonymsAt(words, at, length, vocabulary.synonyms);
    const part = words.slice(at, at + length);
    if (found.length === 0) continue;
    const own = [
      together(part),
      ...(vocabulary.known.has(part.join("")) ? [{ query: quoted(part.join("")), factor: WAYS.word }] : []),
    ];
    const loose = apart(part, vocabulary.stems);
    const isBrand = found.some(({ kind }) => kind === "brand");
    return conceptOf(part, own, isBrand || loose.query === "" ? [] : [loose], found);
  }
  return null;
}

/** Two words that some listing writes as one ("quick books"). */
function joinedAt(words: readonly string[], at: number, { known, stems, synonyms }: Vocabulary): Concept | null {
  const part = words.slice(at, at + 2);
  const joined = part.join("");
  const found = synonymsAt([joined], 0, 1, synonyms);
  if (part.length < 2 || !(known.has(joined) || found.length > 0)) return null;
  return conceptOf(
    part,
    [{ query: quoted(joined), factor: WAYS.word }, together(part)],
    [apart(part, stems)].filter(({ query }) => query !== ""),
    found,
  );
}

/**
 * The parts of a search: phrases that staff's synonyms know, words that are written apart, and single words with their stems and
 * synonyms. Words that say nothing are left out unless there are no others. The last word may be a beginning.
 */
export function conceptsOf(words: readonly string[], vocabulary: Vocabulary): Concept[] {
  const concepts: Concept[] = [];
  const onlyEmpty = words.every((word) => EMPTY_WORDS.has(word));
  for (let at = 0; at < words.length; ) {
    const together = phraseAt(words, at, vocabulary) ?? joinedAt(words, at, vocabulary);
    const word = words[at] ?? "";
    if (together) concepts.push(together);
    else if (onlyEmpty || !EMPTY_WORDS.has(word)) {
      const beginning = at === words.length - 1 ? beginningOf(word, vocabulary.known) : [];
      concepts.push(
        conceptOf([word], ownOf(word, vocabulary.stems), beginning, synonymsAt(words, at, 1, vocabulary.synonyms)),
      );
    }
    at += together ? together.words.length : 1;
  }
  const allWeak = concepts.every(({ weak }) => weak);
  return allWeak ? concepts.map((concept) => ({ ...concept, weak: false })) : concepts;
}

/** How many listings meet a concept: by its own words, and in any way. */
export type Standing = { own: number; met: number };

/** What a word or phrase counts for: the rarer, the more. `all` is how many listings there are; both are bounded by `MANY`. */
function rarityOf(standing: number, all: number): number {
  return 0.3 + (0.7 * Math.log(1 + (all - Math.min(standing, all) + 0.5) / (standing + 0.5))) / Math.log(2 * all + 2);
}

/** What a concept counts for beside the others. */
export function weightOf({ weak }: Pick<Concept, "weak">): number {
  return weak ? WEAK : 1;
}

/**
 * The alternatives of a concept with what is known of it: its own words count by how rare they are, other ways by how rare all of them
 * together are. A brand that is there counts, and what it does counts little then.
 */
export function alternativesOf({ alternatives, brand }: Concept, { own, met }: Standing, all: number): Alternative[] {
  return alternatives.map((way) => {
    const factor = way.ofBrand && brand && own > 0 ? WAYS.brandThere : way.factor;
    return { ...way, factor: factor * rarityOf(way.isOwn ? own : met, all) };
  });
}
