import type { ClaimedDelivery, EndpointTarget } from "../attempts/types";

/** How many at once. */
export type LaneLimits = {
  /** Attempts in flight over all endpoints that work. */
  slots: number;
  /** Attempts in flight over all endpoints that fail: their own pool, so that they cannot take the others'. */
  failingSlots: number;
  /** Attempts in flight to one endpoint that has answered this process well. */
  perEndpoint: number;
  /** Deliveries leased ahead for such an endpoint; fewer while many are busy. */
  ahead: number;
};

export const DEFAULT_LIMITS: LaneLimits = { slots: 128, failingSlots: 16, perEndpoint: 4, ahead: 512 };

const KEPT_LANES = 4_096;
const FIRST_TAKE = 2;
/** All lanes together are leased about this many deliveries ahead for each slot: what one claim may bring stays bounded. */
const AHEAD_OF_SLOT = 64;
const LEAST_AHEAD = 16;
/** A lane asks for more when an eighth is left: a claim reads again what is held, so topping up often reads every row several times. */
const LEFT_WHEN_ASKING = 8;

type Lane = {
  target: EndpointTarget;
  queue: ClaimedDelivery[];
  inFlight: number;
  /** Got a 2xx in this process since its last failure: only then it may take more than one slot. */
  proven: boolean;
  /** Failed last time, here or by what the database says. */
  failing: boolean;
  listed: boolean;
  /** How many were asked for at the last claim, and whether that many came: then more may be waiting. */
  asked: number;
  more: boolean;
};

/** What is to be sent next. */
export type NextUp = { target: EndpointTarget; delivery: ClaimedDelivery };

/**
 * One lane per endpoint: the order within an endpoint, fairness between endpoints, and how many are in flight. Endpoints begin with one
 * attempt at a time and earn more by answering; a failure takes it away. Pure bookkeeping, no clock, no IO.
 */
