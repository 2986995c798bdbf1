import type pg from "pg";
import { statesBefore } from "@/lib/platform/transitions/derive";
import { DELIVERIES, ENDPOINTS } from "../transitions";
import type { AttemptRecord, EndpointNote } from "./types";

/** From where an attempt moves its delivery, the state that no later attempt touches, and the one that has a place in the queue. */
const MOVABLE = statesBefore(DELIVERIES, "deliver", "retry", "exhaust");
const DONE = DELIVERIES.steps.deliver.to;
const WAITING = DELIVERIES.steps.retry.to;

/**
 * The attempt is always kept; a delivery that was cancelled or given up meanwhile counts it and stays what it is, one that was delivered
 * counts nothing more. What waits now stays in the queue, everything else leaves it. Whoever writes both rows of a delivery writes the
 * delivery first, and many of them in the order of their keys: so nobody waits in a circle.
 */
const SETTLE = `
  WITH tried AS (
    UPDATE delivery d SET
      state = CASE WHEN d.state = ANY ($16::delivery_state[]) THEN r.state ELSE d.state END,
      attempts = d.attempts + CASE WHEN d.state = $17::delivery_state THEN 0 ELSE 1 END,
      last_status = CASE WHEN d.state = $17::delivery_state THEN d.last_status ELSE r.status END,
      last_error = CASE WHEN d.state = $17::delivery_state THEN d.last_error ELSE r.error END,
      last_duration_ms = CASE WHEN d.state = $17::delivery_state THEN d.last_duration_ms ELSE r.duration END,
      settled_at = CASE WHEN d.state <> ALL ($16::delivery_state[]) THEN d.settled_at WHEN r.delay IS NOT NULL THEN NULL ELSE (SELECT business_now()) END
    FROM unnest($1::uuid[], $2::uuid[], $3::delivery_state[], $4::int[], $5::text[], $6::int[], $7::float8[])
      AS r (event_id, endpoint_id, state, status, error, duration, delay)
    WHERE d.event_id = r.event_id AND d.endpoint_id = r.endpoint_id
    RETURNING r.event_id, r.endpoint_id, d.state, r.delay
  ), settled AS (
    DELETE FROM queued_delivery q USING tried t WHERE q.event_id = t.event_id AND q.endpoint_id = t.endpoint_id AND t.state <> $18::delivery_state
  ), delayed AS (
    UPDATE queued_delivery q SET attempts = q.attempts + 1, due_at = (SELECT business_now()) + make_interval(secs => t.delay), trigger = 'automatic'
    FROM tried t WHERE q.event_id = t.event_id AND q.endpoint_id = t.endpoint_id AND t.state = $18::delivery_state
  )
  INSERT INTO attempt (id, event_id, endpoint_id, number, trigger, started_at, duration_ms, url, request_headers, status, response_headers, response_body, error)
  SELECT a.id, a.event_id, a.endpoint_id, a.number, a.trigger, a.started_at, a.duration, a.url, a.request_headers, a.status,
    CASE WHEN a.status IS NOT NULL THEN a.response_headers END, a.response_body, a.error
  FROM ROWS FROM (unnest($1::uuid[], $2::uuid[], $4::int[], $5::text[], $6::int[], $8::uuid[], $9::int[], $10::text[], $11::timestamptz[], $12::text[], $15::text[]),
      json_array_elements($13::json), json_array_elements($14::json))
    AS a (event_id, endpoint_id, status, error, duration, id, number, trigger, started_at, url, response_body, request_headers, response_headers)`;

/** The order in which rows of many deliveries are locked by everyone. */
function byKey({ delivery: one }: AttemptRecord, { delivery: other }: AttemptRecord): number {
  if (one.eventId !== other.eventId) return one.eventId < other.eventId ? -1 : 1;
  return one.endpointId < other.endpointId ? -1 : 1;
}

/** An array parameter of ids, numbers and fixed words, which need no quoting: half the cost of the driver's own. */
function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

/** JSON texts as one JSON array: nothing in them is read as an end of them, and no quote of theirs needs another. */
function jsonArray(texts: readonly string[]): string {
  return `[${texts.join(",")}]`;
}

