import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, it } from "vitest";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { HOUR } from "@/lib/platform/time";
import { MAX_ATTEMPTS, RETRY_DELAYS } from "@/lib/webhooks/constants";
import { recoverDeliveries, resendDelivery } from "@/lib/webhooks/deliveries/mutations";
import { expireWaiting, watchEndpoints } from "@/lib/webhooks/endpoints/handlers";
import { finishRotation, pauseEndpoint, resumeEndpoint, rotateSecret } from "@/lib/webhooks/endpoints/mutations";
import { claimDeliveries, releaseLeases, renewLeases } from "@/lib/webhooks/engine/mutations";
import { type MadeSubscription, makeSubscription, publishSample } from "../factories/webhooks";
import { withDeliveryStage } from "../support/delivery-stage";
import { queuedMails } from "../support/mail";
import { until } from "../support/until";

const { receiver, turnsPass, worker } = withDeliveryStage();

const endpointOf = (made: MadeSubscription) => db().endpoint.findUniqueOrThrow({ where: { id: made.endpointId } });
const deliveryOf = (made: MadeSubscription, eventId: string) =>
  db().delivery.findUniqueOrThrow({ where: { eventId_endpointId: { eventId, endpointId: made.endpointId } } });
const countIn = (made: MadeSubscription, state: "pending" | "delivered" | "dead" | "cancelled") =>
  db().delivery.count({ where: { endpointId: made.endpointId, state } });

async function publishMany(made: MadeSubscription, count: number): Promise<void> {
  for (let start = 0; start < count; start += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - start) }, () => publishSample(made)));
}

describe("isolation", () => {
  it("one dead endpoint with 1,000 queued in front leaves healthy ones unharmed", async () => {
    const healthy = await receiver();
    const blackHole = await receiver();
    blackHole.answer(() => undefined);
    const dead = await makeSubscription({ url: blackHole.url });
    const alive = await Promise.all(Array.from({ length: 5 }, () => makeSubscription({ url: healthy.url })));
    await publishMany(dead, 1_000);
    for (const made of alive) await publishMany(made, 60);
    const started = Date.now();
    worker({ engine: { timeoutMs: 1_500 } });
    await until(() => healthy.received.length >= 300, 10_000, "300 healthy deliveries");
    const took = Date.now() - started;
    expect(took).toBeLessThan(5_000);
    expect(new Set(healthy.received.map((one) => one.headers["webhook-id"])).size).toBe(300);
    // The dead one got its turn too, one at a time once it had failed.
    expect(blackHole.received.length).toBeGreaterThan(0);
    expect(blackHole.received.length).toBeLessThanOrEqual(2 + Math.ceil(took / 1_500) * 2);
  }, 60_000);
});

describe("two workers", () => {
  it("never send a delivery twice and never pass four in flight to one endpoint", async () => {
    const partner = await receiver();
    let inFlight = 0;
    let most = 0;
    partner.answer((_request, response) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      setTimeout(() => {
        inFlight -= 1;
        response.writeHead(200).end();
      }, 5);
    });
    const made = await makeSubscription({ url: partner.url });
    await publishMany(made, 200);
    worker();
    worker();
    await until(async () => (await countIn(made, "delivered")) === 200, 20_000);
    expect(partner.received).toHaveLength(200);
    expect(new Set(partner.received.map((one) => one.headers["webhook-id"])).size).toBe(200);
    expect(most).toBeLessThanOrEqual(4);
  }, 40_000);

  it("claiming at once from many connections leases each endpoint to one owner", async () => {
    const made = await Promise.all([makeSubscription(), makeSubscription(), makeSubscription()]);
    for (const one of made) await publishMany(one, 30);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        claimDeliveries(pool(), {
          owner: `test:${index}`,
          leaseSeconds: 60,
          cursor: null,
          full: [],
          endpoints: 50,
          failing: true,
          take: () => 20,
        }),
      ),
    );
    const taken = claims.flatMap((claim, index) =>
      claim.deliveries.map((one) => ({
        owner: index,
        key: `${one.eventId} ${one.endpointId}`,
        endpointId: one.endpointId,
      })),
    );
    expect(new Set(taken.map((one) => one.key)).size).toBe(taken.length);
    expect(taken).toHaveLength(60);
    for (const { endpointId } of made)
      expect(new Set(taken.filter((one) => one.endpointId === endpointId).map((one) => one.owner)).size).toBe(1);
  });

  it("an expired lease is taken over, a renewed one is not", async () => {
    const made = await makeSubscription();
    await publishMany(made, 2);
    const claim = (owner: string) =>
      claimDeliveries(pool(), {
        owner,
        leaseSeconds: 60,
        cursor: null,
        full: [],
        endpoints: 50,
        failing: true,
        take: () => 20,
      });
    expect((await claim("a")).deliveries).toHaveLength(2);
    expect((await claim("b")).deliveries).toHaveLength(0);
    await renewLeases(pool(), "a", 60, [made.endpointId]);
    expect((await claim("b")).deliveries).toHaveLength(0);
    await pool().query("UPDATE endpoint SET lease_until = now() - interval '1 second' WHERE lease_owner = 'a'");
    expect((await claim("b")).deliveries).toHaveLength(2);
    await releaseLeases(pool(), "b");
    expect((await claim("a")).deliveries).toHaveLength(2);
  });
});

