import { describe, expect, it } from "vitest";
import { z } from "zod";
import { orderRecordSchema } from "@/lib/capabilities/records";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { ERROR_CODES } from "@/lib/platform/errors";
import { formatId, newId } from "@/lib/platform/ids";
import { makeApp, makeCustomer, makeOrder, makePlatformKey } from "../factories/host";
import { type ApiCall, callApi } from "../support/api-router";
import { testDatabase } from "../support/database-env";

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string().min(1),
  id: z.uuid(),
  fields: z.record(z.string(), z.array(z.string())).optional(),
});
const pageSchema = z.object({ data: z.array(orderRecordSchema), next_cursor: z.string().nullable() });

/** A shop with a customer, driven by its platform key. */
async function makeShop() {
  const app = await makeApp();
  const key = await makePlatformKey("sandbox");
  const customer = await makeCustomer(app.host);
  const headers = { "x-workspace": app.shownWorkspace };
  const order = { customer_id: customer.id, lines: [{ name: "Oak stool", quantity: 2, unit_minor: "1250" }] };
  const call = (method: string, path: string, more: ApiCall = {}) =>
    callApi(method, path, { token: key, ...more, headers: { ...headers, ...more.headers } });
  return {
    app,
    customer,
    order,
    call,
    place: (more: ApiCall = {}) => call("POST", "/api/v1/orders", { body: order, ...more }),
  };
}

describe("pages and filters", () => {
  it("walk through everything once, newest first, whatever is added meanwhile", async () => {
    const app = await makeApp();
    const customer = await makeCustomer(app.host);
    const made = [];
    for (let index = 0; index < 7; index++) made.push((await makeOrder(app.host, customer)).number);
    const seen: number[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const query: string = cursor === "" ? "limit=3" : `limit=3&cursor=${cursor}`;
      const page = pageSchema.parse((await callApi("GET", `/api/v1/orders?${query}`, { token: app.token })).body);
      seen.push(...page.data.map(({ number }) => number));
      cursor = page.next_cursor;
      if (pages === 0) await makeOrder(app.host, customer);
    }
    expect(seen).toEqual([...made].reverse());
  });

  it("filter by status, customer and time", async () => {
    const app = await makeApp();
    const [dana, ola] = [await makeCustomer(app.host), await makeCustomer(app.host, "Ola")];
    const first = await makeOrder(app.host, dana);
    await makeOrder(app.host, ola);
    await callApi("PATCH", `/api/v1/orders/${first.id}`, { token: app.token, body: { status: "cancelled" } });
    const count = async (query: string) =>
      pageSchema.parse((await callApi("GET", `/api/v1/orders?${query}`, { token: app.token })).body).data.length;
    expect(await count("status=cancelled")).toBe(1);
    expect(await count("status=open")).toBe(1);
    expect(await count(`customer=${dana.id}`)).toBe(1);
    expect(await count(`created_after=${new Date(Date.now() + 60_000).toISOString()}`)).toBe(0);
    expect(await count(`created_after=${new Date(Date.now() - 60_000).toISOString()}`)).toBe(2);
  });

  it.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "cursor=nonsense",
    "status=lost",
    "customer=ord_1",
    "created_after=yesterday",
    "colour=red",
  ])("refuse %s by its field", async (query) => {
    const { token } = await makeApp();
    const answer = await callApi("GET", `/api/v1/orders?${query}`, { token });
    expect(answer.status).toBe(422);
    expect(Object.keys(problemSchema.parse(answer.body).fields ?? {})).not.toEqual([]);
  });
});

