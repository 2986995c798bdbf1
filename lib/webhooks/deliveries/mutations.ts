import type { Tx } from "@/lib/platform/db";
import { getDatabaseTime } from "@/lib/platform/time";
import { DELIVERY_MOVES } from "../transitions";

/** Which waiting deliveries end unsent; at least one of installation and endpoint. */
type Cancelled = { installationId?: string; endpointId?: string; except?: readonly string[]; only?: readonly string[] };

/** Cancels what waits. What is being sent at this moment may still arrive; its attempt is kept, the delivery stays cancelled. */
export async function cancelDeliveries(tx: Tx, which: Cancelled): Promise<number> {
  const now = await getDatabaseTime(tx);
  const { count } = await tx.delivery.updateMany({
    where: {
      state: { in: [...DELIVERY_MOVES.cancel.from] },
      ...(which.installationId ? { installationId: which.installationId } : {}),
      ...(which.endpointId ? { endpointId: which.endpointId } : {}),
      ...(which.only ? { eventType: { in: [...which.only] } } : {}),
      ...(which.except ? { eventType: { notIn: [...which.except] } } : {}),
    },
    data: { state: DELIVERY_MOVES.cancel.to, settledAt: now, leaseOwner: null, leaseUntil: null },
  });
  return count;
}
