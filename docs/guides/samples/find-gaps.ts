/** Sequence numbers of one installation that never arrived, up to the highest that did. */
export function missing(received: Iterable<number>): number[] {
  const seen = new Set(received);
  const highest = Math.max(0, ...seen);
  return Array.from({ length: highest }, (_, index) => index + 1).filter((sequence) => !seen.has(sequence));
}
