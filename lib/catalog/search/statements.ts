import { FAIL, type Statement } from "../statement";
import type { Sort } from "./schema";

/**
 * Which rows a statement reads: all, those that a tsquery ($10) finds, or those that were ranked before ($10, ids from the best on).
 */
export type Source = "all" | "words" | "ranked";

const FROM: Readonly<Record<Source, string>> = {
  all: "catalog_entry",
  words: "catalog_entry WHERE search @@ $10::tsquery",
  ranked: "unnest($10::uuid[]) WITH ORDINALITY AS hit (listing_id, place) JOIN catalog_entry USING (listing_id)",
};

/** What else is counted, in one number: depth, type, price kind, certified, and whether at 4 and 4.5 stars; see facet-counts.ts. */
const SHORT = `(depth
  | (CASE type WHEN 'native' THEN 0 WHEN 'partner' THEN 8 WHEN 'community' THEN 16 ELSE 24 END)
  | (CASE price_kind WHEN 'free' THEN 0 WHEN 'trial' THEN 32 ELSE 64 END)
  | (CASE WHEN certified_until > (SELECT business_now()) THEN 128 ELSE 0 END)
  | (CASE WHEN rating_bp >= 450 THEN 768 WHEN rating_bp >= 400 THEN 256 ELSE 0 END))`;

/**
 * Everything that is counted, in one pass: rows are grouped by each facet's bits and once by all the rest, which gives a few hundred
 * groups; facet-counts.ts takes them apart. A row that fails two filters counts for none. The groups come as four columns in one JSON
 * value: a thousand small rows take the driver longer than the page's cards.
 */
function countsText(source: Source): string {
  return `
SELECT json_build_array(array_agg(level), array_agg(bits), array_agg(fail), array_agg(n)) AS columns
FROM (
SELECT grouping(u, t, i, f) AS level, coalesce(u, t, i, f, s) AS bits, fail, count(*)::int AS n
FROM (
  SELECT use_case_bits AS u, tool_type_bits AS t, industry_bits AS i, functionality_bits AS f, ${SHORT} AS s, ${FAIL} AS fail
  FROM ${FROM[source]}
) AS found
WHERE fail & (fail - 1) = 0
GROUP BY GROUPING SETS ((u, fail), (t, fail), (i, fail), (f, fail), (s, fail))
) AS groups`;
}

export const COUNTS: Readonly<Record<Source, Statement>> = {
  all: { name: "catalog-counts", text: countsText("all") },
  words: { name: "catalog-counts-words", text: countsText("words") },
  ranked: { name: "catalog-counts-ranked", text: countsText("ranked") },
};

const ORDER: Readonly<Record<Exclude<Sort, "relevance">, string>> = {
  installed: "active_installations DESC, listing_id",
  rated: "rating_bp DESC NULLS LAST, review_count DESC, listing_id",
  newest: "published_at DESC, listing_id",
  name: "lower(name), listing_id",
};

/** What a card needs. */
export const CARD_COLUMNS = `slug, name, promise, lang, type::text AS type, partner_name, icon_media_id, depth,
  coalesce(certified_until > (SELECT business_now()), false) AS certified, rating_bp, review_count, active_installations, price`;

/**
 * One page of cards: the numbers of the counts, then limit and offset. By relevance ranked rows stand as they were ranked; rows of
 * more hits than are ranked follow by installations, without the ranked ones (a last list of ids).
 */
export function cardsStatement(sort: Sort, source: Source): Statement {
  const order = sort !== "relevance" ? ORDER[sort] : source === "ranked" ? "place" : ORDER.installed;
  const rest = sort === "relevance" && source === "words";
  const next = source === "all" ? 10 : 11;
  const where = `${FAIL} = 0${rest ? ` AND listing_id <> ALL ($${next + 2}::uuid[])` : ""}`;
  const text = `SELECT ${CARD_COLUMNS} FROM ${FROM[source]} ${source === "words" ? "AND" : "WHERE"} ${where}
    ORDER BY ${order} LIMIT $${next} OFFSET $${next + 1}`;
  return { name: `catalog-cards-${sort}-${source}`, text };
}
