import type { Tx } from "./db";
import type { Prisma } from "./generated/prisma/client";
import { newId } from "./ids";

/** Side effects by name with their payloads; lib/jobs maps each name to a lazily loaded handler. */
export type OutboxOptions = {
  /** Messages of one key run one after another. */
  orderingKey?: string;
  /** Not before this moment. */
  dueAt?: Date;
};

/** Writes a side effect in the transaction of the change; the worker runs it at least once, so handlers are idempotent. */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: Prisma.InputJsonValue,
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
