/** What is known about an installation's delivery numbers: each endpoint gets 1, 2, 3 … for each installation. */
export type SequenceTrack = { first: number; last: number; missing: number[] };

/** More than this many open gaps are not listed one by one. */
const MISSING_LIMIT = 1000;

/**
 * Notes one number and says which are still missing between the lowest and the highest seen. Deliveries may arrive out of
 * order, so a gap is only a suspicion until you stop waiting: then ask the platform to recover since a time.
 */
export function noteSequence(track: SequenceTrack | null, sequence: number): SequenceTrack {
  if (track === null) return { first: sequence, last: sequence, missing: [] };
  if (sequence > track.last) {
    const opened = between(track.last, sequence);
    return { ...track, last: sequence, missing: [...track.missing, ...opened].slice(0, MISSING_LIMIT) };
  }
  if (sequence < track.first) {
    const opened = between(sequence, track.first);
    return { ...track, first: sequence, missing: [...opened, ...track.missing].slice(0, MISSING_LIMIT) };
  }
  return { ...track, missing: track.missing.filter((number) => number !== sequence) };
}

function between(low: number, high: number): number[] {
  const length = Math.min(high - low - 1, MISSING_LIMIT);
  return Array.from({ length }, (_, index) => low + 1 + index);
}