/** A batch is one statement, written whole or not at all, so one of its attempts speaks for all. */
async function wereWritten(pool: pg.Pool, [first]: readonly AttemptRecord[]): Promise<boolean> {
  if (!first) return true;
  const { rowCount } = await pool.query("SELECT FROM attempt WHERE event_id = $1 AND endpoint_id = $2 AND id = $3", [
    first.delivery.eventId,
    first.delivery.endpointId,
    first.attemptId,
  ]);
  return rowCount !== 0;
}

/**
 * Writes a batch of attempts and what they mean for their deliveries, in one statement. `again` when an earlier try of the very same batch
 * may have been written after all; one that is still being written then ends this one with a unique violation, and the next try finds it.
 */
export async function settleDeliveries(
  pool: pg.Pool,
  records: readonly AttemptRecord[],
  again: boolean,
): Promise<void> {
  if (again && (await wereWritten(pool, records))) return;
  const inOrder = records.toSorted(byKey);
  const of = <T>(pick: (record: AttemptRecord) => T): T[] => inOrder.map(pick);
  const plain = (pick: (record: AttemptRecord) => string | number | null) => plainArray(inOrder.map(pick));
  await pool.query({
    name: "webhooks-settle",
    text: SETTLE,
    values: [
      plain((one) => one.delivery.eventId),
      plain((one) => one.delivery.endpointId),
      plain((one) => DELIVERIES.steps[one.outcome.action].to),
      plain((one) => one.outcome.status),
      of((one) => one.outcome.error),
      plain((one) => one.durationMs),
      plain((one) => one.outcome.delay),
      plain((one) => one.attemptId),
      plain((one) => one.delivery.attempts + 1),
      plain((one) => one.delivery.trigger),
      plain((one) => one.startedAt.toISOString()),
      of((one) => one.url),
      jsonArray(of((one) => one.requestHeaders)),
      // Without an answer there is no status either, and the statement writes none.
      jsonArray(of((one) => one.responseHeaders ?? "null")),
      of((one) => one.responseBody),
      MOVABLE,
      DONE,
      WAITING,
    ],
  });
}

/** Writes what a batch said of endpoints. Rows change only when their state does. Doing it twice changes nothing. */
export async function noteHealth(pool: pg.Pool, notes: readonly EndpointNote[]): Promise<void> {
  const succeeded = notes.flatMap((note) => (note.well ? [note.endpointId] : []));
  const failed = notes.flatMap((note) => (!note.well && note.failed ? [note.endpointId] : []));
  const held = notes.filter((note) => note.holdSeconds !== null);
  if (succeeded.length > 0) {
    await pool.query({
      name: "webhooks-succeeded",
      text: `UPDATE endpoint SET state = $3::endpoint_state, hold_until = CASE WHEN state = 'paused' THEN NULL ELSE hold_until END, failing_since = NULL, notices_sent = 0, paused_at = NULL, last_success_at = (SELECT business_now())
             WHERE id = ANY ($1::uuid[]) AND state = ANY ($2::endpoint_state[]) AND (state <> 'paused' OR failing_since IS NOT NULL)
               AND (failing_since IS NOT NULL OR last_success_at IS NULL OR last_success_at < (SELECT business_now()) - interval '15 seconds')`,
      values: [succeeded, REACHABLE, ENDPOINTS.steps.succeed.to],
    });
  }
  if (failed.length > 0) {
    await pool.query({
      name: "webhooks-failed",
      text: `UPDATE endpoint SET state = $3::endpoint_state, failing_since = (SELECT business_now())
             WHERE id = ANY ($1::uuid[]) AND state = ANY ($2::endpoint_state[]) AND state <> $3::endpoint_state`,
      values: [failed, statesBefore(ENDPOINTS, "fail"), ENDPOINTS.steps.fail.to],
    });
  }
  if (held.length > 0) {
    await pool.query(
      `UPDATE endpoint e SET hold_until = GREATEST(e.hold_until, (SELECT business_now()) + make_interval(secs => h.seconds))
       FROM unnest($1::uuid[], $2::float8[]) AS h (id, seconds) WHERE e.id = h.id`,
      [held.map((note) => note.endpointId), held.map((note) => note.holdSeconds)],
    );
  }
}

/** Endpoints that an attempt may still bring back to health. */
export const REACHABLE = statesBefore(ENDPOINTS, "succeed");
