import { SYSTEM_ACTOR, recordAudit } from "@/lib/platform/audit";
import { inTransaction } from "@/lib/platform/db";
import { ENDPOINT_MOVES } from "../transitions";

/** The endpoint answered 410 Gone: nothing is sent to it any more until a person switches it on again. */
export async function disableEndpoint(endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.endpoint.updateMany({
      where: { id: endpointId, deletedAt: null, state: { in: [...ENDPOINT_MOVES.gone.from] } },
      data: { state: ENDPOINT_MOVES.gone.to, failingSince: null, noticesSent: 0 },
    });
    if (count === 0) return;
    const { partnerId, state, url } = await tx.endpoint.findUniqueOrThrow({ where: { id: endpointId } });
    await recordAudit(tx, {
      actor: SYSTEM_ACTOR,
      action: "endpoint.gone",
      subject: { type: "endpoint", id: endpointId },
      partnerId,
      after: { state, url },
      reason: "The endpoint answered 410 Gone.",
    });
  });
}
