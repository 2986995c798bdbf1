/** A prepared statement: `pg` parses and plans it once a connection. */
export type Statement = { name: string; text: string };

/** One bit a filter: a listing that fails one filter only still counts for that filter's own choices. */
export const FAILED = {
  "use-case": 1,
  "tool-type": 2,
  industry: 4,
  functionality: 8,
  type: 16,
  depth: 32,
  price: 64,
  certified: 128,
  rating: 256,
} as const;

/**
 * $1 use cases, $2 tool types, $3 industries, $4 functionalities (each as bits, facet-bits.ts), $5 types, $6 least depth, $7 price
 * kinds, $8 certified only, $9 least rating x 100; null asks for all. $10 is what the source asks for.
 */
export const FAIL = `(
  CASE WHEN $1::int IS NULL OR use_case_bits & $1 <> 0 THEN 0 ELSE ${FAILED["use-case"]} END
  | CASE WHEN $2::int IS NULL OR tool_type_bits & $2 <> 0 THEN 0 ELSE ${FAILED["tool-type"]} END
  | CASE WHEN $3::int IS NULL OR industry_bits & $3 <> 0 THEN 0 ELSE ${FAILED.industry} END
  | CASE WHEN $4::int IS NULL OR functionality_bits & $4 <> 0 THEN 0 ELSE ${FAILED.functionality} END
  | CASE WHEN $5::listing_type[] IS NULL OR type = ANY($5) THEN 0 ELSE ${FAILED.type} END
  | CASE WHEN $6::int IS NULL OR depth >= $6 THEN 0 ELSE ${FAILED.depth} END
  | CASE WHEN $7::text[] IS NULL OR price_kind = ANY($7) THEN 0 ELSE ${FAILED.price} END
  | CASE WHEN $8::boolean IS NULL OR certified_until > (SELECT business_now()) THEN 0 ELSE ${FAILED.certified} END
  | CASE WHEN $9::int IS NULL OR rating_bp >= $9 THEN 0 ELSE ${FAILED.rating} END
)`;
