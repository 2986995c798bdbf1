import type { QueryResultRow } from "pg";
import { z } from "zod";
import type { PublicScope } from "@/lib/accounts/types";
import { FACET_KINDS, LISTING_TYPES } from "@/lib/listings/constants";
import { planSchema } from "@/lib/listings/schema";
import type { ListingCardModel } from "@/lib/listings/types";
import { pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { PAGE_SIZE } from "../constants";
import type { SearchResult } from "../types";
import { facetBits } from "./facet-bits";
import { type CountColumns, toCounts, toGroups } from "./facet-counts";
import { alternativesQuery, queryWords, type TextQuery, textQuery } from "./query-words";
import type { CatalogQuery } from "./schema";
import { COUNTS, cardsStatement, ENOUGH, NEAREST, type Statement } from "./statements";

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

async function run(query: CatalogQuery, text: TextQuery | null, corrected: string | null): Promise<SearchResult> {
  const filters = filterValues(query);
  const texts = text ? [text.web, text.simple, text.stems] : [];
  const written = text && query.sort === "relevance" ? [corrected ?? query.q] : [];
  const [found, cards] = await Promise.all([
    rows<{ columns: CountColumns }>(text ? COUNTS.text : COUNTS.all, [...filters, ...texts]),
    rows<QueryResultRow>(cardsStatement(query.sort, text !== null), [
      ...filters,
      ...texts,
      PAGE_SIZE,
      (query.page - 1) * PAGE_SIZE,
      ...written,
    ]),
  ]);
  return { ...toCounts(toGroups(found[0]?.columns ?? [])), cards: cards.map(toCard), corrected };
}

/** The nearest known words of each word; the word itself first where it is known. Short words stay as they are. */
async function nearestWords(words: readonly string[]): Promise<string[][]> {
  const found = await rows<{ asked: string; near: string }>(NEAREST, [words]);
  return words.map((word) => {
    const near = found.filter((row) => row.asked === word).map((row) => row.near);
    return near.length === 0 || near[0] === word ? [word] : near;
  });
}

/**
 * One page of the public catalog with the counts of every choice. A text that finds fewer than three listings is tried again with
 * the nearest known words, then with any of its words; the first try that finds something stands.
 */
export async function searchCatalog(_scope: PublicScope, query: CatalogQuery): Promise<SearchResult> {
  if (query.q === "") return run(query, null, null);
  const asWritten = textQuery(query.q);
  const first = await run(query, asWritten, null);
  if (first.total >= 3) return first;
  const enough = await rows<{ n: number }>(ENOUGH, [asWritten.web, asWritten.simple, asWritten.stems]);
  const words = queryWords(query.q);
  // Quotes, minus and "or" ask for exactly what is written.
  const exact = asWritten.simple === "";
  if ((enough[0]?.n ?? 0) >= 3 || exact) return first;
  const near = await nearestWords(words);
  const best = near.map((list) => list[0] ?? "").join(" ");
  if (best !== words.join(" ")) {
    const second = await run(query, alternativesQuery(near), best);
    if (second.total > first.total) return second;
  }
  if (first.total > 0 || words.length < 2) return first;
  const any = await run(query, alternativesQuery(near, true), null);
  return any.total > 0 ? any : first;
}
