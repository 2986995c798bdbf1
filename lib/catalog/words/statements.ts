import { FAIL, type Statement } from "../statement";
import { CERTIFIED, LEAST_SHARE, MANY, NAME_BEGINS, PLACES, POPULAR, POPULARITY, RANKED } from "./ranking";

/**
 * What is known of the words of a search. $1 the text as written, $2 its words, $3 keys of synonyms, $4 pairs of words as one.
 * A word's stem is asked of PostgreSQL's own dictionary, so that a query and the index never differ.
 */
export const VOCABULARY: Statement = {
  name: "catalog-vocabulary",
  text: `SELECT websearch_to_tsquery('english', $1)::text AS web,
    (SELECT coalesce(json_agg(json_build_array(word, coalesce(plainto_tsquery('english', word)::text, ''))), '[]')
      FROM unnest($2::text[]) AS asked (word)) AS stems,
    (SELECT coalesce(json_agg(word), '[]') FROM catalog_word WHERE word = ANY ($2::text[] || $4::text[])) AS known,
    (SELECT coalesce(json_agg(json_build_object('keys', keys, 'kind', kind, 'words', words, 'means', means, 'queries',
        (SELECT coalesce(json_agg(phraseto_tsquery('english', phrase)::text), '[]') FROM unnest(sought) AS phrase))
      ORDER BY created_at, id), '[]') FROM search_synonym WHERE keys && $3::text[]) AS synonyms`,
};

/** How many listings meet each query of $1, one more than `MANY` at most, and as the last number how many there are. */
export const STANDING: Statement = {
  name: "catalog-standing",
  text: `SELECT (SELECT count(*)::int FROM (SELECT FROM catalog_entry WHERE search @@ asked.query::tsquery LIMIT ${MANY + 1}) AS few) AS n
    FROM unnest($1::text[]) WITH ORDINALITY AS asked (query, place)
    UNION ALL SELECT count(*)::int FROM (SELECT FROM catalog_entry LIMIT ${MANY + 1}) AS few`,
};

/**
 * Known words near to mistyped ones ($1), with the best place each stands at; words of synonyms are known too. $2 and $3: words, and what
 * one mistake makes of each.
 */
export const NEAREST: Statement = {
  name: "catalog-nearest",
  text: `WITH said AS MATERIALIZED (
      SELECT DISTINCT lower(word) AS word, 0 AS place FROM search_synonym, unnest(words) AS word WHERE word !~ '\\s'
    )
    SELECT asked.word AS asked, near.word AS near, near.place, near.score::float8 AS score FROM unnest($1::text[]) AS asked (word)
    CROSS JOIN LATERAL (
      (SELECT word, place, similarity(word, asked.word) AS score FROM catalog_word WHERE word % asked.word ORDER BY score DESC, word LIMIT 12)
      UNION ALL
      (SELECT word, place, similarity(word, asked.word) AS score FROM said WHERE word % asked.word ORDER BY score DESC, word LIMIT 6)
    ) AS near
    UNION ALL
    SELECT made.word, made.variant, known.place, similarity(made.word, made.variant)::float8
      FROM unnest($2::text[], $3::text[]) AS made (word, variant)
      JOIN LATERAL (SELECT place FROM catalog_word WHERE word = made.variant UNION ALL SELECT place FROM said WHERE word = made.variant LIMIT 1) AS known ON true`,
};

/** Which of some words ($1) are known. */
export const KNOWN: Statement = {
  name: "catalog-known",
  text: "SELECT word FROM catalog_word WHERE word = ANY ($1::text[])",
};

const WEIGHTS = `'{${[PLACES.other, PLACES.uses, PLACES.tagline, PLACES.name].join(",")}}'::float4[]`;

/**
 * The best of the candidates: $NEXT concepts by number, their ways of being met (query and factor), their weights and whether a listing
 * should have them; then the words as written. A concept counts its best way, by where the words stand. Listings that have all the
 * words come first, then by score; what scores far below the best is left out.
 */
