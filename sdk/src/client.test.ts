import { afterEach, describe, expect, test } from "vitest";
import { hangUp, json, type Reply, silence, startTestServer, type TestServer } from "../test/server.ts";
import { createPatchbayClient, type PatchbayClient, type PatchbayClientOptions } from "./client.ts";

const KEY = "pk_test_0123456789";
const QUICK = { baseDelayMs: 1 };
const EVENT = { type: "order.created", workspace: "wks_1", data: { id: "ord_1" } };

let server: TestServer | undefined;
afterEach(() => server?.close());

async function connect(
  replies: Reply[],
  options: Partial<PatchbayClientOptions> = {},
): Promise<[PatchbayClient, TestServer]> {
  server = await startTestServer(...replies);
  return [createPatchbayClient({ baseUrl: server.url, platformKey: KEY, retry: QUICK, ...options }), server];
}

describe("events.publish", () => {
  test("posts the event with the key and gives its id back", async () => {
    const [client, { seen }] = await connect([json(201, { id: "evt_1", deliveries: 2 })]);
    const occurredAt = new Date("2026-01-01T00:00:00Z");
    expect(await client.events.publish({ ...EVENT, occurredAt, idempotencyKey: "outbox-7" })).toEqual({
      id: "evt_1",
      deliveries: 2,
    });
    expect(seen).toMatchObject([
      {
        method: "POST",
        path: "/api/v1/events",
        headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json", "idempotency-key": "outbox-7" },
        json: { ...EVENT, occurred_at: "2026-01-01T00:00:00.000Z" },
      },
    ]);
  });

  test("survives a lost connection, a 503 and a 429 under one idempotency key", async () => {
    const busy = json(429, { code: "rate_limited" }, { "retry-after": "0" });
    const [client, { seen }] = await connect([hangUp, json(503, {}), busy, json(201, { id: "evt_1" })]);
    expect(await client.events.publish(EVENT)).toEqual({ id: "evt_1", deliveries: null });
    const keys = seen.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("two events have two keys", async () => {
    const [client, { seen }] = await connect([json(201, { id: "evt_1" })]);
    await client.events.publish(EVENT);
    await client.events.publish(EVENT);
    expect(seen[0]?.headers["idempotency-key"]).not.toBe(seen[1]?.headers["idempotency-key"]);
  });

  test("waits as long as it is told", async () => {
    const [client] = await connect([json(429, {}, { "retry-after": "1" }), json(201, { id: "evt_1" })]);
    const before = performance.now();
    await client.events.publish(EVENT);
    expect(performance.now() - before).toBeGreaterThan(950);
  });

  test("does not wait for an hour", async () => {
    const [client, { seen }] = await connect([json(429, { code: "rate_limited" }, { "retry-after": "3600" })]);
    await expect(client.events.publish(EVENT)).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 3_600_000 });
    expect(seen).toHaveLength(1);
  });

  test("gives up after the tries it may have", async () => {
    const [client, { seen }] = await connect([json(500, { code: "internal", id: "a1b2" })], {
      retry: { ...QUICK, attempts: 3 },
    });
    await expect(client.events.publish(EVENT)).rejects.toMatchObject({ status: 500, code: "internal", id: "a1b2" });
    expect(seen).toHaveLength(3);
  });

  test("a server that never answers is a timeout", async () => {
    const [client] = await connect([silence], { timeoutMs: 50, retry: { attempts: 2, baseDelayMs: 1 } });
    await expect(client.events.publish(EVENT)).rejects.toMatchObject({ status: 0, code: "timeout" });
  });

  test("no server is a network error", async () => {
    const client = createPatchbayClient({ baseUrl: "http://127.0.0.1:9", platformKey: KEY, retry: { attempts: 1 } });
    await expect(client.events.publish(EVENT)).rejects.toMatchObject({ status: 0, code: "network_error" });
  });
});

describe("refusals", () => {
  test("problem+json becomes a typed error, and is not tried again", async () => {
    const problem = {
      type: "https://market.example/errors/invalid_input",
      title: "Some fields need another look.",
      status: 422,
      code: "invalid_input",
      detail: "The data does not fit order.created.",
      id: "ab12cd34",
      fields: { "data.id": ["Required", 7], workspace: "Unknown" },
    };
    const [client, { seen }] = await connect([json(422, problem, { "content-type": "application/problem+json" })]);
    const error = await client.events.publish(EVENT).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: "PatchbayError",
      status: 422,
      code: "invalid_input",
      detail: "The data does not fit order.created.",
      id: "ab12cd34",
      fields: { "data.id": ["Required"], workspace: ["Unknown"] },
    });
    expect(JSON.stringify(error) + String(error)).not.toContain(KEY);
    expect(seen).toHaveLength(1);
  });

  test.each([
    [
      "HTML instead of JSON",
      (res: Parameters<Reply>[0]) => void res.writeHead(404).end("<h1>Not here</h1>"),
      { status: 404, code: "http_404" },
    ],
    [
      "a redirect",
      (res: Parameters<Reply>[0]) => void res.writeHead(302, { location: "/elsewhere" }).end(),
      { status: 302, code: "http_302" },
    ],
    [
      "success without JSON",
      (res: Parameters<Reply>[0]) => void res.writeHead(200).end("ok"),
      { status: 200, code: "unexpected_answer" },
    ],
    ["success without an id", json(200, {}), { status: 200, code: "unexpected_answer" }],
  ])("%s", async (_name, reply, expected) => {
    const [client, { seen }] = await connect([reply]);
    await expect(client.events.publish(EVENT)).rejects.toMatchObject(expected);
    expect(seen).toHaveLength(1);
  });
});

