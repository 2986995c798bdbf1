import type pg from "pg";
import type { AttemptRecord } from "../engine/types";
import { DELIVERY_MOVES, deliveryStatesBefore } from "../transitions";

/** From where an attempt moves its delivery, and the state that no later attempt touches. */
const MOVABLE = deliveryStatesBefore("deliver", "retry", "exhaust");
const DONE = DELIVERY_MOVES.deliver.to;

/** Stands between JSON texts, which cannot hold it: escaping all their quotes for an array would cost both sides. */
const BETWEEN = "\u001e";

/**
 * `<>` keeps the planner on the primary key: with `=` it would take the index of what is due and walk the endpoint's whole backlog for
 * each row. The attempt is always kept; a delivery that was cancelled or given up meanwhile counts it and stays what it is.
 */
const SETTLE = `
  WITH tried AS (
    UPDATE delivery d SET
      state = CASE WHEN d.state = ANY ($16::delivery_state[]) THEN r.state ELSE d.state END,
      attempts = d.attempts + 1, last_status = r.status, last_error = r.error, last_duration_ms = r.duration,
      due_at = CASE WHEN r.delay IS NOT NULL AND d.state = ANY ($16::delivery_state[]) THEN clock_timestamp() + make_interval(secs => r.delay) ELSE d.due_at END,
      settled_at = CASE WHEN d.state <> ALL ($16::delivery_state[]) THEN d.settled_at WHEN r.delay IS NOT NULL THEN NULL ELSE clock_timestamp() END,
      trigger = 'automatic'
    FROM unnest($1::uuid[], $2::uuid[], $3::delivery_state[], $4::int[], $5::text[], $6::int[], $7::float8[])
      AS r (event_id, endpoint_id, state, status, error, duration, delay)
    WHERE d.event_id = r.event_id AND d.endpoint_id = r.endpoint_id AND d.state <> $17::delivery_state
  )
  INSERT INTO attempt (id, event_id, endpoint_id, number, trigger, started_at, duration_ms, url, request_headers, status, response_headers, response_body, error)
  SELECT a.id, a.event_id, a.endpoint_id, a.number, a.trigger, a.started_at, a.duration, a.url, a.request_headers::json, a.status, a.response_headers::json, a.response_body, a.error
  FROM unnest($1::uuid[], $2::uuid[], $4::int[], $5::text[], $6::int[], $8::uuid[], $9::int[], $10::text[], $11::timestamptz[], $12::text[],
      string_to_array($13, '${BETWEEN}'), string_to_array($14, '${BETWEEN}', ''), $15::text[])
    AS a (event_id, endpoint_id, status, error, duration, id, number, trigger, started_at, url, request_headers, response_headers, response_body)`;

/** An array parameter of ids, numbers and fixed words, which need no quoting: half the cost of the driver's own. */
function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
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
  const of = <T>(pick: (record: AttemptRecord) => T): T[] => records.map(pick);
  const plain = (pick: (record: AttemptRecord) => string | number | null) => plainArray(records.map(pick));
  await pool.query({
    name: "webhooks-settle",
    text: SETTLE,
    values: [
      plain((one) => one.delivery.eventId),
      plain((one) => one.delivery.endpointId),
      plain((one) => DELIVERY_MOVES[one.outcome.action].to),
      plain((one) => one.outcome.status),
      of((one) => one.outcome.error),
      plain((one) => one.durationMs),
      plain((one) => one.outcome.delay),
      plain((one) => one.attemptId),
      plain((one) => one.delivery.attempts + 1),
      plain((one) => one.delivery.trigger),
      plain((one) => one.startedAt.toISOString()),
      of((one) => one.url),
      of((one) => one.requestHeaders).join(BETWEEN),
      of((one) => one.responseHeaders ?? "").join(BETWEEN),
      of((one) => one.responseBody),
      MOVABLE,
      DONE,
    ],
  });
}
