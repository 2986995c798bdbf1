import { describe, expect, it } from "vitest";
import { EVENTS } from "@/lib/capabilities/samples";
import { CATALOG } from "@/lib/jobs/catalog";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { formatId, newId } from "@/lib/platform/ids";
import { getDelivery, hasReceivedEvent, listDeliveries, listSequences } from "@/lib/webhooks/deliveries/data";
import {
  recoverDeliveries,
  replayDeliveries,
  resendDelivery,
  sendTestEvent,
} from "@/lib/webhooks/deliveries/mutations";
import { getEndpoint, listEndpoints } from "@/lib/webhooks/endpoints/data";
import {
  addSandboxEndpoint,
  changeEndpointUrl,
  deleteEndpoint,
  finishRotation,
  pauseEndpoint,
  resumeEndpoint,
  revealSecret,
  rotateSecret,
} from "@/lib/webhooks/endpoints/mutations";
import { followPublishedEndpoint } from "@/lib/webhooks/handlers";
import { makePlatformKey } from "../factories/host";
import { jobContext } from "../factories/jobs";
import { makePublishedListing, publishNext } from "../factories/listings";
import { makeSubscription, publishSample } from "../factories/webhooks";
import { callApi } from "../support/api-router";
import { alignQueue } from "../support/delivery-queue";
import { withDeliveryStage } from "../support/delivery-stage";
import { until } from "../support/until";

const { onEnd, worker } = withDeliveryStage();

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const order = EVENTS[0]?.sample ?? {};

it("an event was received once one of the product's was answered; the life cycle's do not count, and nothing takes it back", async () => {
  const { scope, endpointId, workspaceId } = await makeSubscription();
  const { eventId } = await publishSample({ workspaceId });
  const settle = (type: string, state: string) =>
    pool().query("UPDATE delivery SET event_type = $2, state = $3::delivery_state WHERE event_id = $1", [
      eventId,
      type,
      state,
    ]);
  await settle("app.installed", "delivered");
  expect(await hasReceivedEvent(db(), scope)).toBe(false);
  await settle("order.created", "pending");
  expect(await hasReceivedEvent(db(), scope)).toBe(false);
  await db().attempt.create({
    data: {
      id: newId(),
      eventId,
      endpointId,
      number: 1,
      durationMs: 5,
      url: "http://x",
      requestHeaders: {},
      status: 204,
    },
  });
  expect(await hasReceivedEvent(db(), scope)).toBe(true);
  await db().endpoint.update({ where: { id: endpointId }, data: { state: "paused" } });
  expect(await hasReceivedEvent(db(), scope)).toBe(true);
});

describe("another partner", () => {
  it("sees and changes nothing, and cannot tell that it exists", async () => {
    const [mine, theirs] = [await makeSubscription(), await makeSubscription()];
    const { eventId } = await publishSample(theirs);
    const { scope } = mine;
    const endpointId = theirs.endpointId;
    const shown = formatId("endpoint", endpointId);
    expect(await getEndpoint(db(), scope, shown)).toBeNull();
    expect((await listEndpoints(db(), scope)).map((one) => one.id)).toEqual([formatId("endpoint", mine.endpointId)]);
    expect((await listDeliveries(db(), scope, shown, {})).rows).toEqual([]);
    expect(await getDelivery(db(), scope, shown, formatId("event", eventId))).toBeNull();
    expect(await listSequences(db(), scope, shown)).toEqual([]);
    const attempts: Array<Promise<unknown>> = [
      inTransaction((tx) => changeEndpointUrl(tx, scope, { endpointId, url: "http://127.0.0.1:4000/x" })),
      inTransaction((tx) => rotateSecret(tx, scope, endpointId)),
      inTransaction((tx) => revealSecret(tx, scope, endpointId)),
      inTransaction((tx) => finishRotation(tx, scope, endpointId)),
      inTransaction((tx) => pauseEndpoint(tx, scope, endpointId)),
      inTransaction((tx) => resumeEndpoint(tx, scope, endpointId)),
      inTransaction((tx) => deleteEndpoint(tx, scope, { endpointId, confirm: "http://127.0.0.1:9/never" })),
      inTransaction((tx) => sendTestEvent(tx, scope, { endpointId, type: "order.created", data: order })),
      inTransaction((tx) => resendDelivery(tx, scope, { endpointId, eventId })),
      inTransaction((tx) => recoverDeliveries(tx, scope, { endpointId, since: new Date(0) })),
      inTransaction((tx) =>
        addSandboxEndpoint(tx, scope, { clientId: theirs.clientId, url: "http://127.0.0.1:4000/x" }),
      ),
    ];
    expect(await Promise.all(attempts.map(codeOf))).toEqual(attempts.map(() => "not_found"));
    expect(await db().endpoint.findUniqueOrThrow({ where: { id: endpointId } })).toMatchObject({
      state: "active",
      url: "http://127.0.0.1:9/never",
    });
  });
});

