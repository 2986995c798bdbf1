import { z } from "zod";
import { decrypt, encrypt } from "../crypto";
import type { Tx } from "../db";
import { newId } from "../ids";
import { storableOrThrow } from "../text/storable-text";
import type { OutboxMessages, OutboxName } from "./outbox-messages";

/** How a message runs. */
export type OutboxOptions = {
  /** Messages of one key run one after another. */
  orderingKey?: string;
  /** Not before this moment. */
  dueAt?: Date;
};

/** Their payloads carry what opens an account or confirms a deletion: whoever reads the database or a copy of it must not find it. */
const SEALED: ReadonlySet<OutboxName> = new Set<OutboxName>([
  "account.requested",
  "email_change.requested",
  "installation.uninstalled",
  "mail.send",
  "password_reset.requested",
]);

const sealedSchema = z.strictObject({ sealed: z.string() });

/** Sealed, the database sees no text in it, so what it would refuse is refused here: later the handler would fail on it for good. */
function sealed(payload: object): { sealed: string } {
  storableOrThrow(payload);
  return { sealed: encrypt(JSON.stringify(payload)) };
}

/** A side effect to be written. */
export type OutboxEntry = {
  [Name in OutboxName]: {
    readonly name: Name;
    readonly payload: OutboxMessages[Name];
    readonly options?: OutboxOptions;
  };
}[OutboxName];

async function put(tx: Tx, name: OutboxName, payload: object, options: OutboxOptions): Promise<void> {
  await tx.outboxMessage.create({
    data: {
      id: newId(),
      name,
      payload: SEALED.has(name) ? sealed(payload) : { ...payload },
      orderingKey: options.orderingKey ?? null,
      ...(options.dueAt ? { dueAt: options.dueAt } : {}),
    },
  });
  // A nudge only: the worker polls all the same.
  await tx.$executeRaw`SELECT pg_notify('outbox', ${name})`;
}

/** Writes a side effect in the transaction of the change; the worker runs it at least once, so handlers are idempotent. */
export async function enqueue<N extends OutboxName>(
  tx: Tx,
  name: N,
  payload: OutboxMessages[N],
  options: OutboxOptions = {},
): Promise<void> {
  await put(tx, name, payload, options);
}

/** Several, in their order. */
export async function enqueueAll(tx: Tx, entries: readonly OutboxEntry[]): Promise<void> {
  for (const { name, payload, options = {} } of entries) await put(tx, name, payload, options);
}

/** The payload as it was given to `enqueue`. */
export function openPayload(stored: unknown): unknown {
  const { data } = sealedSchema.safeParse(stored);
  return data ? JSON.parse(decrypt(data.sealed)) : stored;
}