describe("answers that ask for something", () => {
  it("410 switches the endpoint off; its backlog waits for a person", async () => {
    const partner = await receiver();
    partner.answer((_request, response) => response.writeHead(410).end());
    const made = await makeSubscription({ url: partner.url });
    await publishMany(made, 10);
    worker();
    await until(async () => (await endpointOf(made)).state === "disabled");
    await turnsPass();
    const seen = partner.received.length;
    expect(seen).toBeLessThanOrEqual(2);
    await publishSample(made);
    await turnsPass();
    expect(partner.received.length).toBe(seen);

    partner.answer((_request, response) => response.writeHead(200).end());
    await inTransaction((tx) => resumeEndpoint(tx, made.scope, made.endpointId));
    await until(async () => (await countIn(made, "delivered")) === 11 - seen);
    expect(await countIn(made, "dead")).toBe(seen);
  });

  it("429 with Retry-After holds the whole endpoint", async () => {
    const partner = await receiver();
    partner.answer((_request, response) => response.writeHead(429, { "retry-after": "3600" }).end());
    const made = await makeSubscription({ url: partner.url });
    await publishMany(made, 10);
    worker();
    await until(async () => (await endpointOf(made)).holdUntil !== null);
    await turnsPass();
    expect(partner.received.length).toBeLessThanOrEqual(2);
    const held = (await endpointOf(made)).holdUntil?.getTime() ?? 0;
    expect(Math.abs(held - Date.now() - HOUR * 1_000)).toBeLessThan(60_000);
  });
});

describe("the schedule", () => {
  it("keeps to the table through 72 hours and then is dead, and recover brings it back", async () => {
    const partner = await receiver();
    partner.answer((_request, response) => response.writeHead(500).end("no"));
    const made = await makeSubscription({ url: partner.url });
    const { eventId } = await publishSample(made);
    worker();
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      await until(async () => (await deliveryOf(made, eventId)).attempts === attempt);
      const queued = await db().queuedDelivery.findFirstOrThrow({ where: { eventId } });
      expect(queued.attempts).toBe(attempt);
      const [last] = await db().attempt.findMany({ where: { eventId }, orderBy: { number: "desc" }, take: 1 });
      const gap = (queued.dueAt.getTime() - (last?.startedAt.getTime() ?? 0)) / 1_000;
      const base = RETRY_DELAYS[attempt - 1] ?? 0;
      expect(gap).toBeGreaterThanOrEqual(base * 0.8);
      expect(gap).toBeLessThanOrEqual(base * 1.2 + 2);
      await pool().query("UPDATE queued_delivery SET due_at = now() WHERE event_id = $1", [eventId]);
      await pool().query("SELECT pg_notify('deliveries', '')");
    }
    await until(async () => (await deliveryOf(made, eventId)).state === "dead");
    expect(partner.received).toHaveLength(MAX_ATTEMPTS);

    partner.answer((_request, response) => response.writeHead(200).end());
    expect(
      await inTransaction((tx) =>
        recoverDeliveries(tx, made.scope, { endpointId: made.endpointId, since: new Date(Date.now() - 60_000) }),
      ),
    ).toBe(1);
    await until(async () => (await deliveryOf(made, eventId)).state === "delivered");
    await inTransaction((tx) => resendDelivery(tx, made.scope, { endpointId: made.endpointId, eventId }));
    await until(async () => (await db().attempt.count({ where: { eventId } })) === MAX_ATTEMPTS + 2);
    const triggers = await db().attempt.findMany({ where: { eventId }, orderBy: { startedAt: "desc" }, take: 2 });
    expect(triggers.map((one) => one.trigger)).toEqual(["resend", "recover"]);
  }, 30_000);
});

