import { beforeAll, describe, expect, it } from "vitest";
import type { StaffScope } from "@/lib/accounts/types";
import { introspectForPlatform } from "@/lib/authorization/introspection/door";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { STOPPED } from "@/lib/webhooks/constants";
import { getDelivery } from "@/lib/webhooks/deliveries/data";
import { recoverDeliveries, replayDeliveries, resendDelivery } from "@/lib/webhooks/deliveries/mutations";
import { claimDeliveries } from "@/lib/webhooks/engine/mutations";
import { makeStaffScope } from "../factories/accounts";
import { EVERY_SCOPE, makeApp, makePlatformKey, makeToken } from "../factories/host";
import { makeLiveApp, take } from "../factories/lifecycle";
import { publishSample } from "../factories/webhooks";
import { callApi } from "../support/api-router";
import { countQueueFaults } from "../support/delivery-queue";
import { until } from "../support/until";

// A hard stop is enforced where a right is used. tests/conformance holds the token endpoint, authorization and the consent.

let staff: StaffScope<never>;

beforeAll(async () => {
  staff = await makeStaffScope("reviewer");
});

type App = Awaited<ReturnType<typeof makeLiveApp>>;

const rowsOf = (installationId: string) =>
  db().delivery.findMany({ where: { installationId }, orderBy: { sequence: "asc" } });
const claimed = async (endpointId: string) => {
  const { deliveries } = await claimDeliveries(pool(), {
    owner: "test",
    leaseSeconds: 1,
    cursor: null,
    full: [],
    endpoints: 50,
    failing: true,
    take: () => 50,
  });
  return deliveries.filter((one) => one.endpointId === endpointId).length;
};
const scopeOf = (app: App) => app.listing.scope;
const recover = (app: App, since = new Date(0)) =>
  inTransaction((tx) => recoverDeliveries(tx, scopeOf(app), { endpointId: app.endpointId, since }));

async function introspect(key: string, token: string): Promise<unknown> {
  const answer = await introspectForPlatform(
    new Request("http://localhost:3000/oauth/introspect", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ token }),
    }),
  );
  return (await answer.json()).active;
}

describe("tokens under a hard stop", () => {
  it("are refused by the API and say inactive to the platform, and work again when it is lifted", async () => {
    const app = await makeLiveApp();
    const key = await makePlatformKey("live");
    const token = await makeToken(
      { installationId: app.installationId, clientId: app.listing.liveClientId },
      EVERY_SCOPE,
    );
    const me = async () => (await callApi("GET", "/api/v1/me", { token })).status;
    for (const [step, status, active] of [
      ["stop_new", 200, true],
      ["stop_all", 401, false],
      ["ease", 200, true],
      ["lift", 200, true],
    ] as const) {
      await take(staff, app.listing, step);
      expect([await me(), await introspect(key, token)], step).toEqual([status, active]);
    }
  });
});