describe("ETag", () => {
  it("gives 304 for what is unchanged and 200 once it changed", async () => {
    const app = await makeApp();
    const order = await makeOrder(app.host);
    const read = (etag?: string, method = "GET") =>
      callApi(method, `/api/v1/orders/${order.id}`, {
        token: app.token,
        ...(etag ? { headers: { "if-none-match": etag } } : {}),
      });
    const etag = (await read()).headers.get("etag") ?? "";
    expect((await read(etag)).status).toBe(304);
    expect((await read(`"other", W/${etag}`)).status).toBe(304);
    expect((await read(etag, "HEAD")).status).toBe(304);
    await callApi("PATCH", `/api/v1/orders/${order.id}`, { token: app.token, body: { note: "changed" } });
    expect((await read(etag)).status).toBe(200);
  });

  it("as If-Match refuses to write over another's change", async () => {
    const app = await makeApp();
    const order = await makeOrder(app.host);
    const path = `/api/v1/orders/${order.id}`;
    const etag = (await callApi("GET", path, { token: app.token })).headers.get("etag") ?? "";
    const change = (note: string) =>
      callApi("PATCH", path, { token: app.token, body: { note }, headers: { "if-match": etag } });
    const first = await change("one");
    expect(first.status).toBe(200);
    const second = await change("two");
    expect([second.status, second.body.code]).toEqual([412, "stale"]);
    const after = await callApi("GET", path, { token: app.token });
    expect(after.body.note).toBe("one");
    expect(after.headers.get("etag")).toBe(first.headers.get("etag"));
  });

  it("lets one of ten at once win", async () => {
    const app = await makeApp();
    const order = await makeOrder(app.host);
    const path = `/api/v1/orders/${order.id}`;
    const etag = (await callApi("GET", path, { token: app.token })).headers.get("etag") ?? "";
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        callApi("PATCH", path, { token: app.token, body: { note: `n${index}` }, headers: { "if-match": etag } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
  });
});

describe("Idempotency-Key", () => {
  it("answers the same again, marked, and does the work once", async () => {
    const shop = await makeShop();
    const headers = { "idempotency-key": "order-1" };
    const [first, again] = [await shop.place({ headers }), await shop.place({ headers })];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await db().hostOrder.count({ where: { workspaceId: shop.app.workspaceId } })).toBe(1);
  });

  it("refuses the key for another request, and forgets one whose request failed", async () => {
    const shop = await makeShop();
    const headers = { "idempotency-key": "order-2" };
    const failed = await shop.place({ headers, body: { ...shop.order, lines: [] } });
    expect(failed.status).toBe(422);
    expect((await shop.place({ headers })).status).toBe(201);
    const other = await shop.place({ headers, body: { ...shop.order, note: "other" } });
    expect([other.status, other.body.code]).toEqual([422, "idempotency_mismatch"]);
  });

  it("makes one order of twenty at once", async () => {
    const shop = await makeShop();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.place({ headers: { "idempotency-key": "order-3" } })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await db().hostOrder.count({ where: { workspaceId: shop.app.workspaceId } })).toBe(1);
  });

  it("of nobody in particular belongs to their token and to what they speak of", async () => {
    const { installationId } = await makeApp();
    const make = async () => {
      const [id, token] = [newId(), randomToken()];
      const confirmTokenHash = sha256(token);
      const made = { id, installationId, confirmTokenHash, requestedAt: new Date(), dueAt: new Date() };
      await db().dataDeletion.create({ data: made });
      return { id, token };
    };
    const deletion = await make();
    const confirm = (id: string, more: ApiCall) => {
      const path = `/api/v1/data-deletions/${formatId("deletion", id)}/confirm`;
      const headers = { "idempotency-key": "confirm-1" };
      return callApi("POST", path, { headers, body: { receipt: "deleted-4711" }, ...more });
    };
    expect((await confirm(deletion.id, { token: deletion.token })).status).toBe(200);
    const again = await confirm(deletion.id, { token: deletion.token });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect((await confirm(deletion.id, { token: "guess" })).status).toBe(404);
    expect((await confirm(deletion.id, {})).status).toBe(401);
    for (const { id, token } of [await make(), await make()]) {
      const answer = await confirm(id, { body: { receipt: "r", confirm_token: token } });
      expect([answer.status, answer.headers.get("idempotency-replayed")]).toEqual([200, null]);
    }
  });

  it("belongs to its caller and workspace, and must be visible ASCII", async () => {
    const [shop, other] = [await makeShop(), await makeShop()];
    const headers = { "idempotency-key": "order-4" };
    expect((await shop.place({ headers })).status).toBe(201);
    expect((await other.place({ headers })).headers.get("idempotency-replayed")).toBeNull();
    expect((await shop.place({ headers: { "idempotency-key": "a b" } })).status).toBe(400);
  });
});

