import { parseArgs } from "node:util";
import { keepProof } from "../../scripts/lib/kept-results.ts";
import { openScratch } from "../support/scratch-database.ts";
import type { Behaviour, PhaseFigures } from "./driver.ts";

// npm run torture -- deliveries --size small|full [--seconds 30] [--lease 60]. Exit 0: every bar met; 3: a bar missed; 1: the run itself broke or its books do not balance.

const { values } = parseArgs({
  allowPositionals: true,
  options: { size: { type: "string", default: "small" }, seconds: { type: "string" }, lease: { type: "string" } },
});
const full = values.size === "full";
/** Seconds of publishing in each phase, and events a second. */
const SECONDS = Number(values.seconds ?? (full ? 300 : 12));
const RATE = full ? 200 : 60;
const ENDPOINTS = full ? 100 : 20;
/** Seconds; the product leases for 60. */
const LEASE = Number(values.lease ?? (full ? 60 : 6));

const scratch = await openScratch("torture");
const { Driver } = await import("./driver.ts");
const { disconnect } = await import("@/lib/platform/db");
const { withClient } = await import("../../scripts/lib/database.ts");

const driver = await Driver.open();
const phases: Record<string, PhaseFigures> = {};
const missed: string[] = [];
const healthy = (count: number): Behaviour[] => Array.from({ length: count }, () => "ok");

function bar(holds: boolean, text: string): void {
  if (!holds) missed.push(text);
}

async function phase(name: string, work: () => Promise<void>, limitMs: number): Promise<PhaseFigures> {
  await work();
  const figures = await driver.settle(limitMs);
  phases[name] = figures;
  console.log(`${name}: ${JSON.stringify(figures)}`);
  bar(figures.lost === 0, `${name}: ${figures.lost} lost`);
  bar(figures.unverified === 0, `${name}: ${figures.unverified} not verified`);
  bar(driver.allAlive(), `${name}: a worker left by itself`);
  await driver.clear();
  return figures;
}

async function every(seconds: number, times: number, work: () => Promise<void>): Promise<void> {
  for (let index = 0; index < times; index++) {
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    await work();
  }
}

async function cutConnections(): Promise<void> {
  await withClient("scratch", scratch.owner, (client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    ),
  );
}

let broken = false;
try {
  driver.startWorkers(2, LEASE);
  await new Promise((resolve) => setTimeout(resolve, 3_000));

  const steady = await phase(
    "steady",
    async () => {
      await driver.addTargets(healthy(ENDPOINTS));
      await driver.publish(RATE, SECONDS);
    },
    60_000,
  );
  bar(steady.repeats === 0, `steady: ${steady.repeats} repeats`);
  bar(steady.p99 <= 2_000, `steady: p99 ${steady.p99} ms > 2000`);

  await phase(
    "fan-out",
    async () => {
      await driver.addFanOut(full ? 10_000 : 500);
      await driver.publish(1, 1);
    },
    120_000,
  );

  const killed = await phase(
    "kill -9",
    async () => {
      await driver.addTargets(healthy(ENDPOINTS));
      await Promise.all([
        driver.publish(RATE, SECONDS),
        every(full ? 10 : 4, full ? 30 : 2, () => driver.killOne(LEASE)),
      ]);
    },
    (LEASE + 60) * 1_000,
  );
  // Each killed worker may have had four in flight to every endpoint it held.
  bar(killed.repeats <= (full ? 30 : 2) * ENDPOINTS * 4, `kill -9: ${killed.repeats} repeats`);
  bar(killed.drainMs <= (LEASE + 30) * 1_000, `kill -9: resumed after ${killed.drainMs} ms`);

  await phase(
    "connections cut",
    async () => {
      await driver.addTargets(healthy(ENDPOINTS));
      await Promise.all([driver.publish(RATE, SECONDS), every(3, full ? 60 : 3, cutConnections)]);
    },
    60_000,
  );

  await phase(
    "rotation",
    async () => {
      await driver.addTargets(healthy(ENDPOINTS));
      await Promise.all([driver.publish(RATE, SECONDS), every(1, full ? 100 : 8, () => driver.rotateOne())]);
    },
    60_000,
  );

  const bad: Behaviour[] = ["hole", "hole", "drip", "endless"];
  const isolated = await phase(
    "isolation",
    async () => {
      await driver.addTargets([...healthy(ENDPOINTS - bad.length), ...bad]);
      await driver.publish(RATE, SECONDS);
    },
    60_000,
  );
  bar(isolated.p99 <= Math.max(2_000, steady.p99 * 2), `isolation: healthy p99 ${isolated.p99} ms`);
} catch (error) {
  broken = true;
  console.error(error);
} finally {
  await driver.close();
  await disconnect();
  await scratch.drop();
}

for (const [name, figures] of Object.entries(phases)) {
  broken ||= figures.unexplained !== 0 || figures.published === 0;
  console.log(
    `${name.padEnd(16)} published ${figures.published}, expected ${figures.expected}, lost ${figures.lost}, repeats ${figures.repeats}, ` +
      `p50 ${figures.p50} ms, p99 ${figures.p99} ms, drained in ${figures.drainMs} ms`,
  );
}
for (const text of missed) console.log(`missed: ${text}`);
const figures = Object.fromEntries(
  Object.entries(phases).flatMap(([name, one]) => Object.entries(one).map(([key, value]) => [`${name}.${key}`, value])),
);
keepProof({ name: "torture", figures, missed });
console.log(JSON.stringify({ name: "torture", figures, missed }));
process.exit(broken ? 1 : missed.length > 0 ? 3 : 0);