describe("an endpoint that only fails", () => {
  const failingFor = (made: MadeSubscription, seconds: number) =>
    pool().query(
      "UPDATE endpoint SET state = 'failing', failing_since = now() - make_interval(secs => $2) WHERE id = $1",
      [made.endpointId, seconds],
    );
  const mails = async () =>
    (await queuedMails()).map((mail) => JSON.stringify(mail)).filter((text) => text.includes("webhooks."));

  it("is told of after 1 hour, 1 day and 3 days, once each, and paused after five", async () => {
    const made = await makeSubscription();
    const before = (await mails()).length;
    for (const [seconds, expected] of [
      [1_800, 0],
      [3_700, 1],
      [3_800, 1],
      [90_000, 2],
      [260_000, 3],
      [300_000, 3],
    ] as const) {
      await failingFor(made, seconds);
      await Promise.all([watchEndpoints(), watchEndpoints()]);
      expect((await mails()).length - before).toBe(expected);
    }
    await failingFor(made, 5 * 86_400 + 60);
    await watchEndpoints();
    expect(await endpointOf(made)).toMatchObject({ state: "paused" });
    expect((await mails()).length - before).toBe(4);
  });

  it("is probed while paused and resumes by itself when the probe gets through", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    await publishMany(made, 5);
    await failingFor(made, 5 * 86_400 + 60);
    await watchEndpoints();
    worker();
    await turnsPass();
    expect(partner.received).toHaveLength(0);
    await pool().query("UPDATE endpoint SET hold_until = now() WHERE id = $1", [made.endpointId]);
    await until(async () => (await countIn(made, "delivered")) === 5);
    expect(await endpointOf(made)).toMatchObject({ state: "active", failingSince: null });
    expect(await db().attempt.count({ where: { endpointId: made.endpointId, trigger: "probe" } })).toBe(1);
  });

  it("paused by a person: nothing goes out, nothing is probed, events wait; a week later they are dead and recoverable", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    worker();
    await inTransaction((tx) => pauseEndpoint(tx, made.scope, made.endpointId));
    await publishMany(made, 3);
    await turnsPass();
    expect(partner.received).toHaveLength(0);
    await pool().query("UPDATE queued_delivery SET due_at = now() - interval '8 days' WHERE endpoint_id = $1", [
      made.endpointId,
    ]);
    await expireWaiting();
    expect(await countIn(made, "dead")).toBe(3);
    await inTransaction((tx) => resumeEndpoint(tx, made.scope, made.endpointId));
    await inTransaction((tx) => recoverDeliveries(tx, made.scope, { endpointId: made.endpointId, since: new Date(0) }));
    await until(() => partner.received.length === 3);
  });
});

describe("rotation under load", () => {
  it("no delivery fails with the old or the new secret; a second rotation meanwhile is refused", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    worker();
    await publishMany(made, 30);
    const { secret } = await inTransaction((tx) => rotateSecret(tx, made.scope, made.endpointId));
    await expect(inTransaction((tx) => rotateSecret(tx, made.scope, made.endpointId))).rejects.toMatchObject({
      code: "already_done",
    });
    await until(() => partner.received.length === 30);
    const rotated = partner.received.length;
    await publishMany(made, 30);
    await until(() => partner.received.length === 60);
    for (const one of partner.received.slice(rotated)) {
      for (const Library of [Webhook, SvixWebhook]) {
        for (const key of [made.secret, secret])
          expect(() => new Library(key).verify(one.body, one.headers)).not.toThrow();
      }
    }
    await inTransaction((tx) => finishRotation(tx, made.scope, made.endpointId));
    await publishSample(made);
    await until(() => partner.received.length === 61);
    const last = partner.received.at(-1);
    expect(() => new Webhook(secret).verify(last?.body ?? "", last?.headers ?? {})).not.toThrow();
    expect(() => new Webhook(made.secret).verify(last?.body ?? "", last?.headers ?? {})).toThrow();
    await inTransaction((tx) => rotateSecret(tx, made.scope, made.endpointId));
  });
});