describe("events under a hard stop", () => {
  it("that wait are cancelled and never claimed; those of the life cycle go on", async () => {
    const app = await makeLiveApp();
    await publishSample(app);
    await publishSample(app, "app.installed", { installationIds: [app.installationId], data: {} });
    await take(staff, app.listing, "stop_all");
    expect((await rowsOf(app.installationId)).map(({ state, lastError }) => [state, lastError])).toEqual([
      ["cancelled", STOPPED],
      ["pending", null],
    ]);
    expect(await claimed(app.endpointId)).toBe(1);
    expect(await countQueueFaults()).toBe(0);
  });

  it("are kept as cancelled with their numbers, not counted, and recovered since a moment once it is lifted", async () => {
    const app = await makeLiveApp();
    await publishSample(app);
    await take(staff, app.listing, "stop_all");
    const { deliveries } = await publishSample(app);
    expect(deliveries).toBe(0);
    await publishSample(app, "order.updated");
    const rows = await rowsOf(app.installationId);
    expect(rows.map(({ sequence, state }) => [Number(sequence), state])).toEqual([
      [1, "cancelled"],
      [2, "cancelled"],
      [3, "cancelled"],
    ]);
    expect((await db().installation.findUniqueOrThrow({ where: { id: app.installationId } })).eventsSeen).toBe(1);
    const [first] = rows;
    const shown = [formatId("endpoint", app.endpointId), formatId("event", first?.eventId ?? "")] as const;
    expect(await getDelivery(db(), scopeOf(app), ...shown)).toMatchObject({ withheld: true, body: "" });
    expect(await recover(app)).toBe(0);
    await expect(
      inTransaction((tx) =>
        resendDelivery(tx, scopeOf(app), { endpointId: app.endpointId, eventId: first?.eventId ?? "" }),
      ),
    ).rejects.toBeInstanceOf(AppError);
    await take(staff, app.listing, "ease");
    const detail = await getDelivery(db(), scopeOf(app), ...shown);
    expect(detail).toMatchObject({ withheld: false, stopped: true });
    expect(detail?.body).toContain('"event":"order.created"');
    expect(await recover(app, rows[1]?.createdAt)).toBe(2);
    expect(await recover(app)).toBe(1);
    expect(await recover(app)).toBe(0);
    expect((await rowsOf(app.installationId)).map(({ state, lastError }) => [state, lastError])).toEqual(
      rows.map(() => ["pending", null]),
    );
    expect(await claimed(app.endpointId)).toBe(3);
    expect(await countQueueFaults()).toBe(0);
  });

  it("that were dead or delivered before are not sent again while it lasts", async () => {
    const app = await makeLiveApp();
    await publishSample(app);
    await db().$executeRaw`DELETE FROM queued_delivery WHERE installation_id = ${app.installationId}::uuid`;
    await db()
      .$executeRaw`UPDATE delivery SET state = 'dead', settled_at = now() WHERE installation_id = ${app.installationId}::uuid`;
    await take(staff, app.listing, "stop_all");
    const replay = () =>
      inTransaction((tx) =>
        replayDeliveries(tx, scopeOf(app), {
          endpointId: app.endpointId,
          state: "both",
          type: "",
          since: new Date(0),
          until: null,
        }),
      );
    expect([await recover(app), await replay()]).toEqual([0, 0]);
    await take(staff, app.listing, "lift");
    expect(await replay()).toBe(1);
  });

  it("of a removed integration stay cancelled, also when the stop is lifted", async () => {
    const app = await makeLiveApp();
    await publishSample(app);
    await take(staff, app.listing, "stop_all");
    await db().installation.update({
      where: { id: app.installationId },
      data: { state: "uninstalled", uninstalledAt: new Date() },
    });
    await take(staff, app.listing, "lift");
    expect(await recover(app)).toBe(0);
  });

  it("nothing is queued by an event that was being published meanwhile", async () => {
    const app = await makeLiveApp();
    const publisher = await pool().connect();
    await publisher.query("BEGIN");
    await publisher.query("SELECT id FROM installation WHERE id = $1 FOR NO KEY UPDATE", [app.installationId]);
    await publisher.query(
      `WITH made AS (INSERT INTO delivery (event_id, endpoint_id, environment, installation_id, partner_id, event_type, sequence)
         VALUES (gen_random_uuid(), $1, 'live', $2, $3, 'order.created', 1) RETURNING event_id, endpoint_id, installation_id, sequence)
       INSERT INTO queued_delivery (event_id, endpoint_id, installation_id, sequence) SELECT * FROM made`,
      [app.endpointId, app.installationId, app.listing.scope.partnerId],
    );
    const stopping = take(staff, app.listing, "stop_all");
    await until(async () => (await pool().query("SELECT FROM pg_locks WHERE NOT granted")).rows.length > 0);
    await publisher.query("COMMIT");
    publisher.release();
    await stopping;
    expect((await rowsOf(app.installationId)).map(({ state }) => state)).toEqual(["cancelled"]);
    expect(await db().queuedDelivery.count({ where: { installationId: app.installationId } })).toBe(0);
  });

  it("and one that waits for the stop queues nothing after it", async () => {
    const app = await makeLiveApp();
    const stopper = await pool().connect();
    await stopper.query("BEGIN");
    await stopper.query("SELECT id FROM installation WHERE id = $1 FOR NO KEY UPDATE", [app.installationId]);
    await stopper.query("UPDATE listing SET install_block = 'hard' WHERE id = $1", [app.listing.listingId]);
    const publishing = publishSample(app);
    await until(async () => (await pool().query("SELECT FROM pg_locks WHERE NOT granted")).rows.length > 0);
    await stopper.query("COMMIT");
    stopper.release();
    expect((await publishing).deliveries).toBe(0);
    expect((await rowsOf(app.installationId)).map(({ state }) => state)).toEqual(["cancelled"]);
  });
});

describe("the partner's sandbox", () => {
  it("works on under a hard stop: tokens, introspection and events", async () => {
    const app = await makeApp();
    const key = await makePlatformKey("sandbox");
    await db().listing.update({ where: { id: app.listingId }, data: { installBlock: "hard" } });
    expect((await callApi("GET", "/api/v1/me", { token: app.token })).status).toBe(200);
    expect(await introspect(key, app.token)).toBe(true);
    expect((await publishSample(app)).deliveries).toBe(1);
    expect(await claimed(app.endpointId)).toBe(1);
  });
});
