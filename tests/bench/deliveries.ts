import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { Pool } from "undici";
import { formatSecret, signatureHeaders } from "@/lib/webhooks/signature";
import { openScratch } from "../support/scratch-database.ts";
import { median, report } from "./report.ts";

// Not strict: `npm run bench` hands every part the same arguments.
const { values } = parseArgs({
  strict: false,
  options: {
    events: { type: "string", default: "2000" },
    endpoints: { type: "string", default: "20" },
    repeats: { type: "string", default: "5" },
  },
});
const EVENTS = Number(values.events);
const ENDPOINTS = Number(values.endpoints);
const REPEATS = Number(values.repeats);
const TOTAL = EVENTS * ENDPOINTS;
const CONNECTIONS = 64;
/** Issue "Speed": deliveries per second >= 0.35x raw POSTs to the same sinks. Signed ones are measured beside them and judge nothing. */
const BAR = 0.35;

type SinkAnswer = { port: number } | { count: number; distinct: number; repeats: number };

function startSink(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(import.meta.dirname, "sink.ts"), { execArgv: ["--import", "tsx"] });
  return once(child, "message").then(([message]: SinkAnswer[]) => ({
    child,
    port: message && "port" in message ? message.port : 0,
  }));
}

async function askSink(child: ChildProcess): Promise<{ count: number; distinct: number; repeats: number }> {
  child.send("count");
  const [message]: SinkAnswer[] = await once(child, "message");
  return message && "count" in message ? message : { count: 0, distinct: 0, repeats: 0 };
}

const SECRET = formatSecret(new Uint8Array(32).fill(7));

/**
 * POSTs as fast as undici goes, without a database: the limit of this machine and this sink. Each carries an id, because the sink remembers
 * ids, and its work must be the same on both sides. `signed` as every sender must.
 */
async function raw(port: number, body: string, signed: boolean): Promise<number> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS, pipelining: 1 });
  let left = TOTAL;
  const started = performance.now();
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const id = `evt_${left}`;
      const signature = signed
        ? signatureHeaders({ id, at: new Date(), body, secrets: [SECRET] })
        : { "webhook-id": id };
      const response = await pool.request({
        path: "/hooks",
        method: "POST",
        headers: { "content-type": "application/json", ...signature },
        body,
      });
      await response.body.dump();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  const seconds = (performance.now() - started) / 1_000;
  await pool.close();
  return TOTAL / seconds;
}

const scratch = await openScratch("deliveries");
const { child, port } = await startSink();
const watcher = new pg.Client({ connectionString: scratch.app, options: "-c enable_seqscan=off" });
await watcher.connect();
const { db, disconnect } = await import("@/lib/platform/db");
const { makeSubscription, addEndpoint, publishSample } = await import("../factories/webhooks.ts");
const { startWorker } = await import("../support/in-process-worker.ts");

const first = await makeSubscription({ url: `http://127.0.0.1:${port}/0` });
for (let index = 1; index < ENDPOINTS; index++) await addEndpoint(first, `http://127.0.0.1:${port}/${index}`);
const sample = JSON.stringify({ event: "order.created", data: "x".repeat(430), timestamp: new Date().toISOString() });

async function publishAll(): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < EVENTS; done += 10)
    await Promise.all(Array.from({ length: Math.min(10, EVENTS - done) }, () => publishSample(first)));
  return (performance.now() - started) / 1_000;
}

/** Whether work is left, by one row of the queue: counting would be work of ours beside the worker's. */
async function somePending(): Promise<boolean> {
  const { rowCount } = await watcher.query("SELECT FROM queued_delivery LIMIT 1");
  return rowCount !== 0;
}

/**
 * A worker starts on a full queue; the clock stops when the last delivery is written down as delivered. Both ends by the database's
 * clock: how often we look does not count.
 */
async function drain(): Promise<number> {
  const [begun] = await db().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  const worker = startWorker({ pollMs: 1_000 });
  while (await somePending()) await new Promise((resolve) => setTimeout(resolve, 250));
  const [ended] = await db().$queryRaw<{ at: Date }[]>`SELECT max(settled_at) AS at FROM delivery`;
  await worker.stop();
  return ((ended?.at.getTime() ?? 0) - (begun?.at.getTime() ?? 0)) / 1_000;
}

const rows: Array<{ plain: number; signed: number; drained: number; whole: number; repeats: number; missing: number }> =
  [];
// Both sides once before anything counts.
await raw(port, sample, true);
await publishAll();
await drain();
for (let round = 0; round < REPEATS; round++) {
  const publishing = await publishAll();
  // Right before and right after what it is compared with: on a shared machine one second differs from the next.
  const signedBefore = await raw(port, sample, true);
  const plainBefore = await raw(port, sample, false);
  await askSink(child);
  const draining = await drain();
  const counted = await askSink(child);
  const plainAfter = await raw(port, sample, false);
  const signedAfter = await raw(port, sample, true);
  rows.push({
    plain: (plainBefore + plainAfter) / 2,
    signed: (signedBefore + signedAfter) / 2,
    drained: TOTAL / draining,
    whole: TOTAL / (publishing + draining),
    repeats: counted.repeats,
    missing: TOTAL - counted.distinct,
  });
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
const ratio = median(rows.map((row) => row.drained / row.plain));
const figures = {
  deliveries: TOTAL,
  rawPerSecond: Math.round(median(rows.map((row) => row.plain))),
  signedPerSecond: Math.round(median(rows.map((row) => row.signed))),
  deliveriesPerSecond: Math.round(median(rows.map((row) => row.drained))),
  withPublishingPerSecond: Math.round(median(rows.map((row) => row.whole))),
  ratio: rounded(ratio),
  lowestRatio: rounded(Math.min(...rows.map((row) => row.drained / row.plain))),
  ratioSigned: rounded(median(rows.map((row) => row.drained / row.signed))),
  repeats: rows.reduce((sum, row) => sum + row.repeats, 0),
  missing: rows.reduce((sum, row) => sum + row.missing, 0),
};
child.disconnect();
await watcher.end();
await disconnect();
await scratch.drop();
process.exitCode = report("deliveries", figures, [
  ...(ratio >= BAR ? [] : [`ratio ${figures.ratio} < ${BAR}`]),
  ...(figures.missing === 0 && figures.repeats === 0 ? [] : [`missing ${figures.missing}, repeats ${figures.repeats}`]),
]);
