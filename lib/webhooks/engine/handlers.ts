import type pg from "pg";
import { log } from "@/lib/platform/log";
import { httpTransport, inboxTransport } from "@/lib/providers/delivery/transports";
import type { DeliveryTransport } from "@/lib/providers/delivery/types";
import { settleDeliveries } from "../attempts/mutations";
import { DELIVERY_TIMEOUT_MS } from "../constants";
import { disableEndpoint } from "../endpoints/mutations";
import type { EnvelopeHead } from "../envelope";
import type { EndpointTransport } from "../types";
import { recordOf, signedRequest } from "./attempt";
import { getEnvelopeHeads } from "./data";
import { DEFAULT_LIMITS, type LaneLimits, Lanes } from "./lanes";
import { claimDeliveries, noteHealth, releaseLeases, renewLeases } from "./mutations";
import { judge } from "./outcome";
import type { Answered, AttemptRecord, ClaimedDelivery, EndpointTarget } from "./types";

/** How an engine runs; everything but `owner` has the product's value by default. */
export type EngineOptions = {
  pool: pg.Pool;
  /** Unique to this process and start. */
  owner: string;
  leaseSeconds?: number;
  limits?: LaneLimits;
  transports?: Record<EndpointTransport, DeliveryTransport>;
  timeoutMs?: number;
  random?: () => number;
  /** Called when room appears, so that the loop claims again. */
  onRoom?: () => void;
};

/** A batch is written when it has this many attempts, or this long after its first one or after the batch before it. */
const FLUSH_SIZE = 500;
const FLUSH_AFTER_MS = 40;
const RETRY_FLUSH_MS = 500;
const CLAIM_ENDPOINTS = 128;
const KEPT_HEADS = 2_000;
const KEPT_NOTES = 10_000;
/** How long a delivery whose attempt broke on our side is left alone, milliseconds. */
const BROKEN_PAUSE_MS = 5_000;
/** A success is written to the endpoint this often while nothing changes, milliseconds. */
const NOTE_EVERY_MS = 10_000;

/** Claims, sends and settles deliveries for one worker process. `claim` and `renew` are called by the worker's loops. */
export class DeliveryEngine {
  readonly #options: Required<Omit<EngineOptions, "onRoom">> & { onRoom: () => void };
  readonly #lanes: Lanes;
  readonly #heads = new Map<string, EnvelopeHead>();
  /** What this worker took and has not written yet, by endpoint: still due by the database, so never taken twice. */
  readonly #held = new Map<string, Set<string>>();
  /** Until when the leases surely hold, by this process's monotonic clock. */
  #safeUntil: number;
  #cursor: string | null = null;
  #clockOffset = 0;
  /** When an endpoint's health was last written, for endpoints that are known to be well. */
  readonly #noted = new Map<string, number>();
  /** Answered and not written yet. */
  #answered: Answered[] = [];
  #flushing: Promise<void> | null = null;
  #flushTimer: NodeJS.Timeout | null = null;
  #stopping = false;
  #pumping: NodeJS.Immediate | null = null;
  /** Endpoints whose failure is not written yet: the database still calls them healthy. */
  readonly #quiet = new Set<string>();
  /** The last claim found no room. */
  #blocked = false;
  /** Endpoints that changed while a claim is under way: what it brings of them may be older than the change. */
  #changed = new Set<string>();

