import { db, pool } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { openPayload } from "@/lib/platform/outbox/outbox";
import { errorText } from "@/lib/platform/outbox/row-fault";
import { mintSystemScope } from "@/lib/platform/outbox/system-scope";
import type { JobHandler } from "./registry";
import { within } from "./time-limit";

export type OutboxHandlers = Readonly<Record<string, ReadonlyArray<() => Promise<JobHandler<never>>>>>;

export type OutboxOptions = {
  owner: string;
  leaseSeconds: number;
  handlers: OutboxHandlers;
  /** Messages run at once. */
  concurrency: number;
  /** How many of those may be slow ones, by name. */
  slow: { names: readonly string[]; concurrency: number };
  /** Tries before a message is dead. */
  maxAttempts: number;
  /** A message that takes longer has failed, milliseconds; `slow` for those of `slow.names`. */
  longestMs: { quick: number; slow: number };
  /** Called when a message is done: the next one of its ordering key may run. */
  onRoom: () => void;
};

type Message = { id: string; name: string; payload: unknown; attempts: number };

/**
 * Messages of one ordering key wait for the earlier ones; a dead one lets the next go. Names that this build does not know are left to
 * a newer one, and hold back the later ones of their key: while a new build rolls out, both run at once.
 */
const CLAIM = `
  UPDATE outbox_message SET lease_owner = $1, lease_until = statement_timestamp() + make_interval(secs => $2), attempts = attempts + 1
  WHERE id IN (
    SELECT o.id FROM outbox_message o
    WHERE o.done_at IS NULL AND o.dead_at IS NULL AND o.due_at <= (SELECT business_now()) AND o.name = ANY ($4::text[]) AND (o.lease_until IS NULL OR o.lease_until <= statement_timestamp())
      AND (o.ordering_key IS NULL OR NOT EXISTS (
        SELECT FROM outbox_message p WHERE p.ordering_key = o.ordering_key AND p.id < o.id AND p.done_at IS NULL AND p.dead_at IS NULL))
    ORDER BY o.due_at, o.id LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING id, name, payload, attempts`;

/** Seconds until try `attempts` + 1: 1, 2, 4 … at most ten minutes. */
export function outboxDelay(attempts: number): number {
  return Math.min(600, 2 ** Math.max(0, attempts - 1));
}

/** Done is forgotten: what a message carried is of no use any more, and some of it opens accounts. */
async function settle(id: string, owner: string, error: string | null, delay: number | null): Promise<void> {
  await pool().query(
    `UPDATE outbox_message SET lease_owner = NULL, lease_until = NULL, last_error = $3,
       payload = CASE WHEN $3::text IS NULL THEN '{}' ELSE payload END,
       done_at = CASE WHEN $3::text IS NULL THEN (SELECT business_now()) END,
       dead_at = CASE WHEN $3::text IS NOT NULL AND $4::float8 IS NULL THEN (SELECT business_now()) END,
       due_at = CASE WHEN $4::float8 IS NULL THEN due_at ELSE (SELECT business_now()) + make_interval(secs => $4) END
     WHERE id = $1 AND lease_owner = $2`,
    [id, owner, error, delay],
  );
}

async function handle(message: Message, handlers: OutboxHandlers): Promise<void> {
  const loaders = Object.hasOwn(handlers, message.name) ? handlers[message.name] : undefined;
  if (!loaders) throw new Error(`No handler of ${message.name} is registered.`);
  const payload = openPayload(message.payload);
  for (const load of loaders) {
    const handler = await load();
    await handler(payload, { id: message.id, attempt: message.attempts, scope: mintSystemScope() });
  }
}

async function run(message: Message, options: OutboxOptions): Promise<void> {
  const { owner, handlers, maxAttempts } = options;
  // Counted when claimed, so a message that ends the process each time is dead in the end too.
  if (message.attempts > maxAttempts) {
    await settle(message.id, owner, "It ended the process that handled it.", null);
    return;
  }
  try {
    const slow = options.slow.names.includes(message.name);
    await within(options.longestMs[slow ? "slow" : "quick"], handle(message, handlers));
  } catch (error) {
    const text = errorText(error, 2_000);
    const dead = message.attempts >= maxAttempts;
    log()[dead ? "error" : "warn"](
      { err: error, message: message.name, id: message.id, attempt: message.attempts },
      dead ? "outbox message is dead" : "outbox message failed",
    );
    await settle(message.id, owner, text, dead ? null : outboxDelay(message.attempts));
    return;
  }
  await settle(message.id, owner, null, null);
}

/** Runs due messages, a few at once, slow ones among them in a few places only, so that they hold up nobody. A message runs at least once; handlers are idempotent. */
export class OutboxRunner {
  readonly #options: OutboxOptions;
  readonly #quick: readonly string[];
  readonly #slow: readonly string[];
  readonly #running = { quick: new Set<Promise<void>>(), slow: new Set<Promise<void>>() };

  constructor(options: OutboxOptions) {
    this.#options = options;
    const names = Object.keys(options.handlers);
    this.#slow = names.filter((name) => options.slow.names.includes(name));
    this.#quick = names.filter((name) => !this.#slow.includes(name));
  }

  /** Starts what is due, quick messages first. False: a finished message or the next poll asks again. */
  async round(): Promise<boolean> {
    const { concurrency, slow } = this.#options;
    await this.#start("quick", this.#quick, concurrency - this.#count());
    await this.#start(
      "slow",
      this.#slow,
      Math.min(concurrency - this.#count(), slow.concurrency - this.#running.slow.size),
    );
    return false;
  }

  #count(): number {
    return this.#running.quick.size + this.#running.slow.size;
  }

  async #start(lane: "quick" | "slow", names: readonly string[], free: number): Promise<void> {
    if (free <= 0 || names.length === 0) return;
    const { owner, leaseSeconds, onRoom } = this.#options;
    const running = this.#running[lane];
    const { rows } = await pool().query<Message>(CLAIM, [owner, leaseSeconds, free, names]);
    for (const message of rows) {
      // When settling fails the lease runs out and the message is handled again.
      const work = run(message, this.#options)
        .catch((error: unknown) => log().warn({ err: error, id: message.id }, "outbox message not settled"))
        .finally(() => {
          running.delete(work);
          onRoom();
        });
      running.add(work);
    }
  }

  /** Waits for what runs. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.quick, ...this.#running.slow]);
  }
}

/** Keeps the leases of messages being handled. */
export async function renewOutbox(owner: string, leaseSeconds: number): Promise<void> {
  await db()
    .$executeRaw`UPDATE outbox_message SET lease_until = statement_timestamp() + make_interval(secs => ${leaseSeconds}::float8) WHERE lease_owner = ${owner}`;
}