export class Lanes {
  readonly #limits: LaneLimits;
  readonly #lanes = new Map<string, Lane>();
  readonly #ready: { healthy: Lane[]; failing: Lane[] } = { healthy: [], failing: [] };
  /** In flight in a slot of the failing pool, wherever their lanes stand by now. */
  readonly #probes = new Set<ClaimedDelivery>();
  #inFlight = { healthy: 0, failing: 0 };
  #queued = 0;
  /** How far ahead one lane may be leased, by how many are busy. */
  #share: number;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
    this.#share = limits.ahead;
  }

  get queued(): number {
    return this.#queued;
  }

  get inFlight(): number {
    return this.#inFlight.healthy + this.#inFlight.failing;
  }

  /** Whether another claim could find room. */
  get hasRoom(): boolean {
    return this.#queued < this.#limits.slots * 16;
  }

  /** Whether one more endpoint that fails may be claimed. */
  get hasFailingRoom(): boolean {
    return this.#inFlight.failing + this.#ready.failing.length < this.#limits.failingSlots;
  }

  /** Endpoints that have enough to do: a claim reads again what is held already, so half a lane is not worth it. */
  full(): string[] {
    return [...this.#lanes.values()]
      .filter((lane) => this.#room(lane) * 2 < this.#ahead(lane))
      .map((lane) => lane.target.endpointId);
  }

  /** How many deliveries of an endpoint may be leased now. */
  take(endpointId: string, failing: boolean): number {
    const lane = this.#lanes.get(endpointId);
    if (!lane) return failing ? 1 : FIRST_TAKE;
    lane.asked = Math.max(0, failing && lane.inFlight + lane.queue.length > 0 ? 0 : this.#room(lane));
    return lane.asked;
  }

  /** Whether an endpoint has room again and left work behind at its last claim. */
  wants(endpointId: string): boolean {
    const lane = this.#lanes.get(endpointId);
    return lane?.more === true && this.#ahead(lane) - this.#room(lane) <= this.#ahead(lane) / LEFT_WHEN_ASKING;
  }

  #ahead(lane: Lane): number {
    if (lane.failing) return 1;
    return lane.proven ? this.#share : FIRST_TAKE;
  }

  #room(lane: Lane): number {
    return this.#ahead(lane) - lane.queue.length - lane.inFlight;
  }

  /** Takes in what was claimed; what the database says of an endpoint wins over what was known. */
  add(targets: readonly EndpointTarget[], deliveries: readonly ClaimedDelivery[]): void {
    for (const target of targets) {
      const lane = this.#lanes.get(target.endpointId) ?? {
        target,
        queue: [],
        inFlight: 0,
        proven: false,
        failing: false,
        listed: false,
        asked: 0,
        more: false,
      };
      lane.target = target;
      lane.failing = target.state !== "active" && !lane.proven;
      this.#lanes.set(target.endpointId, lane);
    }
    for (const delivery of deliveries) {
      this.#lanes.get(delivery.endpointId)?.queue.push(delivery);
      this.#queued += 1;
    }
    for (const target of targets) {
      const lane = this.#lanes.get(target.endpointId);
      if (lane) lane.more = lane.queue.length > 0 && lane.queue.length >= lane.asked;
      this.#list(lane);
    }
    this.#divide();
  }

  #divide(): void {
    let busy = 0;
    for (const lane of this.#lanes.values()) if (lane.queue.length + lane.inFlight > 0) busy += 1;
    const { slots, ahead } = this.#limits;
    this.#share = Math.min(ahead, Math.max(LEAST_AHEAD, Math.floor((slots * AHEAD_OF_SLOT) / Math.max(1, busy))));
  }

  #list(lane: Lane | undefined): void {
    if (!lane || lane.listed) return;
    if (lane.queue.length === 0) {
      // Idle lanes are kept for what was learned about them, up to a bound.
      if (lane.inFlight === 0 && this.#lanes.size > KEPT_LANES) this.#lanes.delete(lane.target.endpointId);
      return;
    }
    if (lane.inFlight >= (lane.failing || !lane.proven ? 1 : this.#limits.perEndpoint)) return;
    lane.listed = true;
    this.#ready[lane.failing ? "failing" : "healthy"].push(lane);
  }

  /** The next delivery that may be sent, or null. The caller reports back with `done`. */
  next(): NextUp | null {
    return this.#nextOf("healthy", this.#limits.slots) ?? this.#nextOf("failing", this.#limits.failingSlots);
  }

  #nextOf(kind: "healthy" | "failing", slots: number): NextUp | null {
    if (this.#inFlight[kind] >= slots) return null;
    const ready = this.#ready[kind];
    for (let lane = ready.shift(); lane; lane = ready.shift()) {
      lane.listed = false;
      // Its health may have changed while it was listed.
      const delivery = lane.failing === (kind === "failing") ? lane.queue.shift() : undefined;
      if (!delivery) {
        this.#list(lane);
        continue;
      }
      this.#queued -= 1;
      lane.inFlight += 1;
      this.#inFlight[kind] += 1;
      this.#list(lane);
      if (kind === "failing") this.#probes.add(delivery);
      return { target: lane.target, delivery };
    }
    return null;
  }

  /** An attempt ended. An endpoint that stays silent or asks for quiet loses its queue: what is returned must be given back. */
  done(delivery: ClaimedDelivery, how: "succeeded" | "refused" | "silent"): ClaimedDelivery[] {
    this.#inFlight[this.#probes.delete(delivery) ? "failing" : "healthy"] -= 1;
    const lane = this.#lanes.get(delivery.endpointId);
    if (!lane) return [];
    lane.inFlight -= 1;
    lane.proven = how === "succeeded";
    lane.failing = how !== "succeeded";
    const given = how === "silent" ? this.#empty(lane) : [];
    this.#list(lane);
    return given;
  }

  /** Forgets what is queued for one endpoint (or all); what is returned must be given back. */
  drop(endpointId?: string): ClaimedDelivery[] {
    const lanes = endpointId === undefined ? [...this.#lanes.values()] : [this.#lanes.get(endpointId)];
    return lanes.flatMap((lane) => (lane ? this.#empty(lane) : []));
  }

  /** Forgets what was leased far ahead: such queues are long enough to be out of date. */
  dropAhead(): ClaimedDelivery[] {
    return [...this.#lanes.values()].flatMap((lane) => (lane.queue.length > FIRST_TAKE ? this.#empty(lane) : []));
  }

  #empty(lane: Lane): ClaimedDelivery[] {
    this.#queued -= lane.queue.length;
    return lane.queue.splice(0);
  }
}
