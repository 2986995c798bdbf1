import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { type ParkingQueue, parkRow } from "@/lib/platform/outbox/parked";
import { blamesRows } from "@/lib/platform/outbox/row-fault";
import { statesBefore } from "@/lib/platform/transitions/derive";
import { PARKED_HOLD } from "../constants";
import { nudgeEndpoint } from "../endpoints/mutations";
import { DELIVERIES } from "../transitions";

type Key = { eventId: string; endpointId: string };

/** What the partner reads. The error itself is for staff. */
const SENTENCE = "Something went wrong on our side; our staff were told. Nothing says whether it arrived.";

function keyOf({ eventId, endpointId }: Key): string {
  return `${eventId}/${endpointId}`;
}

/** The delivery whose key this is, or null. */
export function deliveryOfKey(key: string): Key | null {
  const [eventId, endpointId, ...more] = key.split("/");
  return eventId && endpointId && more.length === 0 ? { eventId, endpointId } : null;
}

/**
 * Sets a delivery aside: it is dead and out of the queue, where it would be sent for ever, and staff see why. False when not even its state
 * could be written; then it stays in the queue, and whoever holds it must not give it back.
 */
export async function parkDelivery(
  queue: Extract<ParkingQueue, "attempts" | "deliveries">,
  delivery: Key,
  error: unknown,
): Promise<boolean> {
  const { eventId, endpointId } = delivery;
  const parked = { queue, key: keyOf(delivery), subjectType: "endpoint", subjectId: endpointId, error } as const;
  try {
    await inTransaction(async (tx) => {
      await tx.$executeRaw`
        UPDATE delivery SET state = ${DELIVERIES.steps.exhaust.to}::delivery_state, last_error = ${SENTENCE}, settled_at = (SELECT business_now())
        WHERE event_id = ${eventId}::uuid AND endpoint_id = ${endpointId}::uuid AND state = ANY (${statesBefore(DELIVERIES, "exhaust")}::delivery_state[])`;
      await tx.$executeRaw`DELETE FROM queued_delivery WHERE event_id = ${eventId}::uuid AND endpoint_id = ${endpointId}::uuid`;
      await parkRow(tx, parked);
    });
    return true;
  } catch (thrown) {
    if (!blamesRows(thrown)) throw thrown;
    await parkRow(db(), parked);
    return false;
  }
}

/** Leaves an endpoint that cannot be sent to or written to alone for an hour, so that the others go on, and shows it to staff. */
export async function parkEndpoint(endpointId: string, error: unknown): Promise<void> {
  await parkRow(db(), { queue: "endpoints", key: endpointId, subjectType: "endpoint", subjectId: endpointId, error });
  await db()
    .$executeRaw`UPDATE endpoint SET hold_until = (SELECT business_now()) + make_interval(secs => ${PARKED_HOLD}::float8) WHERE id = ${endpointId}::uuid`;
}

/** Lets an endpoint that was set aside be tried again now. */
export async function unparkEndpoint(tx: Tx, endpointId: string): Promise<void> {
  await tx.endpoint.updateMany({ where: { id: endpointId, deletedAt: null }, data: { holdUntil: null } });
  await nudgeEndpoint(tx, endpointId);
}
