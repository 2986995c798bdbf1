import { describe, expect, it } from "vitest";
import { openQueuePool } from "@/lib/jobs/queue-pool";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settleDeliveries } from "@/lib/webhooks/attempts/mutations";
import type { AttemptRecord, ClaimedDelivery } from "@/lib/webhooks/attempts/types";
import { cancelDeliveries, resendDelivery } from "@/lib/webhooks/deliveries/mutations";
import { DeliveryEngine } from "@/lib/webhooks/engine/delivery-engine";
import { claimDeliveries } from "@/lib/webhooks/engine/mutations";
import { tellScopesChanged, tellUninstalled } from "@/lib/webhooks/handlers";
import { jobContext } from "../factories/jobs";
import { type MadeSubscription, makeSubscription, publishSample, type Receiver } from "../factories/webhooks";
import { countQueueFaults } from "../support/delivery-queue";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

const { onEnd, receiver, turnsPass, worker } = withDeliveryStage();

/** How long the slow receiver takes for one answer, milliseconds. */
const SLOW = 250;
/** In flight when the news comes, and as many again for the time it takes to arrive. */
const STILL_COMING = 8;

async function slowReceiver(): Promise<Receiver> {
  const made = await receiver();
  made.answer((_request, response) => setTimeout(() => response.writeHead(204).end(), SLOW));
  return made;
}

const typesOf = (partner: Receiver) =>
  partner.received.map(({ body }) => {
    const { event }: { event: string } = JSON.parse(body);
    return event;
  });
const countOf = (partner: Receiver, type: string) => typesOf(partner).filter((one) => one === type).length;

/** A worker that has earned four at once and holds the rest of 60 events of a slow endpoint. */
async function underWay(): Promise<{ made: MadeSubscription; partner: Receiver }> {
  const partner = await slowReceiver();
  const made = await makeSubscription({ url: partner.url });
  for (let index = 0; index < 60; index++) await publishSample(made);
  worker();
  await until(() => partner.received.length >= 6);
  return { made, partner };
}

async function remove(made: MadeSubscription): Promise<void> {
  const { installationId } = made;
  const deletionId = newId();
  await db().installation.update({
    where: { id: installationId },
    data: { state: "uninstalled", uninstalledAt: new Date() },
  });
  await db().dataDeletion.create({
    data: { id: deletionId, installationId, confirmTokenHash: "x", dueAt: new Date() },
  });
  await tellUninstalled({ installationId, deletionId, confirmToken: "dct_1" }, jobContext(newId()));
}

/** Every cancelled row says what was tried for it, no more and no less. */
async function expectAttemptsWritten(made: MadeSubscription): Promise<void> {
  const rows = await db().delivery.findMany({ where: { endpointId: made.endpointId, state: "cancelled" } });
  const attempts = await db().attempt.findMany({ where: { endpointId: made.endpointId } });
  for (const row of rows) {
    const tried = attempts.filter((one) => one.eventId === row.eventId);
    expect([row.attempts, row.lastStatus]).toEqual([tried.length, tried[0]?.status ?? null]);
  }
}

