import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** One labelled query: listings of which one must be first, and those that should be within the first five. */
export type Labelled = { query: string; first: readonly string[]; five: readonly string[] };

/** How one query did. */
export type Judged = Labelled & { found: readonly string[]; ndcg: number; isFirstRight: boolean };

const names = (text: string) =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** Reads a set: a query, its first ones and its first five a line, between tabs; lines that begin with # say what stands there. */
export async function readLabelled(file: string): Promise<Labelled[]> {
  const text = await readFile(resolve(import.meta.dirname, "../search", file), "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [query = "", first = "", five = ""] = line.split("\t");
      return { query, first: names(first), five: names(five) };
    });
}

/** What finding a listing is worth: 2 where it may be first, 1 where it should be among the five. */
function gainOf({ first, five }: Labelled, name: string): number {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  return first.some(same) ? 2 : five.some(same) ? 1 : 0;
}

const discounted = (gains: readonly number[]) =>
  gains.slice(0, 5).reduce((sum, gain, place) => sum + (2 ** gain - 1) / Math.log2(place + 2), 0);

/**
 * nDCG of the first five (Järvelin and Kekäläinen 2002, gains 2^g - 1), 1 at best. The best answer has the five that should be there, or,
 * where a query names none, one of those that may be first: a question about something that is not there has many good answers.
 */
export function judge(labelled: Labelled, found: readonly string[]): Judged {
  const { first, five } = labelled;
  const wanted = five.length > 0 ? five : first.slice(0, 1);
  const ideal = discounted(wanted.map((name) => gainOf(labelled, name)).sort((a, b) => b - a));
  const reached = discounted(found.slice(0, 5).map((name) => gainOf(labelled, name)));
  return {
    ...labelled,
    found: found.slice(0, 5),
    ndcg: Math.min(1, reached / ideal),
    isFirstRight: found[0] !== undefined && first.some((name) => name.toLowerCase() === found[0]?.toLowerCase()),
  };
}

/** The middle of a set's figures. */
export function figuresOf(judged: readonly Judged[]): { ndcg: number; first: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    ndcg: mean(judged.map(({ ndcg }) => ndcg)),
    first: mean(judged.map(({ isFirstRight }) => (isFirstRight ? 1 : 0))),
  };
}

/** The halves of a set: one to tune by, one that is only looked at. Lines alternate, so both hold every kind of query. */
export function halvesOf<T>(set: readonly T[]): { tuning: T[]; heldOut: T[] } {
  return { tuning: set.filter((_, at) => at % 2 === 0), heldOut: set.filter((_, at) => at % 2 === 1) };
}