function rankText(candidates: string, next: number): string {
  const p = (at: number) => `$${next + at}`;
  return `
WITH way AS MATERIALIZED (
  SELECT concept, query::tsquery AS query, factor FROM unnest(${p(0)}::int[], ${p(1)}::text[], ${p(2)}::float8[]) AS way (concept, query, factor)
), concept AS MATERIALIZED (
  SELECT concept, weight, wanted FROM unnest(${p(3)}::float8[], ${p(4)}::boolean[]) WITH ORDINALITY AS concept (weight, wanted, concept)
), candidate AS MATERIALIZED (
  SELECT listing_id, name_text, active_installations, certified_until > (SELECT business_now()) AS certified, search || ''::tsvector AS search
  FROM (${candidates}) AS candidate
), met AS (
  SELECT listing_id, concept, max(factor * ts_rank(${WEIGHTS}, candidate.search, query)) AS best
  FROM candidate JOIN way ON candidate.search @@ query GROUP BY listing_id, concept
), summed AS (
  SELECT listing_id, sum(weight * best) AS words, count(*) FILTER (WHERE wanted) AS wanted
  FROM met JOIN concept USING (concept) GROUP BY listing_id
), scored AS (
  SELECT listing_id, active_installations, wanted = (SELECT count(*) FROM concept WHERE wanted) AS has_all,
    (words + CASE WHEN starts_with(name_text, ${p(5)}) THEN ${NAME_BEGINS} ELSE 0 END)
      * (1 + ${POPULARITY} * active_installations / (active_installations + ${POPULAR}.0) + CASE WHEN certified THEN ${CERTIFIED} ELSE 0 END) AS score
  FROM summed JOIN candidate USING (listing_id)
)
SELECT listing_id AS id, score::float8 AS score, has_all AS "hasAll" FROM scored
WHERE score >= ${LEAST_SHARE} * (SELECT max(score) FROM scored)
ORDER BY has_all DESC, score DESC, active_installations DESC, listing_id`;
}

const COLUMNS = "listing_id, name_text, active_installations, certified_until, search";

/** Ranks every hit of $1. */
export const RANK_ALL: Statement = {
  name: "catalog-rank-all",
  text: rankText(`SELECT ${COLUMNS} FROM catalog_entry WHERE search @@ $1::tsquery`, 2),
};

const INSTALLED = "active_installations DESC, listing_id";

/** Rows that a query finds by its index, whatever the planner expects of an order and a limit together. */
function byIndex(condition: string, most: number): string {
  return `SELECT listing_id FROM (
    SELECT listing_id, active_installations FROM catalog_entry WHERE ${condition} AND ${FAIL} = 0 LIMIT ${MANY}
  ) AS found ORDER BY ${INSTALLED} LIMIT ${most}`;
}

/** Of more hits than are ranked: how they are read from the most installed on, when they are some and when they are a large part of all. */
const MOST_INSTALLED = {
  some: byIndex("search @@ $10::tsquery", RANKED / 2),
  // Read in order until there are enough: finding every hit first would take as long as the catalog is large. Filters are cheap and
  // come first: the other reads the row's words.
  many: `SELECT listing_id FROM (SELECT * FROM catalog_entry ORDER BY ${INSTALLED} LIMIT ${MANY * 2}) AS top
    WHERE CASE WHEN ${FAIL} = 0 THEN search @@ $10::tsquery ELSE false END LIMIT ${RANKED / 2}`,
} as const;

function candidatesOf(many: keyof typeof MOST_INSTALLED): string {
  return `SELECT ${COLUMNS} FROM catalog_entry WHERE listing_id IN (
    (${byIndex("name_search @@ $10::tsquery", RANKED / 4)})
    UNION (${byIndex("$11::tsquery IS NOT NULL AND search @@ $11::tsquery", RANKED / 4)})
    UNION (${MOST_INSTALLED[many]}))`;
}

/**
 * Ranks some of many hits: those with a word in their name, those with all the words, and the most installed. $1 to $9 the filters,
 * $10 the query that hits, $11 the one that asks for all the words (null where that is the same).
 */
export const RANK: Readonly<Record<keyof typeof MOST_INSTALLED, Statement>> = {
  some: { name: "catalog-rank-some", text: rankText(candidatesOf("some"), 12) },
  many: { name: "catalog-rank-many", text: rankText(candidatesOf("many"), 12) },
};
