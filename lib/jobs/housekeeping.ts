import { db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { forEachRow } from "@/lib/platform/outbox/each-row";

/** Partitions for last, this and the next three months; rows outside fall into the default partition, so a late run loses nothing. */
export async function ensurePartitions(): Promise<void> {
  await db()
    .$executeRaw`SELECT ensure_partitions(statement_timestamp() - interval '1 month', statement_timestamp() + interval '3 months')`;
}

/**
 * Messages that no build has known for a day are dead: what an earlier build wrote, or one that was taken back. Staff see their number,
 * and the later ones of their ordering keys may run.
 */
export async function buryUnknownMessages(known: readonly string[]): Promise<void> {
  await db().$executeRaw`
    UPDATE outbox_message SET dead_at = (SELECT business_now()), last_error = 'No worker has known this message for a day.'
    WHERE done_at IS NULL AND dead_at IS NULL AND due_at < (SELECT business_now()) - interval '1 day' AND name <> ALL (${[...known]}::text[])`;
}

/**
 * Rows that only matter for a while: old idempotency keys, finished side effects, mails, dead heartbeats, used-up rate limits. The
 * times are promised in docs/operations.md. A table whose rows cannot go holds up no other.
 */
export async function sweepRows(): Promise<void> {
  const sweeps = [
    { id: "idempotency_key", sql: Prisma.sql`DELETE FROM idempotency_key WHERE expires_at < statement_timestamp()` },
    {
      id: "outbox_message done",
      sql: Prisma.sql`DELETE FROM outbox_message WHERE done_at < (SELECT business_now()) - interval '7 days'`,
    },
    {
      id: "outbox_message dead",
      sql: Prisma.sql`DELETE FROM outbox_message WHERE dead_at < (SELECT business_now()) - interval '30 days'`,
    },
    {
      id: "mail_message",
      sql: Prisma.sql`DELETE FROM mail_message WHERE created_at < (SELECT business_now()) - interval '30 days'`,
    },
    {
      id: "process_heartbeat",
      sql: Prisma.sql`DELETE FROM process_heartbeat WHERE seen_at < statement_timestamp() - interval '1 day'`,
    },
    {
      id: "rate_limit",
      sql: Prisma.sql`DELETE FROM rate_limit WHERE expire IS NOT NULL AND expire < (extract(epoch FROM statement_timestamp()) * 1000)::bigint`,
    },
  ];
  await forEachRow(sweeps, "sweeping a table", ({ sql }) => db().$executeRaw(sql));
}
