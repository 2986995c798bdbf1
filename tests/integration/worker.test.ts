import { afterEach, describe, expect, it } from "vitest";
import { buryUnknownMessages } from "@/lib/jobs/housekeeping";
import type { OutboxHandlers } from "@/lib/jobs/outbox";
import type { JobHandler } from "@/lib/jobs/registry";
import { runDueJobs } from "@/lib/jobs/schedules";
import { db, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type MadeSubscription, makeSubscription, publishSample, startReceiver, until } from "../factories/webhooks";
import { testDatabase } from "../support/database-env";
import { emptyQueue } from "../support/delivery-queue";
import { startWorker } from "../support/in-process-worker";
import { killWorkerProcess, startWorkerProcess } from "../support/worker-child";

const open: Array<() => Promise<unknown>> = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  await pool().query("UPDATE outbox_message SET done_at = now() WHERE done_at IS NULL AND dead_at IS NULL");
  await emptyQueue();
  await pool().query("DELETE FROM process_heartbeat");
  await pool().query("UPDATE endpoint SET lease_owner = NULL, lease_until = NULL");
});

function worker(options: Parameters<typeof startWorker>[0] = {}): { stop: () => Promise<void> } {
  const started = startWorker(options);
  open.push(started.stop);
  return started;
}

function child(leaseSeconds: number) {
  const started = startWorkerProcess({ leaseSeconds });
  open.push(() => killWorkerProcess(started, "SIGKILL"));
  return started;
}

const handlers = (named: Record<string, JobHandler<never>>): OutboxHandlers =>
  Object.fromEntries(Object.entries(named).map(([name, handler]) => [name, [async () => handler]]));
/** Names of these tests alone, so that the product's table of names stays the product's. */
async function put(name: string, payload: object = {}, options: { orderingKey?: string; dueAt?: Date } = {}) {
  const { orderingKey = null, dueAt = new Date(0) } = options;
  await db().outboxMessage.create({ data: { id: newId(), name, payload: { ...payload }, orderingKey, dueAt } });
  await pool().query("SELECT pg_notify('outbox', $1)", [name]);
}
const delivered = (made: MadeSubscription) =>
  db().delivery.count({ where: { endpointId: made.endpointId, state: "delivered" } });

