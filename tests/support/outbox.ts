import { z } from "zod";
import { db } from "@/lib/platform/db";
import { openPayload } from "@/lib/platform/outbox";

/** What was written to the outbox under a name, oldest first, opened. */
export async function outbox(name: string): Promise<Array<Record<string, unknown>>> {
  const rows = await db().outboxMessage.findMany({ where: { name }, orderBy: { id: "asc" } });
  return rows.map(({ payload }) => z.record(z.string(), z.unknown()).parse(openPayload(payload)));
}
