import type pg from "pg";
import { log } from "@/lib/platform/log";
import { httpTransport, inboxTransport } from "@/lib/providers/delivery/transports";
import type { DeliveryTransport } from "@/lib/providers/delivery/types";
import { signedRequest } from "../attempts/attempt";
import { AttemptWriter } from "../attempts/attempt-writer";
import type { Answered, ClaimedDelivery, EndpointTarget } from "../attempts/types";
import { DELIVERY_TIMEOUT_MS, MAX_BREAKS } from "../constants";
import type { EnvelopeHead } from "../envelope";
import { parkDelivery, parkEndpoint } from "../parking/mutations";
import type { EndpointTransport } from "../types";
import { getEnvelopeHeads } from "./data";
import { DEFAULT_LIMITS, type LaneLimits, Lanes } from "./lanes";
import { claimDeliveries, releaseLeases, renewLeases } from "./mutations";
import { judge } from "./outcome";

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
  /** How long a delivery whose attempt broke on our side is left alone, milliseconds. */
  brokenPauseMs?: number;
  /** Called when room appears, so that the loop claims again. */
  onRoom?: () => void;
};

const CLAIM_ENDPOINTS = 128;
const KEPT_HEADS = 2_000;
/** Claims, sends and settles deliveries for one worker process. `claim` and `renew` are called by the worker's loops. */
export class DeliveryEngine {
  readonly #options: Required<Omit<EngineOptions, "onRoom">> & { onRoom: () => void };
  readonly #lanes: Lanes;
  readonly #writer: AttemptWriter;
  readonly #heads = new Map<string, EnvelopeHead>();
  /** What this worker took and has not written yet, by endpoint: still due by the database, so never taken twice. */
  readonly #held = new Map<string, Set<string>>();
  /** Until when the leases surely hold, by this process's monotonic clock. */
  #safeUntil: number;
  #cursor: string | null = null;
  #clock = { offset: 0, ahead: 0 };
  #stopping = false;
  #pumping: NodeJS.Immediate | null = null;
  /** Endpoints whose failure is not written yet: the database still calls them healthy. */
  readonly #quiet = new Set<string>();
  /** How often the attempt of a delivery broke on our side. */
  readonly #breaks = new Map<string, number>();
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
      brokenPauseMs: 5_000,
      onRoom: () => undefined,
      ...options,
    };
    this.#lanes = new Lanes(this.#options.limits);
    this.#writer = new AttemptWriter(this.#options.pool, {
      onSettled: (deliveries) => this.#giveBack(deliveries),
      onNoted: (endpointIds) => {
        for (const id of endpointIds) this.#quiet.delete(id);
      },
    });
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
    if (claimed.clock) this.#clock = claimed.clock;
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
    for (const { endpointId, error } of claimed.broken) await setAside(endpointId, error);
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

  /** Real time by the database: what a receiver compares a signature with, and a date of `Retry-After` with. */
  #now(): Date {
    return new Date(Date.now() + this.#clock.offset);
  }

  async #attempt(target: EndpointTarget, delivery: ClaimedDelivery): Promise<void> {
    let isUnread = true;
    try {
      const head =
        this.#heads.get(delivery.eventId) ??
        (await getEnvelopeHeads(this.#options.pool, [delivery.eventId])).get(delivery.eventId);
      isUnread = false;
      if (head === undefined) throw new Error(`Event ${delivery.eventId} is gone.`);
      const at = this.#now();
      const request = signedRequest(target, delivery, head, at);
      if (target.state !== "active") this.#writer.doubt(target.endpointId);
      const result = await this.#options.transports[target.transport]({
        method: "POST",
        ...request,
        timeoutMs: this.#options.timeoutMs,
      });
      const outcome = judge(result, delivery.attempts + 1, this.#now(), this.#options.random());
      if (this.#breaks.size > 0) this.#breaks.delete(delivery.eventId + delivery.endpointId);
      const startedAt = new Date(at.getTime() + this.#clock.ahead);
      this.#finish({ delivery, request, result, outcome, startedAt });
      this.#refill(delivery.endpointId, !result.ok);
    } catch (error) {
      // Nothing was settled: it is claimed again in a moment.
      log().error({ err: error, eventId: delivery.eventId, endpointId: delivery.endpointId }, "delivery attempt broke");
      this.#giveBack(this.#lanes.done(delivery, "silent"));
      await this.#broke(delivery, isUnread ? null : error);
    }
  }

  /** An attempt failed on our side: it is tried again a few times, then set aside. `error` is null when the database was away. */
  async #broke(delivery: ClaimedDelivery, error: unknown): Promise<void> {
    const key = delivery.eventId + delivery.endpointId;
    const breaks = (this.#breaks.get(key) ?? 0) + (error === null ? 0 : 1);
    if (this.#breaks.size > KEPT_HEADS) this.#breaks.clear();
    this.#breaks.set(key, breaks);
    const ours = breaks >= MAX_BREAKS;
    const aside = ours && (await parkDelivery("deliveries", delivery, error).catch(() => null));
    if (aside) {
      this.#breaks.delete(key);
      this.#giveBack([delivery]);
      return;
    }
    // Set aside but still in the queue, it stays in this worker's hands and is not sent again.
    if (aside === false && ours) return;
    setTimeout(() => this.#giveBack([delivery]), this.#options.brokenPauseMs).unref();
  }

  #finish(answered: Answered): void {
    const { delivery, result } = answered;
    const { action, hold, gone } = answered.outcome;
    const silent = !result.ok || hold !== null || gone;
    this.#giveBack(this.#lanes.done(delivery, action === "deliver" ? "succeeded" : silent ? "silent" : "refused"));
    if (silent) this.#quiet.add(delivery.endpointId);
    this.#writer.add(answered);
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

  /** Since when answers wait to be written down without any being written, by the monotonic clock; null when none do. */
  get writingSince(): number | null {
    return this.#writer.busySince;
  }

  /** Stops claiming, gives back what was not started, waits for what is in flight, writes it down. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#giveBack(this.#lanes.drop());
    while (this.#lanes.inFlight > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.#writer.finish();
    await releaseLeases(this.#options.pool, this.#options.owner).catch((error: unknown) =>
      log().warn({ err: error }, "leases not given back: they run out"),
    );
  }
}

/** Sets an endpoint aside that cannot be read. When that fails too the next claim finds it again; the others have theirs. */
async function setAside(endpointId: string, error: unknown): Promise<void> {
  log().error({ err: error, endpointId }, "an endpoint cannot be read");
  await parkEndpoint(endpointId, error).catch((thrown: unknown) =>
    log().error({ err: thrown, endpointId }, "an endpoint could not be set aside"),
  );
}
