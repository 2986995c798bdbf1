import { formatId } from "@/lib/platform/ids";

/** What all deliveries of an event share: its shown id, and the body's text without its closing brace. */
export type EnvelopeHead = { shownId: string; text: string };

const KEPT_IDS = 10_000;
const shownInstallations = new Map<string, string>();

/** Few installations get most events, so their shown ids are kept. */
function shownInstallation(id: string): string {
  const known = shownInstallations.get(id);
  if (known !== undefined) return known;
  if (shownInstallations.size >= KEPT_IDS) shownInstallations.clear();
  const shown = formatId("installation", id);
  shownInstallations.set(id, shown);
  return shown;
}

/**
 * Builds the shared part once per event. `dataText` is the stored JSON as the database writes it, so that every attempt sends the same
 * bytes; `timestamp` is the event's own time.
 */
export function envelopeHead(event: { id: string; type: string; dataText: string; occurredAt: Date }): EnvelopeHead {
  const shownId = formatId("event", event.id);
  const text = `{"event":${JSON.stringify(event.type)},"data":${event.dataText},"timestamp":"${event.occurredAt.toISOString()}","id":"${shownId}"`;
  return { shownId, text };
}

/** The raw body of one delivery. `sequence` counts from 1 per installation and endpoint. */
export function envelope(head: EnvelopeHead, delivery: { installationId: string; sequence: bigint }): string {
  return `${head.text},"installation":"${shownInstallation(delivery.installationId)}","sequence":${delivery.sequence}}`;
}