describe("bad input", () => {
  it("is told as problem+json with the field, and writes nothing", async () => {
    const shop = await makeShop();
    const bad: Array<[string, unknown, string]> = [
      ["unknown field", { ...shop.order, discount: 5 }, "form"],
      ["missing customer", { lines: shop.order.lines }, "customer_id"],
      ["another's customer", { ...shop.order, customer_id: "cus_01kbd3t8c2a8s3d5g7j9m2p4r6" }, "customer_id"],
      ["no lines", { ...shop.order, lines: [] }, "lines"],
      ["half a piece", { ...shop.order, lines: [{ name: "x", quantity: 0.5, unit_minor: "1" }] }, "lines.0.quantity"],
      [
        "amount as a number",
        { ...shop.order, lines: [{ name: "x", quantity: 1, unit_minor: 1 }] },
        "lines.0.unit_minor",
      ],
      ["tax above the total", { ...shop.order, tax_minor: "999999" }, "tax_minor"],
      [
        "too large a total",
        { ...shop.order, lines: [{ name: "x", quantity: 10_000, unit_minor: "999999999999999" }] },
        "lines",
      ],
      ["a list", [], "form"],
      ["null", null, "form"],
    ];
    for (const [what, body, field] of bad) {
      const answer = await shop.place({ body: JSON.stringify(body) });
      expect(answer.status, what).toBe(422);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      const problem = problemSchema.parse(answer.body);
      expect(Object.keys(problem.fields ?? {}), what).toContain(field);
      expect(problem.type).toBe("/partner/docs/errors#invalid_input");
      expect(problem.id).toBe(answer.headers.get("x-request-id"));
    }
    expect(await db().hostOrder.count({ where: { workspaceId: shop.app.workspaceId } })).toBe(0);
  });

  it.each<[string, ApiCall, number]>([
    ["broken JSON", { body: '{"customer_id": ' }, 400],
    ["bytes that are no UTF-8 JSON", { body: "\u0000" }, 400],
    ["a form", { body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["no content type", { body: "{}", headers: { "content-type": "" } }, 415],
    ["300 KB", { body: JSON.stringify({ note: "x".repeat(300_000) }) }, 413],
    [
      "a lie about its length",
      { body: JSON.stringify({ note: "x".repeat(300_000) }), headers: { "content-length": "10" } },
      413,
    ],
    ["prototype names", { body: '{"__proto__": {"polluted": true}, "constructor": {}}' }, 422],
  ])("%s", async (_, call, status) => {
    const shop = await makeShop();
    const answer = await shop.place(call);
    expect(answer.status).toBe(status);
    problemSchema.parse(answer.body);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("limits", () => {
  it("count down in the headers, on refusals too, and end in 429 with Retry-After", async () => {
    const app = await makeApp(["orders:read"]);
    const first = await callApi("GET", "/api/v1/orders", { token: app.token });
    expect([first.headers.get("ratelimit-limit"), first.headers.get("ratelimit-remaining")]).toEqual(["600", "599"]);
    const refused = await callApi("GET", "/api/v1/orders?limit=0", { token: app.token });
    expect([refused.status, refused.headers.get("ratelimit-remaining")]).toEqual([422, "598"]);
    await testDatabase().query("UPDATE rate_limit SET points = 600 WHERE key LIKE $1", [
      `api.installation:${app.installationId}`,
    ]);
    const last = await callApi("GET", "/api/v1/orders", { token: app.token });
    expect([last.status, last.body.code]).toEqual([429, "rate_limited"]);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

it("shows an app's reads and writes to the workspace, and nothing of what was refused", async () => {
  const app = await makeApp();
  const order = await makeOrder(app.host);
  await callApi("GET", "/api/v1/orders", { token: app.token });
  await callApi("HEAD", "/api/v1/orders", { token: app.token });
  await callApi("PATCH", `/api/v1/orders/${order.id}`, { token: app.token, body: { note: "seen" } });
  await callApi("PATCH", `/api/v1/orders/${order.id}`, { token: app.token, body: { note: 5 } });
  const rows = await db().accessEntry.findMany({ where: { workspaceId: app.workspaceId }, orderBy: { id: "asc" } });
  expect(rows.map(({ access, resource, records, status }) => [access, resource, records, status])).toEqual([
    ["read", "orders", 1, 200],
    ["read", "orders", 1, 200],
    ["write", "orders", 1, 200],
  ]);
});
