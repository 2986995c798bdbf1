import { pool } from "../db";
import { env } from "../env";
import { newId } from "../ids";
import { log } from "../log";

const BEAT_MS = 5_000;

/** A process whose last beat is older than this is gone. */
export const LIVE_SECONDS = 16;

async function beat(id: string, url: string): Promise<void> {
  await pool().query(
    `INSERT INTO process_heartbeat (id, kind, url, build_id, started_at, seen_at) VALUES ($1, 'web', $2, $3, statement_timestamp(), statement_timestamp())
     ON CONFLICT (id) DO UPDATE SET seen_at = statement_timestamp()`,
    [id, url, env().BUILD_ID],
  );
}

/** Writes this web process down as live, now and every five seconds, and takes it off when it stops. Needs PROCESS_URL. */
export async function startWebHeartbeat(): Promise<void> {
  const url = env().PROCESS_URL ?? `http://127.0.0.1:${env().PORT}`;
  const id = newId();
  await beat(id, url);
  const timer = setInterval(() => {
    beat(id, url).catch((error: unknown) => log().warn({ err: error }, "heartbeat not written"));
  }, BEAT_MS);
  timer.unref();
  const leave = () => {
    clearInterval(timer);
    // Best effort: a row that stays is dead after its last beat anyway.
    pool()
      .query("DELETE FROM process_heartbeat WHERE id = $1", [id])
      .catch(() => undefined);
  };
  process.once("SIGTERM", leave);
  process.once("SIGINT", leave);
}

/** Addresses of web processes that are live now. */
export async function getLiveWebUrls(): Promise<string[]> {
  const { rows } = await pool().query<{ url: string }>(
    "SELECT DISTINCT url FROM process_heartbeat WHERE kind = 'web' AND url IS NOT NULL AND seen_at > statement_timestamp() - make_interval(secs => $1) ORDER BY url",
    [LIVE_SECONDS],
  );
  return rows.map((row) => row.url);
}
