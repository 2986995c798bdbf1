import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { DELIVERIES_CHANNEL, ENDPOINTS_CHANNEL } from "@/lib/webhooks/constants";
import { DeliveryEngine, type EngineOptions } from "@/lib/webhooks/engine/delivery-engine";
import { CATALOG } from "./catalog";
import type { JobCatalog } from "./job";
import { listen } from "./listener";
import { type Loop, runLoop, Wake } from "./loop";
import { OutboxRunner, renewOutbox } from "./outbox";
import { Progress } from "./progress";
import { openQueuePool } from "./queue-pool";
import { enqueueDueJobs } from "./schedules";

/** How a worker runs; the product passes `signal` only, tests shorten the rest. */
export type WorkerOptions = {
  /** Aborting stops it: nothing new is taken, what runs is finished, then the promise resolves. */
  signal: AbortSignal;
  /** How long a killed worker's work stays taken, seconds. */
  leaseSeconds?: number;
  pollMs?: number;
  catalog?: JobCatalog;
  engine?: Partial<Omit<EngineOptions, "pool" | "owner" | "leaseSeconds" | "onRoom">>;
  beatMs?: number;
};

/** Jobs at once, and how many of them may be long ones. */
const PLACES = { all: 8, long: 4 };
const BEAT_MS = 5_000;

/** What takes a moment is not worth a word. Seconds. */
const WORTH_TELLING = 5;

async function beat(processId: string, stuck: { part: string; seconds: number } | null): Promise<void> {
  const { BUILD_ID } = env();
  await db().$executeRaw`
    INSERT INTO process_heartbeat (id, kind, build_id, started_at, seen_at) VALUES (${processId}::uuid, 'worker', ${BUILD_ID}, statement_timestamp(), statement_timestamp())
    ON CONFLICT (id) DO UPDATE SET seen_at = statement_timestamp(), stuck = ${stuck?.part ?? null}::text,
      stuck_since = statement_timestamp() - make_interval(secs => ${stuck?.seconds ?? null}::float8)`;
}

/**
 * One worker process: delivers events, drains the outbox, runs recurring jobs and beats its heart until `signal` aborts. Any number may
 * run; leases keep them apart. Survives the database going away.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { signal, leaseSeconds = 60, pollMs = 1_000 } = options;
  const processId = newId();
  const owner = `worker:${processId}`;
  const wakes = { deliveries: new Wake(), outbox: new Wake(), schedules: new Wake(), heart: new Wake() };
  const queuePool = openQueuePool();
  const engine = new DeliveryEngine({
    ...options.engine,
    pool: queuePool,
    owner,
    leaseSeconds,
    onRoom: () => wakes.deliveries.now(),
  });
  const catalog = options.catalog ?? CATALOG;
  const outbox = new OutboxRunner({ owner, leaseSeconds, catalog, places: PLACES, onRoom: () => wakes.outbox.now() });
  const progress = new Progress();
  const writing = () => new Map(engine.writingSince === null ? [] : [["attempts", engine.writingSince]]);
  const renewing = new AbortController();
  const loops: Loop[] = [
    { name: "deliveries", round: () => engine.claim(), everyMs: pollMs, wake: wakes.deliveries },
    { name: "outbox", round: () => outbox.round(), everyMs: pollMs, wake: wakes.outbox },
    {
      name: "schedules",
      round: () => enqueueDueJobs(catalog).then(() => false),
      everyMs: pollMs * 5,
      wake: wakes.schedules,
    },
    {
      name: "heart",
      round: () => beat(processId, progress.longest(WORTH_TELLING, writing())).then(() => false),
      everyMs: options.beatMs ?? BEAT_MS,
      wake: wakes.heart,
    },
  ];
  const renew: Loop = {
    name: "leases",
    round: () => Promise.all([engine.renew(), renewOutbox(owner, leaseSeconds)]).then(() => false),
    everyMs: (leaseSeconds * 1_000) / 3,
    wake: new Wake(),
  };
  const listening = listen(
    {
      [DELIVERIES_CHANNEL]: () => wakes.deliveries.now(),
      [ENDPOINTS_CHANNEL]: (endpointId) => {
        if (endpointId) engine.forget(endpointId);
        wakes.deliveries.now();
      },
      outbox: () => wakes.outbox.now(),
    },
    signal,
  );
  log().info({ processId }, "worker runs");
  const renewed = runLoop(renew, renewing.signal, progress);
  await Promise.all(loops.map((loop) => runLoop(loop, signal, progress)));
  // What is in flight still needs its leases.
  await Promise.all([engine.stop(), outbox.stop()]);
  renewing.abort();
  await Promise.all([renewed, listening]);
  await queuePool.end();
  await db().processHeartbeat.deleteMany({ where: { id: processId } });
  log().info({ processId }, "worker stopped");
}
