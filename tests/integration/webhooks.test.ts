import { gzipSync } from "node:zlib";
import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, it } from "vitest";
import { db, pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { DeliveryEngine } from "@/lib/webhooks/engine/delivery-engine";
import { addEndpoint, makeSubscription, publishSample } from "../factories/webhooks";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

const { receiver, worker } = withDeliveryStage();

const delivery = (eventId: string, endpointId: string) =>
  db().delivery.findUniqueOrThrow({ where: { eventId_endpointId: { eventId, endpointId } } });

describe("deliveries", () => {
  it("arrive signed, in the promised shape, and are recorded", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    worker();
    const { eventId, deliveries } = await publishSample(made);
    expect(deliveries).toBe(1);
    await until(async () => (await delivery(eventId, made.endpointId)).state === "delivered");

    const [got] = partner.received;
    if (!got) throw new Error("nothing arrived");
    const body: unknown = JSON.parse(got.body);
    expect(body).toMatchObject({
      event: "order.created",
      id: formatId("event", eventId),
      installation: formatId("installation", made.installationId),
      sequence: 1,
    });
    expect(Object.keys(body ?? {})).toEqual(["event", "data", "timestamp", "id", "installation", "sequence"]);
    expect(got.headers["content-type"]).toBe("application/json");
    for (const Library of [Webhook, SvixWebhook])
      expect(() => new Library(made.secret).verify(got.body, got.headers)).not.toThrow();

    const [attempt] = await db().attempt.findMany({ where: { eventId } });
    expect(attempt).toMatchObject({ number: 1, trigger: "automatic", status: 204, error: null, url: partner.url });
    expect(JSON.stringify(attempt?.requestHeaders)).not.toContain(String(got.headers["webhook-signature"]));
    expect(await db().installation.findUniqueOrThrow({ where: { id: made.installationId } })).toMatchObject({
      eventsSeen: 1,
    });
  });

  it("are tried again and then arrive", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    partner.answer((_request, response) => response.writeHead(partner.received.length < 2 ? 500 : 200).end("later"));
    worker();
    const { eventId } = await publishSample(made);
    await until(async () => (await delivery(eventId, made.endpointId)).attempts === 1);
    const waiting = await delivery(eventId, made.endpointId);
    expect(waiting).toMatchObject({ state: "pending", lastStatus: 500 });
    const queued = await db().queuedDelivery.findFirstOrThrow({ where: { eventId } });
    expect(queued.dueAt.getTime() - Date.now()).toBeGreaterThan(2_000);
    expect(await db().endpoint.findUniqueOrThrow({ where: { id: made.endpointId } })).toMatchObject({
      state: "failing",
    });
    await db().queuedDelivery.updateMany({ where: { eventId }, data: { dueAt: new Date() } });
    await until(async () => (await delivery(eventId, made.endpointId)).state === "delivered");
    expect(await db().endpoint.findUniqueOrThrow({ where: { id: made.endpointId } })).toMatchObject({
      state: "active",
      failingSince: null,
    });
    const [first, second] = partner.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  });

  it("say of their endpoint what is true when the writing ends after the endpoint's write and before theirs", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    const { eventId } = await publishSample(made);
    await db().endpoint.update({
      where: { id: made.endpointId },
      data: { state: "failing", failingSince: new Date(Date.now() - 3_600_000) },
    });
    // Everything is written but the delivery, as when the process is killed there.
    const asked: string[] = [];
    const cut = new Proxy(pool(), {
      get: (on, name) =>
        name === "query"
          ? (query: { name?: string }, ...more: unknown[]) => {
              asked.push(query.name ?? "");
              return query.name === "webhooks-settle"
                ? new Promise(() => undefined)
                : Reflect.apply(on.query, on, [query, ...more]);
            }
          : Reflect.get(on, name),
    });
    const engine = new DeliveryEngine({ pool: cut, owner: "test:cut" });
    await engine.claim();
    await until(() => asked.includes("webhooks-settle"));
    expect(partner.received).toHaveLength(1);
    expect(await delivery(eventId, made.endpointId)).toMatchObject({ state: "pending", attempts: 0 });
    // It answered: nobody is told that it fails, and it is not paused. The delivery is sent once more.
    expect(await db().endpoint.findUniqueOrThrow({ where: { id: made.endpointId } })).toMatchObject({
      state: "active",
      failingSince: null,
    });
    await pool().query("UPDATE endpoint SET lease_owner = NULL, lease_until = NULL");
    worker();
    await until(async () => (await delivery(eventId, made.endpointId)).state === "delivered");
    expect(partner.received.map((one) => one.headers["webhook-id"])).toEqual([
      formatId("event", eventId),
      formatId("event", eventId),
    ]);
  });

  it("keep what was answered readable, packed or in Latin-1", async () => {
    const partner = await receiver();
    const made = await makeSubscription({ url: partner.url });
    partner.answer((_request, response) => {
      const packed = partner.received.length < 2;
      response.writeHead(200, packed ? { "content-encoding": "gzip" } : { "content-type": "text/plain" });
      response.end(packed ? gzipSync("Größe שלום") : Buffer.from("Größe", "latin1"));
    });
    worker();
    const body = async (eventId: string) => {
      await until(async () => (await delivery(eventId, made.endpointId)).state === "delivered");
      return (await db().attempt.findFirstOrThrow({ where: { eventId } })).responseBody;
    };
    expect(await body((await publishSample(made)).eventId)).toBe("Größe שלום");
    expect(await body((await publishSample(made)).eventId)).toBe("Größe");
  });

  it("go to every endpoint of a client", async () => {
    const [one, two] = [await receiver(), await receiver()];
    const made = await makeSubscription({ url: one.url });
    await addEndpoint(made, two.url);
    worker();
    expect(await publishSample(made)).toMatchObject({ deliveries: 2 });
    await until(() => one.received.length === 1 && two.received.length === 1);
  });
});
