import type pg from "pg";
import { type EnvelopeHead, envelopeHead } from "../envelope";

/** The shared part of the bodies of some events, by event id. Partitioned by id, so each lookup touches one partition. */
export async function getEnvelopeHeads(pool: pg.Pool, eventIds: readonly string[]): Promise<Map<string, EnvelopeHead>> {
  const { rows } = await pool.query<{ id: string; type: string; data: string; occurred_at: Date }>({
    name: "webhooks-events",
    text: "SELECT id, type, data::text AS data, occurred_at FROM event WHERE id = ANY ($1::uuid[])",
    values: [eventIds],
  });
  return new Map(
    rows.map((row) => [
      row.id,
      envelopeHead({ id: row.id, type: row.type, dataText: row.data, occurredAt: row.occurred_at }),
    ]),
  );
}
