import type { Tx } from "./db";
import { newId } from "./ids";
import type { OutboxMessages, OutboxName } from "./outbox-messages";

/** How a message runs. */
export type OutboxOptions = {
  /** Messages of one key run one after another. */
  orderingKey?: string;
  /** Not before this moment. */
  dueAt?: Date;
};

/** Writes a side effect in the transaction of the change; the worker runs it at least once, so handlers are idempotent. */
export async function enqueue<N extends OutboxName>(
  tx: Tx,
  name: N,
  payload: OutboxMessages[N],
  options: OutboxOptions = {},
): Promise<void> {
  await tx.outboxMessage.create({
    data: {
      id: newId(),
      name,
      payload,
      orderingKey: options.orderingKey ?? null,
      ...(options.dueAt ? { dueAt: options.dueAt } : {}),
    },
  });
  // A nudge only: the worker polls all the same.
  await tx.$executeRaw`SELECT pg_notify('outbox', ${name})`;
}
