import type { QueryResultRow } from "pg";
import { z } from "zod";
import type { PublicScope } from "@/lib/accounts/types";
import { FACET_KINDS, LISTING_TYPES } from "@/lib/listings/constants";
import { planSchema } from "@/lib/listings/schema";
import type { ListingCardModel } from "@/lib/listings/types";
import { pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { PAGE_SIZE } from "../constants";
import { KeptResults } from "../kept-results";
import type { Statement } from "../statement";
import { countHits, readText, type TextMeaning } from "../words/data";
import { KEPT_FROM, MANY, RANKED } from "../words/ranking";
import { RANK, RANK_ALL } from "../words/statements";
import { facetBits } from "./facet-bits";
import { type CountColumns, toCounts, toGroups } from "./facet-counts";
import { type CatalogQuery, EMPTY_QUERY } from "./schema";
import { COUNTS, cardsStatement, type Source } from "./statements";
import type { SearchResult } from "./types";

async function rows<T extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<T[]> {
  const result = await pool().query<T>({ ...statement, values: [...values] });
  return result.rows;
}

const planParts = planSchema.pick({ amountMinor: true, currency: true, interval: true, per: true, trialDays: true });
const priceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("free") }),
  planParts.omit({ trialDays: true }).extend({ kind: z.literal("freemium") }),
  planParts.extend({ kind: z.literal("paid") }),
]);

// Written by `buildCatalogRow`, so it is a PriceSummary; the schema would notice an older shape.
const cardRowSchema = z.object({
  slug: z.string(),
  name: z.string(),
  promise: z.string(),
  lang: z.string(),
  type: z.enum(LISTING_TYPES),
  partner_name: z.string(),
  icon_media_id: z.string().nullable(),
  depth: z.number(),
  certified: z.boolean(),
  rating_bp: z.number().nullable(),
  review_count: z.number(),
  active_installations: z.number(),
  price: priceSchema,
});

/** A row of `CARD_COLUMNS` as a card says it. */
export function toCard(raw: unknown): ListingCardModel {
  const row = cardRowSchema.parse(raw);
  return {
    slug: row.slug,
    name: row.name,
    promise: row.promise,
    lang: row.lang,
    type: row.type,
    partnerName: row.partner_name,
    iconMediaId: row.icon_media_id === null ? null : formatId("media", row.icon_media_id),
    depth: row.depth,
    certified: row.certified,
    rating: row.rating_bp === null ? null : row.rating_bp / 100,
    reviewCount: row.review_count,
    installs: row.active_installations,
    price: row.price,
  };
}

const orNull = <T>(values: readonly T[]): readonly T[] | null => (values.length === 0 ? null : values);

function filterValues(query: CatalogQuery): unknown[] {
  return [
    ...FACET_KINDS.map((kind) => facetBits(kind, query.facets[kind]) || null),
    orNull(query.types),
    query.depth === 0 ? null : query.depth,
    orNull(query.prices),
    query.certified ? true : null,
    query.rating === null ? null : Math.round(Number(query.rating) * 100),
  ];
}

/** Counts of many hits, for this long in ms: they take long, and nobody misses one listing among thousands for some seconds. */
const KEEP_MS = 10_000;
const kept = new KeptResults<Counts>(() => performance.now(), KEEP_MS, 500);

type Counts = ReturnType<typeof toCounts>;

async function countAll(source: Source, values: readonly unknown[]): Promise<Counts> {
  let counted = 0;
  const count = async () => {
    const [found] = await rows<{ columns: CountColumns }>(COUNTS[source], values);
    const groups = toGroups(found?.columns ?? []);
    counted = groups.reduce((sum, { n }) => sum + n, 0);
    return toCounts(groups);
  };
  if (source === "ranked") return count();
  // Each row stands in five groups.
  return kept.get(JSON.stringify([source, values]), count, () => counted > 5 * KEPT_FROM);
}

type Ranked = { id: string; score: number; hasAll: boolean };

function conceptValues({ ways, weights, wanted, begins }: TextMeaning): unknown[] {
  return [ways.concepts, ways.queries, ways.factors, weights, wanted, begins];
}

