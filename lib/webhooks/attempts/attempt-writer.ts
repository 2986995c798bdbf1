import type pg from "pg";
import { log } from "@/lib/platform/log";
import { splitBatch } from "@/lib/platform/outbox/split-batch";
import { disableEndpoint } from "../endpoints/mutations";
import { parkDelivery, parkEndpoint } from "../parking/mutations";
import { recordOf } from "./attempt";
import { noteHealth, settleDeliveries } from "./mutations";
import { notesOf } from "./notes";
import type { Answered, AttemptRecord, ClaimedDelivery, EndpointNote } from "./types";

/** A batch is written when it has this many attempts, or this long after its first one or after the batch before it. */
const FLUSH_SIZE = 500;
const FLUSH_AFTER_MS = 40;
const RETRY_FLUSH_MS = 500;
const KEPT_NOTES = 10_000;
/** A success is written to the endpoint this often while nothing changes, milliseconds. */
const NOTE_EVERY_MS = 10_000;

/** Who waits for what is written. */
export type WriterListener = {
  /** These are settled. */
  onSettled: (deliveries: readonly ClaimedDelivery[]) => void;
  /** The health of these, where something failed, is what the database says. */
  onNoted: (endpointIds: readonly string[]) => void;
};

/**
 * Writes down what was answered, in batches and one batch at a time. What an answer says of its endpoint is written first, the attempt and
 * the state of its delivery after that: who is killed in between leaves a true word about the endpoint and a delivery that is sent again.
 * The other way round an endpoint that answered again would stay "failing" until something else is sent to it.
 */
export class AttemptWriter {
  readonly #pool: pg.Pool;
  readonly #listener: WriterListener;
  #answered: Answered[] = [];
  #flushing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #finishing = false;
  #busySince: number | null = null;
  /** When an endpoint's health was last written, for endpoints that are known to be well. */
  readonly #noted = new Map<string, number>();

  constructor(pool: pg.Pool, listener: WriterListener) {
    this.#pool = pool;
    this.#listener = listener;
  }

  /** Since when something is being written without anything being done, by the monotonic clock; null when nothing is. */
  get busySince(): number | null {
    return this.#busySince;
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
      this.#busySince = null;
      // What came meanwhile waits for company: a statement for a handful costs as much as one for hundreds.
      if (this.#answered.length > 0) this.#wait();
    });
    await this.#flushing;
  }

  async #write(): Promise<void> {
    do {
      this.#progress();
      const answered = this.#answered.splice(0, FLUSH_SIZE * 2);
      const { records, broken } = recordsOf(answered);
      await this.#note(records);
      await splitBatch(records, {
        what: "writing down attempts",
        waitMs: RETRY_FLUSH_MS,
        together: async (some, again) => {
          await settleDeliveries(this.#pool, some, again);
          this.#settled(some.map((one) => one.delivery));
        },
        alone: (record, error) => this.#park(record.delivery, error),
      });
      await splitBatch(broken, {
        what: "making records of attempts",
        waitMs: RETRY_FLUSH_MS,
        together: async (some) => {
          for (const { delivery, error } of some) await this.#park(delivery, error);
        },
        alone: async () => undefined,
      });
    } while (this.#answered.length >= FLUSH_SIZE || (this.#finishing && this.#answered.length > 0));
  }

  #progress(): void {
    this.#busySince = performance.now();
  }

  #settled(deliveries: readonly ClaimedDelivery[]): void {
    this.#progress();
    this.#listener.onSettled(deliveries);
  }

  /** Takes a delivery whose attempt cannot be written out of the queue, where it would be sent for ever. */
  async #park(delivery: ClaimedDelivery, error: unknown): Promise<void> {
    const left = await parkDelivery("attempts", delivery, error);
    this.#settled(left ? [delivery] : []);
  }

  /** What a batch says of its endpoints. One that cannot be written is told to staff and does not hold up its deliveries. */
  async #note(batch: readonly AttemptRecord[]): Promise<void> {
    const notes = notesOf(batch);
    const isNews = ({ endpointId, well }: EndpointNote) =>
      !well || Date.now() - (this.#noted.get(endpointId) ?? 0) > NOTE_EVERY_MS;
    const gone = notes.filter((note) => note.gone);
    const park = (note: EndpointNote, error: unknown) => parkEndpoint(note.endpointId, error);
    await splitBatch(gone, {
      what: "switching off endpoints",
      waitMs: RETRY_FLUSH_MS,
      together: async (some) => {
        for (const { endpointId } of some) await disableEndpoint(endpointId);
      },
      alone: park,
    });
    await splitBatch(
      notes.filter((note) => isNews(note) || note.holdSeconds !== null),
      {
        what: "noting the health of endpoints",
        waitMs: RETRY_FLUSH_MS,
        together: (some) => noteHealth(this.#pool, some),
        alone: park,
      },
    );
    this.#progress();
    if (this.#noted.size > KEPT_NOTES) this.#noted.clear();
    for (const note of notes) {
      if (!note.well) this.#noted.delete(note.endpointId);
      else if (isNews(note)) this.#noted.set(note.endpointId, Date.now());
    }
    this.#listener.onNoted(notes.flatMap((note) => (note.failed ? [note.endpointId] : [])));
  }
}

type Broken = { delivery: ClaimedDelivery; error: unknown };

/** Only here made into records, which takes half as long for many at once as for one after each answer. One that cannot be made holds up none. */
function recordsOf(answered: readonly Answered[]): { records: AttemptRecord[]; broken: Broken[] } {
  const records: AttemptRecord[] = [];
  const broken: Broken[] = [];
  for (const one of answered) {
    try {
      records.push(recordOf(one));
    } catch (error) {
      log().error({ err: error, eventId: one.delivery.eventId }, "an attempt cannot be recorded");
      broken.push({ delivery: one.delivery, error });
    }
  }
  return { records, broken };
}
