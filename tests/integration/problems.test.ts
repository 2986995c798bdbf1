import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { makeApp, makeOrder, makePlatformKey } from "../factories/host";
import { comeFrom } from "../support/action-request";
import { callApi } from "../support/api-router";

vi.mock("next/server", async (actual) => ({ ...(await actual<object>()), connection: async () => undefined }));
vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());

// Every error of an address that programs call is a problem (RFC 9457), whichever of them it is and whatever was wrong.

const ROOT = path.resolve(import.meta.dirname, "../..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** An address of a route file, its parameters filled in. */
function addressOf(file: string): string {
  return path
    .dirname(file)
    .replace(/^app/, "")
    .replaceAll(/\[\[\.\.\.\w+\]\]/g, "no/such/thing")
    .replaceAll(/\[\.\.\.\w+\]/g, "csrf")
    .replaceAll(/\[\w+\]/g, "x");
}

const files = ["app/api", "app/oauth", "app/.well-known"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => `${folder}/${file}`),
);

async function handlerOf(file: string, method: (typeof METHODS)[number]): Promise<Handler> {
  const loaded: unknown = await import(path.join(ROOT, file));
  const handler: unknown = typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, method) : undefined;
  if (typeof handler !== "function") throw new Error(`${file} has no ${method}.`);
  return (request, context) => handler(request, context);
}

/** Asks a route as Next would; the words of a next-auth path are its parameter. */
async function ask(file: string, method: (typeof METHODS)[number], init: RequestInit = {}): Promise<Response> {
  const address = addressOf(file);
  const request = new NextRequest(new URL(address, process.env.ORIGIN), {
    method,
    ...(init.headers ? { headers: init.headers } : {}),
    ...(init.body ? { body: init.body } : {}),
  });
  const params = { nextauth: ["csrf"], endpoint: address.split("/").slice(2) };
  return (await handlerOf(file, method))(request, { params: Promise.resolve(params) });
}

async function expectProblem(answer: Response, code: string): Promise<void> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const text = await answer.text();
  expect(text.length).toBeLessThan(20_000);
  expect(JSON.parse(text)).toMatchObject({ status: answer.status, code, title: expect.any(String) });
}

describe.each(files)("%s", (file) => {
  it("says which methods it takes, and refuses the others with them", async () => {
    await comeFrom(null);
    const options = await ask(file, "OPTIONS");
    if (options.status === 404) return expectProblem(options, "not_found");
    expect(options.status).toBe(204);
    const allow = options.headers.get("allow") ?? "";
    const taken = allow.split(", ");
    expect(taken).toContain("OPTIONS");
    for (const method of METHODS.filter((name) => !taken.includes(name))) {
      const answer = await ask(file, method);
      expect([method, answer.status, answer.headers.get("allow")]).toEqual([method, 405, allow]);
      await expectProblem(answer, "method_not_allowed");
    }
  });

  it("takes no compressed body", async () => {
    await comeFrom(null);
    const answer = await ask(file, "POST", { body: "x", headers: { "content-encoding": "gzip" } });
    if (answer.status === 405 || answer.status === 404) return;
    expect([answer.status, answer.headers.get("accept-encoding")]).toEqual([415, "identity"]);
    await expectProblem(answer, "unsupported_media");
  });
});

describe("an address that is not there", () => {
  it.each(METHODS)("is a problem for %s", async (method) => {
    for (const file of ["app/api/[[...unknown]]/route.ts", "app/oauth/[[...endpoint]]/route.ts"])
      await expectProblem(await ask(file, method), "not_found");
  });

  it("stays short, however long it is", async () => {
    const handler = await handlerOf("app/api/[[...unknown]]/route.ts", "GET");
    const request = new Request(`http://localhost:3000/api/${"x".repeat(15_000)}`);
    expect((await (await handler(request, { params: Promise.resolve({}) })).text()).length).toBeLessThan(1_000);
  });
});

describe("an error stays small", () => {
  const many = Array.from({ length: 15_000 }, (_, index) => `unknown${index}`);

  it("with 15,000 unknown names in a body or a query", async () => {
    const { token } = await makeApp();
    const key = await makePlatformKey("sandbox");
    const body = Object.fromEntries(many.map((name) => [name, 1]));
    const answers = [
      await callApi("POST", "/api/v1/workspaces", {
        token: key,
        body: { name: "a", owner_email: "a@b.example", ...body },
      }),
      await callApi("POST", "/api/v1/events", { token: key, body }),
      await callApi("GET", `/api/v1/orders?${many.slice(0, 1_000).join("=1&")}`, { token }),
      await callApi("GET", `/api/v1/orders?${"x".repeat(14_000)}=1`, { token }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(422);
      expect(text.length).toBeLessThan(10_000);
    }
  });
});

describe("query parameters", () => {
  it("of which one is sent twice are refused by its name, not half taken", async () => {
    const { token } = await makeApp();
    const answer = await callApi("GET", "/api/v1/orders?status=open&status=paid", { token });
    expect([answer.status, answer.body["fields"]]).toEqual([422, { status: ["Send this once."] }]);
    const same = await callApi("GET", "/api/v1/orders?limit=5&limit=5", { token });
    expect(same.status).toBe(422);
  });

  it("that nobody knows are refused, of reads and of writes", async () => {
    const { token } = await makeApp();
    const key = await makePlatformKey("sandbox");
    const read = await callApi("GET", "/api/v1/orders?colour=red", { token });
    expect([read.status, JSON.stringify(read.body["fields"])]).toEqual([422, expect.stringContaining("colour")]);
    expect((await callApi("GET", "/api/v1/me?x=1", { token })).status).toBe(422);
    const write = await callApi("POST", "/api/v1/events?dry_run=1", { token: key, body: {} });
    expect([write.status, JSON.stringify(write.body["fields"])]).toEqual([422, expect.stringContaining("dry_run")]);
    const document = await callApi("GET", "/api/v1/openapi.json");
    expect(document.status).toBe(200);
  });
});

describe("conditions", () => {
  it("If-None-Match: * is 304 for what is there, and 404 for what is not", async () => {
    const app = await makeApp();
    const order = await makeOrder(app.host);
    const read = (id: string) =>
      callApi("GET", `/api/v1/orders/${id}`, { token: app.token, headers: { "if-none-match": "*" } });
    const known = await read(order.id);
    expect([known.status, known.text]).toEqual([304, ""]);
    expect((await read("ord_01kbd3t8c2f4m9v6x1q7z5r0ye")).status).toBe(404);
  });
});

describe("media types", () => {
  it.each([
    ["application/vnd.api2+json", 422],
    ["application/vnd.x-1.v2+json; charset=utf-8", 422],
    ["APPLICATION/JSON", 422],
    ["application/jsonp", 415],
    ["text/json", 415],
    ["application/+json", 415],
  ])("%s: %i", async (type, status) => {
    const token = await makePlatformKey("sandbox");
    const answer = await callApi("POST", "/api/v1/events", { token, body: "{}", headers: { "content-type": type } });
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.body["code"]).toBe("unsupported_media");
  });
});
