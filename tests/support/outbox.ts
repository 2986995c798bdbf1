import { z } from "zod";
import { CATALOG } from "@/lib/jobs/catalog";
import { db } from "@/lib/platform/db";
import { openPayload } from "@/lib/platform/outbox/outbox";
import type { OutboxName } from "@/lib/platform/outbox/outbox-messages";
import { jobContext } from "../factories/jobs";

/** What was written to the outbox under a name, oldest first, opened. */
export async function outbox(name: string): Promise<Array<Record<string, unknown>>> {
  const rows = await db().outboxMessage.findMany({ where: { name }, orderBy: { id: "asc" } });
  return rows.map(({ payload }) => z.record(z.string(), z.unknown()).parse(openPayload(payload)));
}

/** Runs what waits under these names, one after another as it was written. */
export async function handleQueued(...names: OutboxName[]): Promise<void> {
  for (const name of names) {
    const rows = await db().outboxMessage.findMany({ where: { name, doneAt: null }, orderBy: { id: "asc" } });
    for (const row of rows) {
      await CATALOG[name].run(openPayload(row.payload), jobContext(row.id));
      await db().outboxMessage.update({ where: { id: row.id }, data: { doneAt: new Date(), payload: {} } });
    }
  }
}