describe("what a worker holds of an endpoint", () => {
  it("is dropped when the integration is removed; the word of the removal does not wait behind it", async () => {
    const { made, partner } = await underWay();
    const before = countOf(partner, "order.created");
    await remove(made);
    await until(() => typesOf(partner).includes("app.uninstalled"), SLOW * 6, "app.uninstalled");
    await until(() => typesOf(partner).includes("customer.redact"));
    await turnsPass({ turns: 4, slowMs: SLOW });
    expect(countOf(partner, "order.created") - before).toBeLessThanOrEqual(STILL_COMING);
    const where = { endpointId: made.endpointId };
    await until(async () => (await db().attempt.count({ where })) === partner.received.length);
    expect(await db().delivery.count({ where: { ...where, state: "cancelled" } })).toBeGreaterThan(40);
    expect(await db().delivery.count({ where: { ...where, state: "cancelled", lastStatus: 204 } })).toBeGreaterThan(0);
    await expectAttemptsWritten(made);
  });

  it("is dropped when a permission is taken back; what is still allowed goes on", async () => {
    const { made, partner } = await underWay();
    await publishSample(made, "customer.created");
    const before = countOf(partner, "order.created");
    await tellScopesChanged(
      { installationId: made.installationId, added: [], removed: ["orders:read"] },
      jobContext(newId()),
    );
    await until(() => typesOf(partner).includes("app.scopes_changed"), SLOW * 6, "app.scopes_changed");
    expect(typesOf(partner)).toContain("customer.created");
    expect(countOf(partner, "order.created") - before).toBeLessThanOrEqual(STILL_COMING);
  });

  it("is dropped also when it was being read at that moment", async () => {
    const partner = await slowReceiver();
    const made = await makeSubscription({ url: partner.url });
    await publishSample(made);
    let asked = 0;
    const engine = new DeliveryEngine({ pool: pool(), owner: "test:reading", onRoom: () => (asked += 1) });
    onEnd(() => engine.stop());
    const lock = await pool().connect();
    await lock.query("BEGIN");
    // The claim has read its deliveries and now waits for the events' bodies.
    await lock.query("LOCK TABLE event IN ACCESS EXCLUSIVE MODE");
    const claim = engine.claim();
    await until(async () => {
      const { rows } = await pool().query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass");
      return rows.length > 0;
    });
    await inTransaction((tx) => cancelDeliveries(tx, { endpointId: made.endpointId }));
    engine.forget(made.endpointId);
    await lock.query("COMMIT");
    lock.release();
    await claim;
    expect(asked).toBe(1);
    await turnsPass({ turns: 1, ask: () => engine.claim() });
    expect(partner.received).toHaveLength(0);
  });

  it("is read again with every renewal of the lease: a notification may be lost", async () => {
    const partner = await slowReceiver();
    const made = await makeSubscription({ url: partner.url });
    for (let index = 0; index < 60; index++) await publishSample(made);
    const engine = new DeliveryEngine({ pool: pool(), owner: "test:lost", onRoom: () => void engine.claim() });
    onEnd(() => engine.stop());
    await engine.claim();
    await until(() => partner.received.length >= 6);
    const before = partner.received.length;
    await inTransaction((tx) => cancelDeliveries(tx, { endpointId: made.endpointId }));
    await engine.renew();
    await turnsPass({ turns: 4, slowMs: SLOW, ask: () => engine.claim() });
    expect(partner.received.length - before).toBeLessThanOrEqual(STILL_COMING);
  });
});

