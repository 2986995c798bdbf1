import type pg from "pg";
import { log } from "@/lib/platform/log";
import { disableEndpoint } from "../endpoints/mutations";
import { recordOf } from "../engine/attempt";
import { noteHealth } from "../engine/mutations";
import type { Answered, AttemptRecord, ClaimedDelivery } from "../engine/types";
import { settleDeliveries } from "./mutations";

/** A batch is written when it has this many attempts, or this long after its first one or after the batch before it. */
const FLUSH_SIZE = 500;
const FLUSH_AFTER_MS = 40;
const RETRY_FLUSH_MS = 500;
const KEPT_NOTES = 10_000;
/** A success is written to the endpoint this often while nothing changes, milliseconds. */
const NOTE_EVERY_MS = 10_000;

/** What a batch says of endpoints: none both succeeded and failed, because one success is enough. */
function healthIn(batch: readonly AttemptRecord[]) {
  const succeeded = new Set<string>();
  const failed = new Set<string>();
  const gone = new Set<string>();
  const held: Array<{ endpointId: string; seconds: number }> = [];
  for (const { delivery, outcome } of batch) {
    const { endpointId } = delivery;
    if (outcome.action === "deliver") succeeded.add(endpointId);
    if (outcome.error !== null) failed.add(endpointId);
    if (outcome.gone) gone.add(endpointId);
    if (outcome.hold !== null) held.push({ endpointId, seconds: outcome.hold });
  }
  return { succeeded, failed: [...failed].filter((id) => !succeeded.has(id)), gone, held };
}

/** Who waits for what is written. */
export type WriterListener = {
  /** These are settled. */
  onSettled: (deliveries: readonly ClaimedDelivery[]) => void;
  /** The health of these, where something failed, is what the database says. */
  onNoted: (endpointIds: readonly string[]) => void;
};

/** Writes down what was answered, in batches and one batch at a time: attempts, deliveries, the health of endpoints. */
export class AttemptWriter {
  readonly #pool: pg.Pool;
  readonly #listener: WriterListener;
  #answered: Answered[] = [];
  #flushing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #finishing = false;
  /** When an endpoint's health was last written, for endpoints that are known to be well. */
  readonly #noted = new Map<string, number>();

  constructor(pool: pg.Pool, listener: WriterListener) {
    this.#pool = pool;
    this.#listener = listener;
  }

  /** Takes one in; it is written with its batch. */
  add(answered: Answered): void {
    this.#answered.push(answered);
    if (this.#answered.length >= FLUSH_SIZE) void this.#flush();
    else this.#wait();
  }

  /** An endpoint is not known to be well: its next success is written at once. */
  doubt(endpointId: string): void {
    this.#noted.delete(endpointId);
  }

  /** Resolves when nothing is left to write; keeps trying while the database is away. */
  async finish(): Promise<void> {
    this.#finishing = true;
    while (this.#answered.length > 0 || this.#flushing) await this.#flush();
    if (this.#timer) clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => void this.#flush(), FLUSH_AFTER_MS);
  }

  async #flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing ??= this.#write().finally(() => {
      this.#flushing = null;
      // What came meanwhile waits for company: a statement for a handful costs as much as one for hundreds.
      if (this.#answered.length > 0) this.#wait();
    });
    await this.#flushing;
  }

  async #write(): Promise<void> {
    do {
      // Only here made into records, which takes half as long for many at once as for one after each answer.
      const batch = this.#answered.splice(0, FLUSH_SIZE * 2).map(recordOf);
      // The same batch until it is written: it is written whole or not at all.
      for (let again = false; batch.length > 0; again = true) {
        try {
          await this.#settle(batch, again);
          break;
        } catch (error) {
          log().warn({ err: error, attempts: batch.length }, "attempts not written yet");
          await new Promise((resolve) => setTimeout(resolve, RETRY_FLUSH_MS));
        }
      }
    } while (this.#answered.length >= FLUSH_SIZE || (this.#finishing && this.#answered.length > 0));
  }

  async #settle(batch: readonly AttemptRecord[], again: boolean): Promise<void> {
    await settleDeliveries(this.#pool, batch, again);
    this.#listener.onSettled(batch.map((one) => one.delivery));
    const { succeeded, failed, gone, held } = healthIn(batch);
    const news = [...succeeded].filter((id) => Date.now() - (this.#noted.get(id) ?? 0) > NOTE_EVERY_MS);
    await noteHealth(this.#pool, { succeeded: news.sort(), failed: failed.sort(), held });
    if (this.#noted.size > KEPT_NOTES) this.#noted.clear();
    for (const id of news) this.#noted.set(id, Date.now());
    for (const id of failed) this.#noted.delete(id);
    for (const endpointId of gone) await disableEndpoint(endpointId);
    this.#listener.onNoted(batch.flatMap((one) => (one.outcome.error === null ? [] : [one.delivery.endpointId])));
  }
}
