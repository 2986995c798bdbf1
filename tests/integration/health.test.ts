import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { getHealth, judgeHealth, readMigrationNames } from "@/lib/platform/process/health";
import { testDatabase } from "../support/database-env";

// Outside a request Next's `connection` throws; here it only says that the answer is made for each request.
vi.mock("next/server", () => ({ connection: async () => undefined }));

afterEach(() => db().processHeartbeat.deleteMany());

const beat = (secondsAgo: number) => {
  const seenAt = new Date(Date.now() - secondsAgo * 1_000);
  return db().processHeartbeat.create({
    data: { id: newId(), kind: "worker", buildId: "test", startedAt: seenAt, seenAt },
  });
};

describe("health", () => {
  it("is ok with database, migrations and a worker's fresh heartbeat", async () => {
    await beat(5);
    expect(await getHealth(pool())).toEqual({
      status: "ok",
      database: "ok",
      migrations: "ok",
      worker: "ok",
      writers: "ok",
      queues: "ok",
      jobs: "ok",
      roles: "separate",
      failing: [],
      warnings: [],
    });
  });

  it.each([
    ["never ran", null],
    ["stopped", 31],
  ] as const)("fails when the worker %s", async (_what, secondsAgo) => {
    if (secondsAgo !== null) await beat(secondsAgo);
    expect(await getHealth(pool())).toMatchObject({ status: "failing", worker: "failing", failing: ["worker"] });
  });

  it("fails when the database lacks a migration of this build, or has one more", async () => {
    await beat(1);
    const names = readMigrationNames();
    expect(await getHealth(pool(), [...names, "29990101000000_later"])).toMatchObject({ failing: ["migrations"] });
    expect(await getHealth(pool(), names.slice(0, -1))).toMatchObject({ failing: ["migrations"] });
  });

  it("fails at once when nobody listens where the database should be", async () => {
    const nowhere = new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:9/none" });
    expect(await getHealth(nowhere)).toMatchObject({ status: "failing", database: "failing", roles: "unknown" });
    await nowhere.end();
  });

  it("fails after two seconds when something accepts the connection and never answers", async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("The silent server has no port.");
    const asking = new pg.Pool({ connectionString: `postgresql://nobody@127.0.0.1:${address.port}/none` });
    const begun = performance.now();
    expect(await getHealth(asking)).toMatchObject({ status: "failing", database: "failing", roles: "unknown" });
    const took = performance.now() - begun;
    expect(sockets.size).toBe(1);
    // The product's own clock ends it: not earlier, and no later than a busy machine explains.
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(3_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
    await asking.end();
  });

  it("warns when the product runs as the owner", async () => {
    const owner = new pg.Pool({ connectionString: testDatabase().owner });
    await beat(1);
    const health = await getHealth(owner);
    expect(health).toMatchObject({ status: "ok", roles: "one" });
    expect(health.warnings).toHaveLength(1);
    await owner.end();
  });

  it("is 200 over HTTP, or 503 that names what fails, and is never kept", async () => {
    const { GET } = await import("@/app/api/health/route");
    const failing = await GET(new Request("http://localhost/api/health"), {});
    expect(failing.status).toBe(503);
    expect(failing.headers.get("cache-control")).toBe("no-store");
    expect(await failing.json()).toMatchObject({ status: "failing", failing: ["worker"], database: "ok" });
    await beat(1);
    const well = await GET(new Request("http://localhost/api/health"), {});
    expect(well.status).toBe(200);
    expect(await well.json()).toMatchObject({ status: "ok", failing: [] });
  });

  it("takes no database as failing all that depends on it", () => {
    expect(judgeHealth(null, []).failing).toEqual(["database", "migrations", "worker"]);
  });
});
