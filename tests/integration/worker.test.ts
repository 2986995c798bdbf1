import { afterEach, describe, expect, it } from "vitest";
import { buryUnknownMessages } from "@/lib/jobs/housekeeping";
import { enqueueDueJobs } from "@/lib/jobs/schedules";
import { db, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { type MadeSubscription, makeSubscription, publishSample, startReceiver } from "../factories/webhooks";
import { catalogOf } from "../support/catalog";
import { testDatabase } from "../support/database-env";
import { emptyQueue } from "../support/delivery-queue";
import { startWorker } from "../support/in-process-worker";
import { until } from "../support/until";
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

function child(leaseSeconds: number, job: "none" | "daily" = "none") {
  const started = startWorkerProcess({ leaseSeconds, job });
  open.push(() => killWorkerProcess(started, "SIGKILL"));
  return started;
}

/** Names of these tests alone, so that the product's table of names stays the product's. */
async function put(name: string, payload: object = {}, options: { orderingKey?: string; dueAt?: Date } = {}) {
  const { orderingKey = null, dueAt = new Date(0) } = options;
  await db().outboxMessage.create({ data: { id: newId(), name, payload: { ...payload }, orderingKey, dueAt } });
  await pool().query("SELECT pg_notify('outbox', $1)", [name]);
}
/** Messages of a name that have not run. */
const waiting = (name: string) => db().outboxMessage.count({ where: { name, doneAt: null } });
/** Connections of the worker's in this process: those whose last statement begins so, but for the one that asks. */
async function connections(statement: string): Promise<number> {
  const rows = await testDatabase().query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE $1",
    [`${statement}%`],
  );
  return rows.length;
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
      await until(async () => (await connections("")) > 0, 15_000, "a connection of the worker's");
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
    worker({ pollMs: 30_000, catalog: catalogOf({ "test.quick": async () => void ran.push(Date.now()) }) });
    await until(async () => (await db().processHeartbeat.count({ where: { kind: "worker" } })) === 1);
    await until(async () => (await connections("LISTEN")) > 0, 15_000, "the listening connection");
    const at = Date.now();
    await put("test.quick");
    await until(() => ran.length === 1, 2_000);
    expect((ran[0] ?? 0) - at).toBeLessThan(2_000);
  });

  it("a slow message holds up nobody", async () => {
    let release = (): void => undefined;
    const ran: string[] = [];
    worker({
      catalog: catalogOf({
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
      catalog: catalogOf(
        {
          "test.mail": () => new Promise((resolve) => releases.push(() => resolve(undefined))),
          "test.quick": async () => void ran.push("quick"),
        },
        { long: ["test.mail"] },
      ),
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
      catalog: catalogOf(
        {
          "test.broken": async () => {
            tries += 1;
            throw new Error(`no ${tries}`);
          },
          "test.fine": async () => void fine.push(1),
        },
        { attempts: 3 },
      ),
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
    worker({ catalog: catalogOf({ "test.poison": async () => void ran.push(1) }, { attempts: 3 }) });
    await until(async () => (await poison()).deadAt !== null);
    expect(ran).toEqual([]);
  });

  it("messages of one ordering key run in order, one at a time, across two workers", async () => {
    const order: number[] = [];
    let running = 0;
    const named = catalogOf({
      "test.ordered": async (payload) => {
        running += 1;
        expect(running).toBe(1);
        await db().outboxMessage.count();
        order.push(
          typeof payload === "object" && payload !== null && "number" in payload ? Number(payload.number) : -1,
        );
        running -= 1;
      },
    });
    for (let number = 0; number < 12; number++)
      await put("test.ordered", { number }, { orderingKey: "one", dueAt: new Date(number) });
    worker({ catalog: named });
    worker({ catalog: named });
    await until(() => order.length === 12);
    expect(order).toEqual(Array.from({ length: 12 }, (_, number) => number));
  });

  it("each message runs once though three workers ask", async () => {
    const seen: string[] = [];
    const named = catalogOf({ "test.once": async (_payload, { id }) => void seen.push(id) });
    for (let worth = 0; worth < 3; worth++) worker({ catalog: named });
    await Promise.all(Array.from({ length: 60 }, () => put("test.once")));
    await until(async () => (await waiting("test.once")) === 0);
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
  });

  it("an older build leaves what it does not know to a newer one, and keeps the order of its key", async () => {
    const ran: string[] = [];
    const older = catalogOf({ "test.old": async (payload) => void ran.push(JSON.stringify(payload)) });
    const both = { ...older, ...catalogOf({ "test.new": async () => void ran.push("new") }) };
    const first = worker({ catalog: older });
    await put("test.new", {}, { orderingKey: "listing" });
    await put("test.old", { after: "new" }, { orderingKey: "listing" });
    await put("test.old", { after: "nothing" });
    await until(() => ran.length === 1);
    await put("test.old", { after: "a turn" });
    await until(() => ran.length === 2);
    expect(ran).toEqual(['{"after":"nothing"}', '{"after":"a turn"}']);
    expect(await db().outboxMessage.findFirstOrThrow({ where: { name: "test.new" } })).toMatchObject({
      doneAt: null,
      attempts: 0,
    });
    await first.stop();
    worker({ catalog: both });
    await until(() => ran.length === 4);
    expect(ran.slice(2)).toEqual(["new", '{"after":"new"}']);
  });

  it("what no build has known for a day is dead, and lets the later ones of its key go", async () => {
    const ran: string[] = [];
    await put("test.gone", {}, { orderingKey: "listing", dueAt: new Date(Date.now() - 25 * 3_600_000) });
    await put("test.unknown", {}, { dueAt: new Date(Date.now() - 23 * 3_600_000) });
    await put("test.known", {}, { orderingKey: "listing", dueAt: new Date(Date.now() - 25 * 3_600_000) });
    await buryUnknownMessages(["test.known"]);
    const dead = await db().outboxMessage.findMany({ where: { deadAt: { not: null }, name: { startsWith: "test." } } });
    expect(dead.map(({ name }) => name).filter((name) => /gone|unknown|known/.test(name))).toEqual(["test.gone"]);
    worker({ catalog: catalogOf({ "test.known": async () => void ran.push("known") }) });
    await until(() => ran.length === 1);
  });

  it("every handler of a name runs", async () => {
    const ran: string[] = [];
    const both = catalogOf({
      "test.both": [async () => void ran.push("first"), async () => void ran.push("second")],
    });
    worker({ catalog: both });
    await put("test.both");
    await until(() => ran.length === 2);
    expect(ran).toEqual(["first", "second"]);
  });
});

describe("recurring jobs", () => {
  const hourly = { pattern: "0 * * * *", zone: "UTC" };
  const calendars = { "test.hourly": hourly, "test.failing": hourly };
  const row = (name: string) => db().jobSchedule.findUniqueOrThrow({ where: { name } });
  const again = (name: string) => db().jobSchedule.update({ where: { name }, data: { dueAt: new Date(0) } });
  const runs = (name: string) => db().outboxMessage.count({ where: { name } });

  it("are rows of the outbox, one a moment whoever asks, and run once", async () => {
    const ran: number[] = [];
    const catalog = catalogOf({ "test.hourly": async () => void ran.push(1) }, { calendars });
    await Promise.all(Array.from({ length: 6 }, () => enqueueDueJobs(catalog)));
    expect(await runs("test.hourly")).toBe(1);
    expect((await row("test.hourly")).dueAt.getTime()).toBeGreaterThan(Date.now());
    worker({ catalog });
    worker({ catalog });
    await until(() => ran.length === 1);
    await until(async () => (await row("test.hourly")).lastRunAt !== null);
    await again("test.hourly");
    await until(() => ran.length === 2, 20_000);
    await until(async () => (await waiting("test.hourly")) === 0);
    expect(ran).toHaveLength(2);
    expect(await runs("test.hourly")).toBe(2);
  }, 30_000);

  it("that fail are tried again after their own wait, counted, and get no second run meanwhile", async () => {
    let broken = true;
    const failing = async () => {
      if (broken) throw new Error("not today");
    };
    const backoff = { first: 1, most: 1 };
    const catalog = catalogOf({ "test.failing": failing }, { calendars, backoff });
    worker({ catalog });
    await until(
      async () => (await db().jobSchedule.count({ where: { name: "test.failing", failures: { gte: 2 } } })) === 1,
      20_000,
    );
    expect(await row("test.failing")).toMatchObject({ lastError: "not today", failingSince: expect.any(Date) });
    await again("test.failing");
    await enqueueDueJobs(catalog);
    expect(await runs("test.failing")).toBe(1);
    broken = false;
    await until(async () => (await row("test.failing")).failures === 0, 20_000);
    expect(await row("test.failing")).toMatchObject({ lastError: null, failingSince: null });
  }, 40_000);

  it("kill -9 in the middle of a daily job: another worker runs it again when the lease ends, not a day later", async () => {
    const first = child(3, "daily");
    const began = async () => (await db().setting.findUnique({ where: { key: "test.daily" } }))?.value;
    await until(async () => (await began()) === 1, 30_000, "the job to begin");
    await killWorkerProcess(first, "SIGKILL");
    const killed = Date.now();
    child(3, "daily");
    await until(async () => (await began()) === 2, 30_000, "the job to run again");
    expect(Date.now() - killed).toBeLessThan(25_000);
    await until(
      async () => (await db().outboxMessage.count({ where: { name: "test.daily", doneAt: { not: null } } })) === 1,
    );
    await db().setting.delete({ where: { key: "test.daily" } });
  }, 90_000);

  it("long ones that hang leave room for short ones, and say how far they came", async () => {
    const releases: Array<() => void> = [];
    const ran: string[] = [];
    worker({
      catalog: catalogOf(
        {
          "test.long": (_payload, { tell }) => {
            tell(3, 10);
            return new Promise((resolve) => releases.push(() => resolve(undefined)));
          },
          "test.short": async () => void ran.push("short"),
        },
        { long: ["test.long"], calendars: { "test.short": { pattern: "* * * * *", zone: "UTC" } } },
      ),
    });
    for (let index = 0; index < 10; index++) await put("test.long");
    await until(() => releases.length === 4, 5_000);
    await until(() => ran.length === 1, 15_000, "the short one");
    const told = async () =>
      db().outboxMessage.count({ where: { name: "test.long", progressDone: 3, progressTotal: 10, doneAt: null } });
    await until(async () => (await told()) === 4);
    for (let released = 0; released < 10; released++) {
      await until(() => releases.length > released, 5_000);
      releases[released]?.();
    }
  }, 40_000);
});
