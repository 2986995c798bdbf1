import { runWorker } from "@/lib/jobs/worker";
import { db, disconnect } from "@/lib/platform/db";
import { catalogOf } from "./catalog";

// A worker process of its own for tests that kill it: settings come from the environment, the lease from the command line.
const [leaseSeconds = "60", job = "none"] = process.argv.slice(2);
const DAILY = { pattern: "0 3 * * *", zone: "UTC" };

/** Counts how often it began; the first time it hangs until somebody kills the process. */
async function daily(): Promise<void> {
  const times = await db().$queryRaw<Array<{ times: number }>>`
    INSERT INTO setting (key, value) VALUES ('test.daily', '1') ON CONFLICT (key) DO UPDATE SET value = to_jsonb((setting.value)::int + 1)
    RETURNING value::int AS times`;
  if (times[0]?.times === 1) await new Promise(() => undefined);
}

const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
await runWorker({
  signal: stopping.signal,
  leaseSeconds: Number(leaseSeconds),
  pollMs: 100,
  catalog: job === "daily" ? catalogOf({ "test.daily": daily }, { calendars: { "test.daily": DAILY } }) : {},
});
await disconnect();
