import { db, pool } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { mintSystemScope, type Tell } from "@/lib/platform/outbox/job";
import { openPayload } from "@/lib/platform/outbox/outbox";
import { errorText } from "@/lib/platform/outbox/row-fault";
import { type Job, type JobCatalog, type Lane, waitAfter } from "./job";
import { noteRun } from "./schedules";
import { within } from "./time-limit";

export type OutboxOptions = {
  owner: string;
  leaseSeconds: number;
  catalog: JobCatalog;
  /** Jobs run at once, and how many of them may be long. */
  places: { all: number; long: number };
  /** Called when a job is over: the next one of its ordering key may run. */
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

/** Once a second is enough for a page. A word that cannot be written is not worth a failure. */
const TELL_EVERY_MS = 1_000;

function teller(id: string, owner: string): Tell {
  let told = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - told < TELL_EVERY_MS && done < total) return;
    told = now;
    void pool()
      .query("UPDATE outbox_message SET progress_done = $3, progress_total = $4 WHERE id = $1 AND lease_owner = $2", [
        id,
        owner,
        done,
        total,
      ])
      .catch((error: unknown) => log().warn({ err: error, id }, "a job's progress was not written"));
  };
}

/** What went wrong, null when it went well. */
async function tryOnce(message: Message, job: Job, owner: string): Promise<string | null> {
  const { id, attempts: attempt } = message;
  try {
    const context = { id, attempt, scope: mintSystemScope(), tell: teller(id, owner) };
    await within(
      job.limitSeconds * 1_000,
      Promise.resolve(openPayload(message.payload)).then((given) => job.run(given, context)),
    );
    return null;
  } catch (error) {
    const dead = attempt >= job.attempts;
    log()[dead ? "error" : "warn"](
      { err: error, job: message.name, id, attempt },
      dead ? "a job is dead" : "a job failed",
    );
    return errorText(error, 2_000);
  }
}

async function run(message: Message, { owner, catalog }: OutboxOptions): Promise<void> {
  const job = Object.hasOwn(catalog, message.name) ? catalog[message.name] : undefined;
  if (!job) throw new Error(`No job ${message.name} is in the catalog.`);
  // Counted when claimed, so a row that ends the process each time is dead in the end too.
  const error =
    message.attempts > job.attempts ? "It ended the process that handled it." : await tryOnce(message, job, owner);
  if (job.calendar) await noteRun(message.name, error);
  const dead = message.attempts >= job.attempts;
  await settle(message.id, owner, error, error === null || dead ? null : waitAfter(message.attempts, job.backoff));
}

/**
 * Runs what is due in the outbox, messages and recurring jobs alike: a few at once, long ones among them in a few places only, so that they
 * hold up nobody. A row is handled at least once; handlers are idempotent.
 */
export class OutboxRunner {
  readonly #options: OutboxOptions;
  readonly #names: Readonly<Record<Lane, readonly string[]>>;
  readonly #running = { short: new Set<Promise<void>>(), long: new Set<Promise<void>>() };

  constructor(options: OutboxOptions) {
    this.#options = options;
    const of = (lane: Lane) =>
      Object.entries(options.catalog).flatMap(([name, job]) => (job.lane === lane ? [name] : []));
    this.#names = { short: of("short"), long: of("long") };
  }

  /** Starts what is due, short jobs first. False: a finished job or the next poll asks again. */
  async round(): Promise<boolean> {
    const { all, long } = this.#options.places;
    await this.#start("short", all - this.#count());
    await this.#start("long", Math.min(all - this.#count(), long - this.#running.long.size));
    return false;
  }

  #count(): number {
    return this.#running.short.size + this.#running.long.size;
  }

  async #start(lane: Lane, free: number): Promise<void> {
    const names = this.#names[lane];
    if (free <= 0 || names.length === 0) return;
    const { owner, leaseSeconds, onRoom } = this.#options;
    const running = this.#running[lane];
    const { rows } = await pool().query<Message>(CLAIM, [owner, leaseSeconds, free, names]);
    for (const message of rows) {
      // When settling fails the lease runs out and the row is handled again.
      const work = run(message, this.#options)
        .catch((error: unknown) => log().warn({ err: error, id: message.id }, "a job was not settled"))
        .finally(() => {
          running.delete(work);
          onRoom();
        });
      running.add(work);
    }
  }

  /** Waits for what runs. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.short, ...this.#running.long]);
  }
}

/** Keeps the leases of messages being handled. */
export async function renewOutbox(owner: string, leaseSeconds: number): Promise<void> {
  await db()
    .$executeRaw`UPDATE outbox_message SET lease_until = statement_timestamp() + make_interval(secs => ${leaseSeconds}::float8) WHERE lease_owner = ${owner}`;
}