describe("a killed worker", () => {
  it("kill -9 with deliveries in flight: none is lost, another resumes when the lease ends", async () => {
    const partner = await startReceiver();
    open.push(partner.close);
    // Ten endpoints whose answers hang, so that ten attempts are in flight when the process dies.
    partner.answer(() => undefined);
    const made = await Promise.all(Array.from({ length: 10 }, () => makeSubscription({ url: partner.url })));
    for (const one of made) for (let index = 0; index < 3; index++) await publishSample(one);
    const first = child(4);
    await until(() => partner.received.length === 10, 30_000, "ten attempts in flight");
    await killWorkerProcess(first, "SIGKILL");
    partner.answer((_request, response) => response.writeHead(204).end());
    const killed = Date.now();
    child(4);
    await until(
      async () => (await Promise.all(made.map(delivered))).every((count) => count === 3),
      40_000,
      "all thirty deliveries",
    );
    // Lease of 4 s here, 60 s in the product: what is left over is start-up and a poll, which is what must fit under 90 s.
    expect(Date.now() - killed).toBeLessThan(20_000);
    // At most once more than was in flight.
    expect(partner.received.length).toBeLessThanOrEqual(30 + 10);
  }, 90_000);

  it("SIGTERM: what is in flight is finished and written, nothing is sent twice", async () => {
    const partner = await startReceiver();
    open.push(partner.close);
    partner.answer((_request, response) => setTimeout(() => response.writeHead(204).end(), 600));
    const made = await Promise.all(Array.from({ length: 6 }, () => makeSubscription({ url: partner.url })));
    for (const one of made) for (let index = 0; index < 2; index++) await publishSample(one);
    const first = child(60);
    await until(() => partner.received.length === 6, 30_000, "six attempts in flight");
    await killWorkerProcess(first, "SIGTERM");
    expect(first.exitCode).toBe(0);
    expect((await Promise.all(made.map(delivered))).reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(await db().endpoint.count({ where: { leaseOwner: { not: null } } })).toBe(0);
    expect(await db().processHeartbeat.count({ where: { kind: "worker" } })).toBe(0);
    partner.answer((_request, response) => response.writeHead(204).end());
    worker();
    await until(async () => (await Promise.all(made.map(delivered))).every((count) => count === 2));
    expect(partner.received).toHaveLength(12);
  }, 60_000);
});

describe("the database going away", () => {
  it("every connection cut: the worker stays and goes on", async () => {
    const partner = await startReceiver();
    open.push(partner.close);
    const made = await makeSubscription({ url: partner.url });
    worker();
    await publishSample(made);
    await until(() => partner.received.length === 1);
    for (let round = 0; round < 3; round++) {
      await testDatabase().query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await until(async () =>
      publishSample(made).then(
        () => true,
        () => false,
      ),
    );
    await until(async () => (await delivered(made)) >= 2, 20_000);
  }, 60_000);
});

describe("the outbox", () => {
  it("runs a message within two seconds of its commit, without waiting for a poll", async () => {
    const ran: number[] = [];
    worker({ pollMs: 30_000, handlers: handlers({ "test.quick": async () => void ran.push(Date.now()) }) });
    await until(async () => (await db().processHeartbeat.count({ where: { kind: "worker" } })) === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const at = Date.now();
    await put("test.quick");
    await until(() => ran.length === 1, 2_000);
    expect((ran[0] ?? 0) - at).toBeLessThan(2_000);
  });

  it("a slow message holds up nobody", async () => {
    let release = (): void => undefined;
    const ran: string[] = [];
    worker({
      handlers: handlers({
        "test.slow": () => new Promise((resolve) => (release = () => resolve(undefined))),
        "test.quick": async () => void ran.push("quick"),
      }),
    });
    await put("test.slow");
    await put("test.quick");
    await until(() => ran.length === 1, 3_000);
    release();
  });

  it("twenty hanging mails leave room for what people wait for", async () => {
    const releases: Array<() => void> = [];
    const ran: string[] = [];
    worker({
      slowMessages: ["test.mail"],
      handlers: handlers({
        "test.mail": () => new Promise((resolve) => releases.push(() => resolve(undefined))),
        "test.quick": async () => void ran.push("quick"),
      }),
    });
    for (let index = 0; index < 20; index++) await put("test.mail");
    await until(() => releases.length === 4, 3_000);
    for (let index = 0; index < 5; index++) await put("test.quick");
    await until(() => ran.length === 5, 3_000);
    expect(releases).toHaveLength(4);
    for (let released = 0; released < 20; released++) {
      await until(() => releases.length > released, 3_000);
      releases[released]?.();
    }
  });

  it("tries again with growing delays, then is dead, and others are unaffected", async () => {
    let tries = 0;
    const fine: number[] = [];
    worker({
      maxAttempts: 3,
      handlers: handlers({
        "test.broken": async () => {
          tries += 1;
          throw new Error(`no ${tries}`);
        },
        "test.fine": async () => void fine.push(1),
      }),
    });
    await put("test.broken");
    await put("test.fine");
    const broken = () => db().outboxMessage.findFirstOrThrow({ where: { name: "test.broken" } });
    await until(async () => (await broken()).deadAt !== null, 15_000);
    expect(tries).toBe(3);
    expect(await broken()).toMatchObject({ attempts: 3, lastError: "no 3", doneAt: null });
    expect(fine).toHaveLength(1);
  }, 20_000);

  it("a message that ends its process each time is dead in the end", async () => {
    await put("test.poison");
    const poison = () => db().outboxMessage.findFirstOrThrow({ where: { name: "test.poison" } });
    await db().outboxMessage.updateMany({
      where: { name: "test.poison" },
      data: { attempts: 3, leaseOwner: "gone", leaseUntil: new Date(0) },
    });
    const ran: number[] = [];
    worker({ maxAttempts: 3, handlers: handlers({ "test.poison": async () => void ran.push(1) }) });
    await until(async () => (await poison()).deadAt !== null);
    expect(ran).toEqual([]);
  });

  it("messages of one ordering key run in order, one at a time, across two workers", async () => {
    const order: number[] = [];
    let running = 0;
    const named = handlers({
      "test.ordered": async (payload) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 15));
        order.push(
          typeof payload === "object" && payload !== null && "number" in payload ? Number(payload.number) : -1,
        );
        running -= 1;
      },
    });
    for (let number = 0; number < 12; number++) {
      await put("test.ordered", { number }, { orderingKey: "one" });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    worker({ handlers: named });
    worker({ handlers: named });
    await until(() => order.length === 12);
    expect(order).toEqual(Array.from({ length: 12 }, (_, number) => number));
  });

  it("each message runs once though three workers ask", async () => {
    const seen: string[] = [];
    const named = handlers({ "test.once": async (_payload, { id }) => void seen.push(id) });
    for (let worth = 0; worth < 3; worth++) worker({ handlers: named });
    await Promise.all(Array.from({ length: 60 }, () => put("test.once")));
    await until(() => seen.length >= 60);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
  });

  it("an older build leaves what it does not know to a newer one, and keeps the order of its key", async () => {
    const ran: string[] = [];
    const older = handlers({ "test.old": async (payload) => void ran.push(JSON.stringify(payload)) });
    const both = { ...older, ...handlers({ "test.new": async () => void ran.push("new") }) };
    const first = worker({ handlers: older });
    await put("test.new", {}, { orderingKey: "listing" });
    await put("test.old", { after: "new" }, { orderingKey: "listing" });
    await put("test.old", { after: "nothing" });
    await until(() => ran.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(ran).toEqual(['{"after":"nothing"}']);
    expect(await db().outboxMessage.findFirstOrThrow({ where: { name: "test.new" } })).toMatchObject({
      doneAt: null,
      attempts: 0,
    });
    await first.stop();
    worker({ handlers: both });
    await until(() => ran.length === 3);
    expect(ran.slice(1)).toEqual(["new", '{"after":"new"}']);
  });

  it("what no build has known for a day is dead, and lets the later ones of its key go", async () => {
    const ran: string[] = [];
    await put("test.gone", {}, { orderingKey: "listing", dueAt: new Date(Date.now() - 25 * 3_600_000) });
    await put("test.unknown", {}, { dueAt: new Date(Date.now() - 23 * 3_600_000) });
    await put("test.known", {}, { orderingKey: "listing", dueAt: new Date(Date.now() - 25 * 3_600_000) });
    await buryUnknownMessages(["test.known"]);
    const dead = await db().outboxMessage.findMany({ where: { deadAt: { not: null }, name: { startsWith: "test." } } });
    expect(dead.map(({ name }) => name).filter((name) => /gone|unknown|known/.test(name))).toEqual(["test.gone"]);
    worker({ handlers: handlers({ "test.known": async () => void ran.push("known") }) });
    await until(() => ran.length === 1);
  });

  it("every handler of a name runs", async () => {
    const ran: string[] = [];
    const both: OutboxHandlers = {
      "test.both": [async () => async () => void ran.push("first"), async () => async () => void ran.push("second")],
    };
    worker({ handlers: both });
    await put("test.both");
    await until(() => ran.length === 2);
    expect(ran).toEqual(["first", "second"]);
  });
});

describe("recurring jobs", () => {
  it("run once when due, whoever asks, and keep their error", async () => {
    const runs: number[] = [];
    const jobs = {
      "test.hourly": { everySeconds: 3_600, load: async () => async () => void runs.push(1) },
      "test.failing": {
        everySeconds: 3_600,
        load: async () => async () => {
          throw new Error("not today");
        },
      },
    };
    await Promise.all(Array.from({ length: 4 }, () => runDueJobs(jobs)));
    expect(runs).toHaveLength(1);
    expect(await db().jobSchedule.findUniqueOrThrow({ where: { name: "test.failing" } })).toMatchObject({
      lastError: "not today",
    });
    await db().jobSchedule.update({ where: { name: "test.hourly" }, data: { dueAt: new Date(0) } });
    await runDueJobs(jobs);
    expect(runs).toHaveLength(2);
  });
});