describe("sandbox endpoints", () => {
  it("take addresses the guard lets through, at most five a listing", async () => {
    const made = await makeSubscription();
    const add = (url: string) =>
      inTransaction((tx) => addSandboxEndpoint(tx, made.scope, { clientId: made.clientId, url }));
    for (const url of [
      "http://10.0.0.1/x",
      "http://169.254.169.254/",
      "ftp://a.example/",
      "not a url",
      "http://user@a.example/",
    ]) {
      await expect(add(url)).rejects.toMatchObject({ code: "invalid_input", fields: { url: [expect.any(String)] } });
    }
    for (let index = 1; index < 5; index++) await add(`http://127.0.0.1:4000/${index}`);
    expect(await codeOf(add("http://127.0.0.1:4000/too-many"))).toBe("not_ready");
  });

  it("are deleted by name; what waits is cancelled, what was sent stays", async () => {
    const made = await makeSubscription();
    const { eventId } = await publishSample(made);
    const remove = (confirm: string) =>
      inTransaction((tx) => deleteEndpoint(tx, made.scope, { endpointId: made.endpointId, confirm }));
    expect(await codeOf(remove("something else"))).toBe("invalid_input");
    await remove("http://127.0.0.1:9/never");
    expect(await db().delivery.findFirstOrThrow({ where: { eventId } })).toMatchObject({ state: "cancelled" });
    expect((await publishSample(made)).deliveries).toBe(0);
  });

  it("get test events that fit the schema, numbered and never counted as seen", async () => {
    const made = await makeSubscription({ transport: "inbox" });
    const send = (data: unknown) =>
      inTransaction((tx) =>
        sendTestEvent(tx, made.scope, { endpointId: made.endpointId, type: "order.created", data }),
      );
    expect(await codeOf(send({ id: 7 }))).toBe("invalid_input");
    const { eventId } = await send(order);
    worker();
    const shown = [formatId("endpoint", made.endpointId), formatId("event", eventId)] as const;
    await until(async () => (await getDelivery(db(), made.scope, ...shown))?.state === "delivered");
    expect(await getDelivery(db(), made.scope, ...shown)).toMatchObject({
      isTest: true,
      sequence: 1,
      attemptList: [{ trigger: "test", status: 200 }],
    });
    expect((await db().installation.findUniqueOrThrow({ where: { id: made.installationId } })).eventsSeen).toBe(0);
  });
});

describe("the log", () => {
  it("pages through everything once and filters", async () => {
    const made = await makeSubscription();
    for (let index = 0; index < 70; index++)
      await publishSample(made, index % 2 === 0 ? "order.created" : "customer.created");
    const shown = formatId("endpoint", made.endpointId);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDeliveries(db(), made.scope, shown, {}, cursor);
      seen.push(...page.rows.map((row) => row.sequence));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 70 }, (_, index) => 70 - index));
    const customers = await listDeliveries(db(), made.scope, shown, { type: "customer.created" });
    expect(customers.rows.every((row) => row.type === "customer.created")).toBe(true);
    const other = await listDeliveries(db(), made.scope, shown, { installation: formatId("installation", newId()) });
    expect(other.rows).toEqual([]);
    expect(await listSequences(db(), made.scope, shown)).toMatchObject([{ last: 70, waiting: 70, missing: 0 }]);
  });
});

describe("an endpoint's numbers", () => {
  it("count what waits, what died in the last 30 days, and each of the last 24 hours", async () => {
    const [made, other] = [await makeSubscription(), await makeSubscription()];
    for (let index = 0; index < 6; index++) await publishSample(made);
    await publishSample(other);
    const set = (sequence: number, text: string) =>
      pool().query(`UPDATE delivery SET ${text} WHERE endpoint_id = $1 AND sequence = $2`, [made.endpointId, sequence]);
    await set(1, "state = 'delivered', last_duration_ms = 10");
    await set(
      2,
      "state = 'delivered', last_duration_ms = 30, created_at = date_trunc('hour', now()) - interval '1 minute'",
    );
    await set(3, "state = 'dead', last_error = 'Answered 500.', created_at = now() - interval '3 days'");
    await set(4, "state = 'dead', last_error = 'Answered 500.', created_at = now() - interval '31 days'");
    await set(5, "last_error = 'Answered 500.', last_duration_ms = 50");
    await alignQueue();
    const [found] = await listEndpoints(db(), made.scope);
    expect(found).toMatchObject({ waiting: 2, dead: 1 });
    expect(found?.hours).toHaveLength(24);
    expect(found?.hours.slice(-2)).toMatchObject([
      { delivered: 1, failed: 0, medianMs: 30 },
      { delivered: 1, failed: 1, medianMs: 30 },
    ]);
    expect(found?.hours.slice(0, -2).every((hour) => hour.delivered + hour.failed === 0)).toBe(true);
  });
});