  constructor(options: EngineOptions) {
    this.#options = {
      leaseSeconds: 60,
      limits: DEFAULT_LIMITS,
      transports: { http: httpTransport, inbox: inboxTransport },
      timeoutMs: DELIVERY_TIMEOUT_MS,
      random: Math.random,
      onRoom: () => undefined,
      ...options,
    };
    this.#lanes = new Lanes(this.#options.limits);
    this.#safeUntil = performance.now() + this.#options.leaseSeconds * 1_000;
  }

  /** Takes due deliveries and starts sending them. True when there are more endpoints to look at. */
  async claim(): Promise<boolean> {
    this.#blocked = !this.#lanes.hasRoom;
    if (this.#stopping || this.#blocked) return false;
    const { pool, owner, leaseSeconds } = this.#options;
    this.#changed.clear();
    // As it was when the statement began: what is settled meanwhile may still look due to it.
    const before = new Map([...this.#held].map(([endpointId, events]) => [endpointId, new Set(events)]));
    const claimed = await claimDeliveries(pool, {
      owner,
      leaseSeconds,
      cursor: this.#cursor,
      full: [...this.#lanes.full(), ...this.#quiet],
      endpoints: CLAIM_ENDPOINTS,
      failing: this.#lanes.hasFailingRoom,
      take: ({ endpointId, state }) => {
        const room = this.#lanes.take(endpointId, state !== "active");
        return room === 0 ? 0 : room + (before.get(endpointId)?.size ?? 0);
      },
    });
    this.#cursor = claimed.cursor;
    if (claimed.clockOffset !== null) this.#clockOffset = claimed.clockOffset;
    const fresh = claimed.deliveries.filter((one) => !before.get(one.endpointId)?.has(one.eventId));
    for (const one of fresh) this.#hold(one);
    await this.#loadHeads(fresh).catch((error: unknown) => {
      this.#giveBack(fresh);
      throw error;
    });
    const outdated = fresh.filter((one) => this.#changed.has(one.endpointId));
    this.#giveBack(outdated);
    this.#lanes.add(
      claimed.targets.filter((one) => !this.#changed.has(one.endpointId)),
      fresh.filter((one) => !this.#changed.has(one.endpointId)),
    );
    this.#pump();
    if (outdated.length > 0) this.#options.onRoom();
    return claimed.cursor !== null;
  }

  #hold({ endpointId, eventId }: ClaimedDelivery): void {
    const events = this.#held.get(endpointId);
    if (events) events.add(eventId);
    else this.#held.set(endpointId, new Set([eventId]));
  }

  /** Not in this worker's hands any more: settled, or to be claimed again. */
  #giveBack(deliveries: readonly ClaimedDelivery[]): void {
    for (const { endpointId, eventId } of deliveries) {
      const events = this.#held.get(endpointId);
      events?.delete(eventId);
      if (events?.size === 0) this.#held.delete(endpointId);
    }
  }

  async #loadHeads(deliveries: readonly ClaimedDelivery[]): Promise<void> {
    const missing = [...new Set(deliveries.map((one) => one.eventId))].filter((id) => !this.#heads.has(id));
    if (missing.length === 0) return;
    if (this.#heads.size + missing.length > KEPT_HEADS) this.#heads.clear();
    const needed = new Set(deliveries.map((one) => one.eventId).filter((id) => !this.#heads.has(id)));
    for (const [id, head] of await getEnvelopeHeads(this.#options.pool, [...needed])) this.#heads.set(id, head);
  }

  #pump(): void {
    if (this.#stopping) return;
    // The leases could not be renewed: another worker may send these by now.
    if (performance.now() > this.#safeUntil) this.#giveBack(this.#lanes.drop());
    for (let next = this.#lanes.next(); next; next = this.#lanes.next()) void this.#attempt(next.target, next.delivery);
  }

  /** After an attempt: claims again only when that can bring something. */
  #refill(endpointId: string, failed: boolean): void {
    // Once for all answers that came together.
    this.#pumping ??= setImmediate(() => {
      this.#pumping = null;
      this.#pump();
    });
    if (this.#lanes.hasRoom && (failed || this.#blocked || this.#lanes.wants(endpointId))) this.#options.onRoom();
  }

  #now(): Date {
    return new Date(Date.now() + this.#clockOffset);
  }

  async #attempt(target: EndpointTarget, delivery: ClaimedDelivery): Promise<void> {
    try {
      const head =
        this.#heads.get(delivery.eventId) ??
        (await getEnvelopeHeads(this.#options.pool, [delivery.eventId])).get(delivery.eventId);
      if (head === undefined) throw new Error(`Event ${delivery.eventId} is gone.`);
      const startedAt = this.#now();
      const request = signedRequest(target, delivery, head, startedAt);
      if (target.state !== "active") this.#noted.delete(target.endpointId);
      const result = await this.#options.transports[target.transport]({
        method: "POST",
        ...request,
        timeoutMs: this.#options.timeoutMs,
      });
      const outcome = judge(result, delivery.attempts + 1, this.#now(), this.#options.random());
      this.#finish({ delivery, request, result, outcome, startedAt });
      this.#refill(delivery.endpointId, !result.ok);
    } catch (error) {
      // Nothing was settled: it is claimed again in a moment.
      log().error({ err: error, eventId: delivery.eventId, endpointId: delivery.endpointId }, "delivery attempt broke");
      this.#giveBack(this.#lanes.done(delivery, "silent"));
      setTimeout(() => this.#giveBack([delivery]), BROKEN_PAUSE_MS).unref();
    }
  }

  #finish(answered: Answered): void {
    const { delivery, result } = answered;
    const { action, hold, gone } = answered.outcome;
    const silent = !result.ok || hold !== null || gone;
    this.#giveBack(this.#lanes.done(delivery, action === "deliver" ? "succeeded" : silent ? "silent" : "refused"));
    this.#answered.push(answered);
    if (silent) this.#quiet.add(delivery.endpointId);
    if (this.#answered.length >= FLUSH_SIZE) void this.flush();
    else this.#flushTimer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  /** Writes what is known; keeps trying while the database is away. Resolves when nothing is left to write. */
  async flush(): Promise<void> {
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    this.#flushing ??= this.#write().finally(() => {
      this.#flushing = null;
      // What came meanwhile waits for company: a statement for a handful costs as much as one for hundreds.
      if (this.#answered.length > 0) this.#flushTimer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
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
    } while (this.#answered.length >= FLUSH_SIZE || (this.#stopping && this.#answered.length > 0));
  }

  async #settle(batch: readonly AttemptRecord[], again: boolean): Promise<void> {
    const { pool } = this.#options;
    await settleDeliveries(pool, batch, again);
    this.#giveBack(batch.map((one) => one.delivery));
    const succeeded = new Set(
      batch.filter((one) => one.outcome.action === "deliver").map((one) => one.delivery.endpointId),
    );
    const failed = new Set(
      batch
        .filter((one) => one.outcome.error !== null && !succeeded.has(one.delivery.endpointId))
        .map((one) => one.delivery.endpointId),
    );
    const held = batch.flatMap((one) =>
      one.outcome.hold === null ? [] : [{ endpointId: one.delivery.endpointId, seconds: one.outcome.hold }],
    );
    const news = [...succeeded].filter((id) => Date.now() - (this.#noted.get(id) ?? 0) > NOTE_EVERY_MS);
    await noteHealth(pool, { succeeded: news.sort(), failed: [...failed].sort(), held });
    if (this.#noted.size > KEPT_NOTES) this.#noted.clear();
    for (const id of news) this.#noted.set(id, Date.now());
    for (const id of failed) this.#noted.delete(id);
    for (const endpointId of new Set(batch.filter((one) => one.outcome.gone).map((one) => one.delivery.endpointId)))
      await disableEndpoint(endpointId);
    for (const one of batch) if (one.outcome.error !== null) this.#quiet.delete(one.delivery.endpointId);
  }

  /** Keeps the leases of endpoints in hand. What is queued far ahead is read again: a notification may have been lost. */
  async renew(): Promise<void> {
    const { pool, owner, leaseSeconds } = this.#options;
    const asked = performance.now();
    await renewLeases(pool, owner, leaseSeconds, [...this.#held.keys()]);
    this.#safeUntil = asked + leaseSeconds * 1_000;
    const ahead = this.#lanes.dropAhead();
    this.#giveBack(ahead);
    if (ahead.length > 0) this.#options.onRoom();
  }

  /** An endpoint was paused, deleted or moved, its secret changed or deliveries were cancelled: what is queued for it is read again. */
  forget(endpointId: string): void {
    this.#changed.add(endpointId);
    this.#giveBack(this.#lanes.drop(endpointId));
  }

  /** Stops claiming, gives back what was not started, waits for what is in flight, writes it down. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#giveBack(this.#lanes.drop());
    while (this.#lanes.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    while (this.#answered.length > 0 || this.#flushing) await this.flush();
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    await releaseLeases(this.#options.pool, this.#options.owner).catch((error: unknown) =>
      log().warn({ err: error }, "leases not given back: they run out"),
    );
  }
}
