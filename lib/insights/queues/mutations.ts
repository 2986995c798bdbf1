import type { AnyStaffScope, StaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { sendParked } from "@/lib/webhooks/deliveries/mutations";
import { deliveryOfKey, unparkEndpoint } from "@/lib/webhooks/parking/mutations";

type Found = { type: "parked_row" | "outbox_message"; id: string; what: string; key: string; error: string };

/** The thing that was set aside, locked until the transaction ends. Gone (done by someone else) is `already_done`. */
async function lockAside(tx: Tx, shownId: string): Promise<Found> {
  const parkedId = parseId("parked", shownId);
  const messageId = parseId("message", shownId);
  const rows = parkedId
    ? await tx.$queryRaw<Found[]>`
        SELECT 'parked_row' AS type, id, queue AS what, key, error FROM parked_row WHERE id = ${parkedId}::uuid FOR UPDATE`
    : messageId
      ? await tx.$queryRaw<Found[]>`
        SELECT 'outbox_message' AS type, id, name AS what, '' AS key, coalesce(last_error, '') AS error
        FROM outbox_message WHERE id = ${messageId}::uuid AND dead_at IS NOT NULL FOR UPDATE`
      : [];
  const [found] = rows;
  if (!found) throw new AppError(parkedId || messageId ? "already_done" : "not_found");
  return found;
}

async function note(
  tx: Tx,
  scope: AnyStaffScope,
  action: "queue.retry" | "queue.discard",
  found: Found,
): Promise<void> {
  await recordAudit(tx, {
    actor: scope.actor,
    action,
    subject: { type: found.type, id: found.id },
    before: { what: found.what, key: found.key, error: found.error },
  });
}

async function retryParked(tx: Tx, { id, what, key }: Found): Promise<void> {
  const delivery = deliveryOfKey(key);
  if (what === "endpoints") await unparkEndpoint(tx, key);
  else if (!delivery || !(await sendParked(tx, delivery)))
    throw new AppError("not_ready", {
      sentence: say("portal.discardDelivery"),
    });
  await tx.parkedRow.delete({ where: { id } });
}

/** Lets what was set aside be tried again now, with a fresh schedule. When it fails again it comes back. */
export async function retryAside(tx: Tx, scope: StaffScope<"queue.manage">, shownId: string): Promise<void> {
  const found = await lockAside(tx, shownId);
  if (found.type === "parked_row") await retryParked(tx, found);
  else {
    await tx.outboxMessage.update({
      where: { id: found.id },
      data: { deadAt: null, attempts: 0, dueAt: await getBusinessTime(tx) },
    });
    await tx.$executeRaw`SELECT pg_notify('outbox', ${found.what})`;
  }
  await note(tx, scope, "queue.retry", found);
}

/** Takes it off the list for good. A delivery stays dead, and its partner may send it again; a message is forgotten. */
export async function discardAside(tx: Tx, scope: StaffScope<"queue.manage">, shownId: string): Promise<void> {
  const found = await lockAside(tx, shownId);
  if (found.type === "parked_row") await tx.parkedRow.delete({ where: { id: found.id } });
  else await tx.outboxMessage.delete({ where: { id: found.id } });
  await note(tx, scope, "queue.discard", found);
}
