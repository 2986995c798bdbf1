import pg from "pg";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

/**
 * Connections of the delivery queue alone, so that a busy queue never waits for other work. Its statements know the rows they want by
 * key, but the planner believes the last statistics, and a queue that was empty when they were taken invites sequential scans: these
 * connections may only walk indexes.
 */
export function openQueuePool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 4,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    options: "-c timezone=UTC -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off",
  });
  // Without a listener a dropped idle connection would end the process.
  pool.on("error", (error) => log().warn({ err: error }, "queue connection lost"));
  // Nor may one that is handed out and not used yet.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
