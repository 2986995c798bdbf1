import { z } from "zod";
import { type IdKind, parseId } from "../ids";
import { isStorable } from "../text/storable-text";

/** Rows on one page of a directory. */
export const DIRECTORY_PAGE = 50;

/** A parameter said twice counts as said once. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** What is searched for; whatever cannot be searched for counts as not said. */
export const directoryText = z.preprocess(first, z.string().trim().max(120).refine(isStorable)).catch("");

/** One of a closed list, or "" for any; an unknown word counts as any. */
export function directoryChoice<const T extends string>(values: readonly T[]) {
  return z
    .unknown()
    .default("")
    .transform((value): T | "" => values.find((one) => one === first(value)) ?? "");
}

/** Where a page goes on: the shown id of the last row before it, as a raw uuid; null at the beginning and for anything else. */
export function directoryCursor(kind: IdKind) {
  return z
    .preprocess(
      first,
      z.string().transform((text) => parseId(kind, text)),
    )
    .catch(null);
}

/** The page of rows out of one row more than fits, and the last row when more follow. */
export function pageOf<Row>(rows: readonly Row[]): { page: Row[]; last: Row | null } {
  const page = rows.slice(0, DIRECTORY_PAGE);
  return { page, last: rows.length > DIRECTORY_PAGE ? (page.at(-1) ?? null) : null };
}