test("workspaces.create", async () => {
  const [client, { seen }] = await connect([json(201, { id: "wks_1", name: "Böhm" })]);
  expect(await client.workspaces.create({ name: "Böhm", ownerEmail: "b@example.com", environment: "sandbox" })).toEqual(
    {
      id: "wks_1",
      name: "Böhm",
    },
  );
  expect(seen).toMatchObject([
    { path: "/api/v1/workspaces", json: { name: "Böhm", owner_email: "b@example.com", environment: "sandbox" } },
  ]);
});

test("accessLog.report sends many entries at once, and nothing when there are none", async () => {
  const [client, { seen }] = await connect([json(202, {})]);
  await client.accessLog.report([]);
  const entry = {
    installation: "ins_1",
    access: "read",
    resource: "orders",
    method: "GET",
    path: "/orders",
    status: 200,
  } as const;
  await client.accessLog.report([entry, { ...entry, resourceId: "ord_1", records: 1, at: new Date(0) }], {
    idempotencyKey: "batch-1",
  });
  expect(seen).toMatchObject([
    {
      path: "/api/v1/access-log",
      headers: { "idempotency-key": "batch-1" },
      json: { entries: [entry, { ...entry, resource_id: "ord_1", records: 1, at: "1970-01-01T00:00:00.000Z" }] },
    },
  ]);
});

describe("tokens.introspect", () => {
  test("an active token says whose it is", async () => {
    const active = {
      active: true,
      client_id: "cli_1",
      installation: "ins_1",
      workspace: "wks_1",
      scope: "orders:read customers:read",
      exp: 60,
    };
    const [client, { seen }] = await connect([json(200, active)]);
    expect(await client.tokens.introspect("at +&=secret")).toEqual({
      active: true,
      clientId: "cli_1",
      installation: "ins_1",
      workspace: "wks_1",
      scopes: ["orders:read", "customers:read"],
      expiresAt: new Date(60_000),
      boundTo: null,
    });
    expect(seen[0]).toMatchObject({ path: "/oauth/introspect", text: "token=at+%2B%26%3Dsecret" });
    expect(seen[0]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
  });

  test("a bound token says to which key, and a binding that cannot be read is no token to take", async () => {
    const bound = { active: true, client_id: "cli_1", installation: "ins_1", cnf: { jkt: "print" } };
    const [client] = await connect([
      json(200, bound),
      json(200, { ...bound, cnf: { jkt: 1 } }),
      json(200, { ...bound, cnf: null }),
    ]);
    expect(await client.tokens.introspect("x")).toMatchObject({ boundTo: "print" });
    await expect(client.tokens.introspect("x")).rejects.toMatchObject({ code: "unexpected_answer" });
    await expect(client.tokens.introspect("x")).rejects.toMatchObject({ code: "unexpected_answer" });
  });

  test.each([[{ active: false }], [{ active: "true", client_id: "cli_1", installation: "ins_1" }], [{}]])(
    "%j is not active",
    async (body) => {
      const [client] = await connect([json(200, body)]);
      expect(await client.tokens.introspect("x")).toEqual({ active: false });
    },
  );
});

describe("resources", () => {
  test("list pages through a workspace", async () => {
    const [client, { seen }] = await connect([
      json(200, { data: [{ id: "ord_1" }], next_cursor: "c 2" }),
      json(200, { data: [{ id: "ord_2" }], next_cursor: null }),
    ]);
    const first = await client.resources.list("orders", { workspace: "wks_1", limit: 1, filters: { status: "open" } });
    expect(first).toEqual({ data: [{ id: "ord_1" }], nextCursor: "c 2" });
    const cursor = first.nextCursor ?? "";
    expect(await client.resources.list("orders", { workspace: "wks_1", cursor })).toEqual({
      data: [{ id: "ord_2" }],
      nextCursor: null,
    });
    expect(seen).toMatchObject([
      { method: "GET", path: "/api/v1/orders?status=open&limit=1", headers: { "x-workspace": "wks_1" } },
      { path: "/api/v1/orders?cursor=c+2" },
    ]);
  });

  test("get, create and update carry the etag", async () => {
    const [client, { seen }] = await connect([json(200, { id: "ord_1" }, { etag: '"3"' })]);
    const got = await client.resources.get("orders", "ord/1", { workspace: "wks_1" });
    expect(got).toEqual({ data: { id: "ord_1" }, etag: '"3"' });
    await client.resources.create("orders", { workspace: "wks_1", data: { note: "x" } });
    await client.resources.update("orders", "ord_1", {
      workspace: "wks_1",
      data: { note: "y" },
      ifMatch: got.etag ?? "",
    });
    expect(seen).toMatchObject([
      { method: "GET", path: "/api/v1/orders/ord%2F1" },
      {
        method: "POST",
        path: "/api/v1/orders",
        json: { note: "x" },
        headers: { "idempotency-key": expect.any(String) },
      },
      { method: "PATCH", path: "/api/v1/orders/ord_1", json: { note: "y" }, headers: { "if-match": '"3"' } },
    ]);
  });

  test.each(["", ".", ".."])("the id %j never leaves", async (id) => {
    const [client, { seen }] = await connect([json(200, {})]);
    await expect(client.resources.get("orders", id, { workspace: "wks_1" })).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(0);
  });
});

test.each([
  ["http off this machine", { baseUrl: "http://market.example" }],
  ["no address", { baseUrl: "market" }],
  ["another kind of key", { platformKey: "sk_live_1" }],
  ["a key that breaks the header", { platformKey: "pk_1\r\nx: y" }],
])("%s stops at once", (_name, wrong) => {
  expect(() => createPatchbayClient({ baseUrl: "https://market.example", platformKey: KEY, ...wrong })).toThrow(
    TypeError,
  );
});
