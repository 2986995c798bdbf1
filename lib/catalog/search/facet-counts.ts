import { FACET_KINDS, FACETS, type FacetKind } from "@/lib/listings/constants";
import { FAILED } from "../statement";
import type { FacetCounts } from "./types";

/** One group of the counting statement: which grouping it is of, its value, the one filter it fails (or 0), and its size. */
export type CountGroup = { level: number; bits: number; fail: number; n: number };

/** The groups as the statement sends them: levels, bits, fails and sizes side by side; nulls when nothing was hit. */
export type CountColumns = readonly [level: number[], bits: number[], fail: number[], n: number[]] | readonly null[];

/** The groups one by one. */
export function toGroups([levels, bits, fails, sizes]: CountColumns): CountGroup[] {
  return (levels ?? []).map((level, at) => ({
    level,
    bits: bits?.[at] ?? 0,
    fail: fails?.[at] ?? 0,
    n: sizes?.[at] ?? 0,
  }));
}

/** PostgreSQL's `grouping()` of the set that keeps one facet, and of the one that keeps none. */
const LEVELS: Readonly<Record<FacetKind, number>> = { "use-case": 7, "tool-type": 11, industry: 13, functionality: 14 };
const REST = 15;

function facetCounts(groups: readonly CountGroup[], kind: FacetKind): Record<string, number> {
  const counted = groups.filter(
    (group) => group.level === LEVELS[kind] && (group.fail | FAILED[kind]) === FAILED[kind],
  );
  return Object.fromEntries(
    Object.keys(FACETS[kind]).map((slug, bit) => [
      slug,
      counted.reduce((sum, group) => (group.bits & (1 << bit) ? sum + group.n : sum), 0),
    ]),
  );
}

/** The counts of every choice and the number of hits. A choice counts what it would show with all other filters as they are. */
export function toCounts(groups: readonly CountGroup[]): { counts: FacetCounts; total: number } {
  const rest = groups.filter((group) => group.level === REST);
  const sum = (own: number, has: (bits: number) => boolean) =>
    rest.reduce((total, group) => ((group.fail | own) === own && has(group.bits) ? total + group.n : total), 0);
  const type = (place: number) => sum(FAILED.type, (bits) => ((bits >> 3) & 3) === place);
  const price = (place: number) => sum(FAILED.price, (bits) => ((bits >> 5) & 3) === place);
  const [useCases, toolTypes, industries, functionalities] = FACET_KINDS.map((kind) => facetCounts(groups, kind));
  return {
    total: sum(0, () => true),
    counts: {
      facets: {
        "use-case": useCases ?? {},
        "tool-type": toolTypes ?? {},
        industry: industries ?? {},
        functionality: functionalities ?? {},
      },
      types: { native: type(0), partner: type(1), community: type(2), embedded: type(3) },
      prices: { free: price(0), trial: price(1), paid: price(2) },
      depths: Array.from({ length: 8 }, (_, depth) => sum(FAILED.depth, (bits) => (bits & 7) === depth)),
      certified: sum(FAILED.certified, (bits) => (bits & 128) !== 0),
      rated4: sum(FAILED.rating, (bits) => (bits & 256) !== 0),
      rated45: sum(FAILED.rating, (bits) => (bits & 512) !== 0),
    },
  };
}