/** Everything, in an order that is none of relevance or has no text to be relevant to. */
async function browse(query: CatalogQuery, source: Source, values: readonly unknown[]) {
  const page = [PAGE_SIZE, (query.page - 1) * PAGE_SIZE];
  const [counts, cards] = await Promise.all([
    countAll(source, values),
    rows<QueryResultRow>(cardsStatement(query.sort, source), [...values, ...page]),
  ]);
  return { ...counts, cards: cards.map(toCard) };
}

/** Cards of one page of many hits: first those that were ranked, then the rest by installations. */
async function rankedCards(query: CatalogQuery, values: readonly unknown[], match: string, ids: readonly string[]) {
  const from = (query.page - 1) * PAGE_SIZE;
  const best = ids.slice(from, from + PAGE_SIZE);
  const ranked =
    best.length === 0
      ? []
      : await rows<QueryResultRow>(cardsStatement("relevance", "ranked"), [...values, best, PAGE_SIZE, 0]);
  if (best.length === PAGE_SIZE) return ranked.map(toCard);
  const rest = [...values, match, PAGE_SIZE - best.length, Math.max(0, from - ids.length), ids];
  return [...ranked, ...(await rows<QueryResultRow>(cardsStatement("relevance", "words"), rest))].map(toCard);
}

/** More hits than are ranked: the best of a bounded part of them come first, and numbers are of all. */
async function searchMany(scope: PublicScope, query: CatalogQuery, filters: readonly unknown[], meaning: TextMeaning) {
  const whole = meaning.isOne ? meaning.hits : await countHits(scope, meaning.all);
  const [match, hits] = whole >= PAGE_SIZE ? [meaning.all, whole] : [meaning.any, meaning.hits];
  if (query.sort !== "relevance") return browse(query, "words", [...filters, match]);
  const rank = RANK[hits > MANY ? "many" : "some"];
  const ranked = await rows<Ranked>(rank, [
    ...filters,
    match,
    match === meaning.all || meaning.isOne ? null : meaning.all,
    ...conceptValues(meaning),
  ]);
  const [counts, cards] = await Promise.all([
    countAll("words", [...filters, match]),
    rankedCards(
      query,
      filters,
      match,
      ranked.map(({ id }) => id),
    ),
  ]);
  return { ...counts, cards };
}

/** The first integrations that a text finds, best first, without counts. */
export async function findListings(scope: PublicScope, q: string, most: number): Promise<ListingCardModel[]> {
  const query = { ...EMPTY_QUERY, q };
  const filters = filterValues(query);
  const meaning = await readText(scope, q);
  if (meaning.any === "") return [];
  const many = meaning.hits > MANY ? RANK.many : RANK.some;
  const ranked =
    meaning.hits > RANKED
      ? await rows<Ranked>(many, [
          ...filters,
          meaning.any,
          meaning.isOne ? null : meaning.all,
          ...conceptValues(meaning),
        ])
      : await rows<Ranked>(RANK_ALL, [meaning.any, ...conceptValues(meaning)]);
  const ids = ranked.slice(0, most).map(({ id }) => id);
  return (await rows<QueryResultRow>(cardsStatement("relevance", "ranked"), [...filters, ids, most, 0])).map(toCard);
}

/**
 * One page of the public catalog with the counts of every choice. With a text: what has all of its words first, then what has some, by
 * how much the words say where they stand (ranking.ts).
 */
export async function searchCatalog(scope: PublicScope, query: CatalogQuery): Promise<SearchResult> {
  const filters = filterValues(query);
  if (query.q === "") return { ...(await browse(query, "all", filters)), corrected: null, offered: null, missing: [] };
  const meaning = await readText(scope, query.q);
  const { corrected, offered, missing } = meaning;
  if (meaning.any !== "" && meaning.hits > RANKED)
    return { ...(await searchMany(scope, query, filters, meaning)), corrected, offered, missing };
  const ranked = meaning.any === "" ? [] : await rows<Ranked>(RANK_ALL, [meaning.any, ...conceptValues(meaning)]);
  return { ...(await browse(query, "ranked", [...filters, ranked.map(({ id }) => id)])), corrected, offered, missing };
}
