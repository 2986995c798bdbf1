import { runWorker } from "@/lib/jobs/worker";
import { disconnect } from "@/lib/platform/db";

// A worker process of its own for tests that kill it: settings come from the environment, the lease from the command line.
const [leaseSeconds = "60"] = process.argv.slice(2);
const stopping = new AbortController();
process.once("SIGTERM", () => stopping.abort());
await runWorker({
  signal: stopping.signal,
  leaseSeconds: Number(leaseSeconds),
  pollMs: 100,
  handlers: {},
  schedules: {},
});
await disconnect();
