import { formatId } from "@/lib/platform/ids";

/** The part of a body that all deliveries of an event share, as text without its closing brace. */
export type EnvelopeHead = string;

/**
 * Builds the shared part once per event. `dataText` is the stored JSON as the database writes it, so that every attempt sends the same
 * bytes; `timestamp` is the event's own time.
 */
export function envelopeHead(event: { id: string; type: string; dataText: string; occurredAt: Date }): EnvelopeHead {
  return `{"event":${JSON.stringify(event.type)},"data":${event.dataText},"timestamp":"${event.occurredAt.toISOString()}","id":"${formatId("event", event.id)}"`;
}

/** The raw body of one delivery. `sequence` counts from 1 per installation and endpoint. */
export function envelope(head: EnvelopeHead, delivery: { installationId: string; sequence: bigint }): string {
  return `${head},"installation":"${formatId("installation", delivery.installationId)}","sequence":${delivery.sequence}}`;
}
