import { seededRandom } from "@/lib/host/sample-data";

/** Draws from one seeded source: the same number always makes the same marketplace. */
export type Draw = {
  next: () => number;
  int: (from: number, to: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

export function drawFrom(seed: number): Draw {
  const next = seededRandom(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(next() * from.length)];
    if (found === undefined) throw new RangeError("Nothing to pick from.");
    return found;
  };
  return { next, int, pick };
}

const DAY_MS = 86_400_000;

/** `days` before `now`, at a working hour. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
