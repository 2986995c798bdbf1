import { pool } from "@/lib/platform/db";

/** Deliveries that wait without a row in the queue, or have one and do not wait: always none, or a delivery would be lost or repeated. */
export async function countQueueFaults(): Promise<number> {
  const { rows } = await pool().query<{ faults: number }>(`
    SELECT count(*)::int AS faults FROM delivery d LEFT JOIN queued_delivery q USING (event_id, endpoint_id)
    WHERE (d.state = 'pending') IS DISTINCT FROM (q.event_id IS NOT NULL)`);
  return rows[0]?.faults ?? -1;
}

/** Puts the queue where states that a test wrote by hand say it is. */
export async function alignQueue(): Promise<void> {
  await pool().query(
    "DELETE FROM queued_delivery q USING delivery d WHERE d.event_id = q.event_id AND d.endpoint_id = q.endpoint_id AND d.state <> 'pending'",
  );
  await pool().query(`
    INSERT INTO queued_delivery (event_id, endpoint_id, installation_id, sequence)
    SELECT event_id, endpoint_id, installation_id, sequence FROM delivery WHERE state = 'pending' ON CONFLICT DO NOTHING`);
}

/** Cancels everything that waits, so that nothing a test left is another's. */
export async function emptyQueue(): Promise<void> {
  await pool().query("UPDATE delivery SET state = 'cancelled' WHERE state = 'pending'");
  await pool().query("DELETE FROM queued_delivery");
}
