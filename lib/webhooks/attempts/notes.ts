import type { AttemptRecord, EndpointNote } from "./types";

/**
 * What a batch says of each endpoint in it: well when any attempt succeeded, because one success is enough; the longest hold that was
 * asked for; gone when any answer said so. In the order of their ids, in which everyone locks them.
 */
export function notesOf(batch: readonly AttemptRecord[]): EndpointNote[] {
  const notes = new Map<string, EndpointNote>();
  for (const { delivery, outcome } of batch) {
    const { endpointId } = delivery;
    let note = notes.get(endpointId);
    if (!note) {
      note = { endpointId, well: false, failed: false, gone: false, holdSeconds: null };
      notes.set(endpointId, note);
    }
    if (outcome.action === "deliver") note.well = true;
    if (outcome.error !== null) note.failed = true;
    if (outcome.gone) note.gone = true;
    if (outcome.hold !== null) note.holdSeconds = Math.max(note.holdSeconds ?? 0, outcome.hold);
  }
  return [...notes.values()].sort((one, other) => (one.endpointId < other.endpointId ? -1 : 1));
}