describe("an attempt", () => {
  const claimedAll = async (made: MadeSubscription): Promise<ClaimedDelivery[]> => {
    const { deliveries } = await claimDeliveries(pool(), {
      owner: "test:settle",
      leaseSeconds: 60,
      cursor: null,
      full: [],
      endpoints: 50,
      failing: true,
      take: () => 1_000,
    });
    return deliveries.filter((one) => one.endpointId === made.endpointId);
  };
  const claimed = async (made: MadeSubscription): Promise<ClaimedDelivery> => {
    const [found] = await claimedAll(made);
    if (!found) throw new Error("nothing claimed");
    return found;
  };
  const refused = (delivery: ClaimedDelivery): AttemptRecord => ({
    attemptId: newId(),
    delivery,
    outcome: { action: "retry", delay: 5, hold: null, gone: false, status: 500, error: "Answered 500." },
    startedAt: new Date(),
    durationMs: 3,
    url: "http://127.0.0.1:9/never",
    requestHeaders: "{}",
    responseHeaders: "{}",
    responseBody: "",
  });
  const rowOf = (made: MadeSubscription) => db().delivery.findFirstOrThrow({ where: { endpointId: made.endpointId } });

  it("on the wire when its delivery was cancelled is written down and changes no state", async () => {
    const made = await makeSubscription();
    await publishSample(made);
    const record = refused(await claimed(made));
    await inTransaction((tx) => cancelDeliveries(tx, { installationId: made.installationId }));
    const { settledAt } = await rowOf(made);
    await settleDeliveries(pool(), [record], false);
    expect(await rowOf(made)).toMatchObject({ state: "cancelled", attempts: 1, lastStatus: 500, settledAt });
    expect(await db().queuedDelivery.count({ where: { endpointId: made.endpointId } })).toBe(0);
  });

  const MANY = 400;

  it("settled while its delivery is cancelled or sent again leaves one state and its place in the queue, and nobody waits for nobody", async () => {
    const made = await makeSubscription();
    // The worker's own connections: how they are set decides in which order rows are locked.
    const queue = openQueuePool();
    onEnd(() => queue.end());
    for (let round = 0; round < 3; round++) {
      for (let done = 0; done < MANY; done += 20)
        await Promise.all(Array.from({ length: 20 }, () => publishSample(made)));
      const deliveries = await claimedAll(made);
      expect(deliveries).toHaveLength(MANY);
      const records = deliveries.map((delivery, index): AttemptRecord => {
        const record = refused(delivery);
        const outcome = { ...record.outcome, action: "deliver" as const, delay: null, status: 200, error: null };
        return index % 4 === 0 ? record : { ...record, outcome };
      });
      await Promise.all([
        settleDeliveries(queue, records.slice(0, MANY / 2).reverse(), false),
        inTransaction((tx) => cancelDeliveries(tx, { installationId: made.installationId })),
        settleDeliveries(queue, records.slice(MANY / 2), false),
        ...deliveries.slice(10, 14).map(({ eventId, endpointId }) =>
          inTransaction((tx) => resendDelivery(tx, made.scope, { eventId, endpointId })).catch((error: unknown) => {
            // It was cancelled before its turn came.
            if (!(error instanceof AppError)) throw error;
          }),
        ),
      ]);
      expect(await countQueueFaults()).toBe(0);
      await inTransaction((tx) => cancelDeliveries(tx, { endpointId: made.endpointId }));
    }
    expect(await db().attempt.count({ where: { endpointId: made.endpointId } })).toBe(MANY * 3);
    expect(await db().queuedDelivery.count({ where: { endpointId: made.endpointId } })).toBe(0);
  }, 60_000);

  it("of what was delivered and is queued all the same takes it out of the queue and changes nothing", async () => {
    const made = await makeSubscription();
    await publishSample(made);
    const delivery = await claimed(made);
    await pool().query("UPDATE delivery SET state = 'delivered', attempts = 1 WHERE endpoint_id = $1", [
      made.endpointId,
    ]);
    await settleDeliveries(pool(), [refused(delivery)], false);
    expect(await rowOf(made)).toMatchObject({ state: "delivered", attempts: 1, lastStatus: null, lastError: null });
    expect(await db().queuedDelivery.count({ where: { endpointId: made.endpointId } })).toBe(0);
  });

  it("writes none of the indexes of its delivery: they know nothing that it changes, and its page has room", async () => {
    const { rows } = await pool().query<{ text: string }>(
      "SELECT pg_get_indexdef(indexrelid) AS text FROM pg_index WHERE indrelid = 'delivery'::regclass",
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { text } of rows)
      expect(text).not.toMatch(/\b(state|attempts|last_status|last_error|last_duration_ms|settled_at)\b/);
    const { rows: tables } = await pool().query("SELECT reloptions FROM pg_class WHERE oid = 'delivery'::regclass");
    expect(tables).toEqual([{ reloptions: ["fillfactor=50"] }]);
  });

  it("written twice, because it was unknown whether the first time took, counts once", async () => {
    const made = await makeSubscription();
    await publishSample(made);
    const record = refused(await claimed(made));
    await settleDeliveries(pool(), [record], false);
    await settleDeliveries(pool(), [record], true);
    expect(await rowOf(made)).toMatchObject({ state: "pending", attempts: 1 });
    expect(await db().attempt.count({ where: { endpointId: made.endpointId } })).toBe(1);
  });

  it("keeps whatever came, beside one that got no answer", async () => {
    const [odd, silent] = [await makeSubscription(), await makeSubscription()];
    await publishSample(odd);
    await publishSample(silent);
    const headers = { etag: '"a\\b"', "x-odd": "{}, NULL \t \u001e \u05d0" };
    const body = '{"a": "\\n", NULL}\r\n\\N\t\u001e';
    const of = async (made: MadeSubscription) => ({ ...refused(await claimed(made)), attemptId: newId() });
    await settleDeliveries(
      pool(),
      [
        { ...(await of(odd)), responseHeaders: JSON.stringify(headers), responseBody: body },
        { ...(await of(silent)), responseHeaders: null, responseBody: null },
      ],
      false,
    );
    const kept = (made: MadeSubscription) =>
      db().attempt.findFirstOrThrow({ where: { endpointId: made.endpointId }, omit: { id: true } });
    expect(await kept(odd)).toMatchObject({ requestHeaders: {}, responseHeaders: headers, responseBody: body });
    expect(await kept(silent)).toMatchObject({ requestHeaders: {}, responseHeaders: null, responseBody: null });
  });
});
