import { keepProof } from "../../scripts/lib/kept-results.ts";

/** The middle of some values; the lower one of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Prints a table and, as the last line, one JSON object. The answer is the exit code: 0 when every bar was met, else 3. */
export function report(name: string, figures: Readonly<Record<string, number>>, missed: readonly string[]): number {
  const widest = Math.max(...Object.keys(figures).map((key) => key.length));
  for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(widest)}  ${value}`);
  for (const bar of missed) console.log(`missed: ${bar}`);
  keepProof({ name, figures: { ...figures }, missed: [...missed] });
  console.log(JSON.stringify({ name, figures, missed }));
  return missed.length === 0 ? 0 : 3;
}
