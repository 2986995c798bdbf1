import { runWorker } from "@/lib/jobs/worker";
import { disconnect } from "@/lib/platform/db";
import { stopRequested } from "./lib/stop-requested";

await stopRequested((signal) => runWorker({ signal }));
await disconnect();
process.exit();