describe("sending again", () => {
  it("replays what a filter finds, and never to an installation that may not hear it any more", async () => {
    const made = await makeSubscription();
    for (const type of ["order.created", "order.created", "customer.created"] as const) await publishSample(made, type);
    await pool().query("UPDATE delivery SET state = 'delivered', settled_at = now() WHERE endpoint_id = $1", [
      made.endpointId,
    ]);
    await alignQueue();
    const replay = (type: "" | "order.created") =>
      inTransaction((tx) =>
        replayDeliveries(tx, made.scope, {
          endpointId: made.endpointId,
          state: "both",
          type,
          since: new Date(0),
          until: null,
        }),
      );
    expect(await replay("order.created")).toBe(2);
    expect(await replay("order.created")).toBe(0);
    await pool().query("UPDATE delivery SET state = 'dead', settled_at = now() WHERE endpoint_id = $1", [
      made.endpointId,
    ]);
    await alignQueue();
    await db().installation.update({ where: { id: made.installationId }, data: { state: "uninstalled" } });
    expect(await replay("")).toBe(0);
    const [row] = await db().delivery.findMany({ where: { endpointId: made.endpointId }, take: 1 });
    expect(
      await codeOf(
        inTransaction((tx) =>
          resendDelivery(tx, made.scope, { endpointId: made.endpointId, eventId: row?.eventId ?? "" }),
        ),
      ),
    ).toBe("not_ready");
  });
});

describe("a live endpoint", () => {
  it("follows the published version and shows its first secret once", async () => {
    const listing = await makePublishedListing();
    const message = { listingId: listing.listingId, versionId: listing.versionId };
    await followPublishedEndpoint(message);
    await followPublishedEndpoint(message);
    const endpoints = await db().endpoint.findMany({ where: { clientId: listing.liveClientId } });
    expect(endpoints).toMatchObject([{ url: "https://tallyho.example/hooks", environment: "live", state: "active" }]);
    const endpointId = endpoints[0]?.id ?? "";
    const { secret } = await inTransaction((tx) => revealSecret(tx, listing.scope, endpointId));
    expect(secret).toMatch(/^whsec_/);
    expect(await codeOf(inTransaction((tx) => revealSecret(tx, listing.scope, endpointId)))).toBe("already_done");
    expect(
      await codeOf(
        inTransaction((tx) => changeEndpointUrl(tx, listing.scope, { endpointId, url: "https://other.example/" })),
      ),
    ).toBe("not_ready");
    expect(
      await codeOf(
        inTransaction((tx) => sendTestEvent(tx, listing.scope, { endpointId, type: "order.created", data: order })),
      ),
    ).toBe("not_ready");
  });
});

describe("a live endpoint that the next version", () => {
  it.each([
    ["moves", "https://tallyho.example/moved", { url: "https://tallyho.example/moved", deletedAt: null }],
    ["ends", "", { deletedAt: expect.any(Date) }],
  ])("%s is read again by the workers", async (_, endpointUrl, expected) => {
    const listing = await makePublishedListing({ patch: { events: [] } });
    await followPublishedEndpoint({ listingId: listing.listingId, versionId: listing.versionId });
    const { id } = await db().endpoint.findFirstOrThrow({ where: { clientId: listing.liveClientId } });
    const heard: Array<string | undefined> = [];
    const listener = await pool().connect();
    onEnd(async () => listener.release(true));
    listener.on("notification", ({ payload }) => heard.push(payload));
    await listener.query("LISTEN endpoints");
    const { versionId } = await publishNext(listing, { endpointUrl });
    await followPublishedEndpoint({ listingId: listing.listingId, versionId });
    await until(() => heard.includes(id));
    expect(await db().endpoint.findUniqueOrThrow({ where: { id } })).toMatchObject(expected);
  });
});

describe("POST /api/v1/events", () => {
  it("is taken once for one key, whatever races", async () => {
    const made = await makeSubscription();
    const token = await makePlatformKey("sandbox");
    const body = { type: "order.created", workspace: formatId("workspace", made.workspaceId), data: order };
    const publish = (key: string, over: object = {}) =>
      callApi("POST", "/api/v1/events", { token, body: { ...body, ...over }, headers: { "idempotency-key": key } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => publish("one")));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await db().delivery.count({ where: { endpointId: made.endpointId } })).toBe(1);
    expect((await publish("one", { type: "order.updated" })).status).toBe(422);
    expect((await publish("two", { data: { id: 1 } })).status).toBe(422);
    expect((await publish("three", { surprise: true })).status).toBe(422);
  });
});

describe("the worker's own recurring jobs", () => {
  it("run on an ordinary database", async () => {
    const own = Object.entries(CATALOG).filter(
      ([name, { calendar }]) => calendar && /^(platform|webhooks)\./.test(name),
    );
    expect(own.length).toBeGreaterThan(4);
    for (const [name, job] of own) await expect(job.run({}, jobContext()), name).resolves.toBeUndefined();
  });
});
