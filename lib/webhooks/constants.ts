import { DAY, HOUR, MINUTE } from "@/lib/platform/time";

/**
 * Seconds from one failed attempt to the next: twelve attempts, the last about 72 hours after the first. Early ones are close, so that
 * a restart on the other side costs seconds; late ones give a team a weekend.
 */
export const RETRY_DELAYS: readonly number[] = [
  5,
  30,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  20 * HOUR,
  25 * HOUR + 17 * MINUTE + 25,
];

/** Attempts of one delivery before it is dead. */
export const MAX_ATTEMPTS = RETRY_DELAYS.length + 1;

/** Every delay is off by up to this share, so that retries do not come in waves. */
export const RETRY_JITTER = 0.2;

/** The longest wait that a `Retry-After` may ask for, seconds. */
export const MAX_RETRY_AFTER = 6 * HOUR;

/** How long an endpoint that answered 429 without a usable `Retry-After` is left alone, seconds. */
export const DEFAULT_HOLD = MINUTE;

/** Whole exchange with an endpoint, milliseconds. */
export const DELIVERY_TIMEOUT_MS = 10_000;

/** Notices while an endpoint fails, seconds after its first failure. */
export const FAILING_NOTICES: readonly number[] = [HOUR, DAY, 3 * DAY];

/** An endpoint that only failed for this long is paused, seconds. */
export const PAUSE_AFTER = 5 * DAY;

/** A paused endpoint is tried with its oldest delivery this often, seconds. */
export const PROBE_EVERY = HOUR;

/** Deliveries that waited this long behind a paused or switched-off endpoint become dead; they can be recovered. Seconds. */
export const WAITING_DEAD_AFTER = 7 * DAY;

/** While rotating, the old secret signs too for this long, seconds. */
export const ROTATION_OVERLAP = DAY;

/** How long an endpoint that fails on our side is left alone before it is tried again, seconds. */
export const PARKED_HOLD = HOUR;

/** How often making or sending one delivery's request may break on our side before it is set aside. */
export const MAX_BREAKS = 5;

/** Endpoints of one client. */
export const MAX_ENDPOINTS = 5;

/** Most of an answer's body that is kept with the attempt, characters. */
export const KEPT_BODY = 8_000;

/** Most deliveries that one recover or replay brings back. */
export const MAX_RECOVER = 10_000;

export const ENDPOINT_STATES = ["active", "failing", "paused", "disabled"] as const;
export const DELIVERY_STATES = ["pending", "delivered", "dead", "cancelled"] as const;

/** Channels of LISTEN/NOTIFY: nudges only, polling is the truth. */
export const DELIVERIES_CHANNEL = "deliveries";
export const ENDPOINTS_CHANNEL = "endpoints";

/** Why a delivery was cancelled that may be recovered once the stop is lifted; also what the log says. */
export const STOPPED = "The marketplace stopped the integration.";
