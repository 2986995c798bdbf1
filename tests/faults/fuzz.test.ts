import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_HEADERS } from "@/lib/platform/next/default-headers";
import { withClient } from "../../scripts/lib/database.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { BUILD_DIR, superuserOf } from "../support/start.ts";
import { until } from "../support/until.ts";
import { fuzz, inWords } from "../torture/fuzz/fuzz.ts";
import { bytesOf, exchange, type RawAnswer, type RawRequest } from "../torture/fuzz/raw-http.ts";
import { type FuzzStack, startFuzzStack } from "../torture/fuzz/stack.ts";
import { askJudged } from "../torture/fuzz/verdict.ts";
import { openWorld, type World } from "../torture/fuzz/world.ts";

// No input answers 500 and every answer has our headers: the fuzz of `npm run torture -- fuzz`, smaller, and the inputs that once failed.

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 5);
/** The pool's size as `DATABASE_POOL` has it unless told otherwise. */
const POOL = 12;
const SEED = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

let stack: FuzzStack;
let world: World;

beforeAll(async () => {
  const { E2E_DATA_DIR, E2E_PORT, FUZZ_PORT, FUZZ_DATA_DIR } = process.env;
  // By hand FUZZ_PORT and FUZZ_DATA_DIR may name a stack that runs already. Under npm test the one of the browser tests is started again, because it is
  // built and seeded already.
  stack =
    FUZZ_PORT !== undefined && FUZZ_DATA_DIR !== undefined
      ? { port: Number(FUZZ_PORT), dataDir: FUZZ_DATA_DIR, buildFolder: inRoot(".next"), stop: async () => undefined }
      : await startFuzzStack({
          dataDir: E2E_DATA_DIR,
          port: E2E_PORT === undefined ? undefined : Number(E2E_PORT),
          buildDir: BUILD_DIR,
        });
  world = await openWorld(stack.dataDir, `http://localhost:${stack.port}`);
}, 600_000);
afterAll(() => stack?.stop());

async function send(request: Partial<RawRequest> & { target: string }): Promise<RawAnswer> {
  const whole: RawRequest = { method: "GET", headers: [], body: "", chunked: false, ...request };
  const { answer, wrong } = await askJudged(whole, () =>
    exchange(stack.port, bytesOf(whole, `localhost:${stack.port}`), 20_000),
  );
  expect(wrong, `${whole.method} ${whole.target.slice(0, 100)}`).toBeNull();
  if (answer === null) throw new Error("no answer");
  return answer;
}

describe("an input that once failed", () => {
  const inputs = readFileSync(join(import.meta.dirname, "../fixtures/cases/c03-paths.txt"), "utf8");

  it.each(inputs.split("\n").filter((line) => line !== ""))("GET %s is 400 or 404 in our own shape", async (target) => {
    const answer = await send({ target });
    expect([400, 404]).toContain(answer.status);
    const programs = /^\/(api|oauth)\//.test(target);
    expect(answer.headers.get("content-type")).toMatch(programs ? /^application\/problem\+json$/ : /^text\/html/);
    if (!programs) expect(answer.text).toContain("There is nothing here");
  });

  it.each(["TRACE", "PROPFIND", "PUT", "DELETE"])("%s is 405 with Allow, on pages and doors", async (method) => {
    for (const target of [
      "/",
      "/en",
      "/en/account",
      "/partner/docs",
      "/api/v1/orders",
      "/oauth/token",
      "/robots.txt",
      "/nope",
    ]) {
      const answer = await send({ method, target });
      expect([target, answer.status]).toEqual([target, 405]);
      expect(answer.headers.get("allow")?.split(", ")).not.toContain(method);
    }
  });

  it("GET of a callback of next-auth is 405, and none of its own pages is there", async () => {
    const callback = await send({ target: "/api/auth/callback/credentials" });
    expect([callback.status, callback.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
    for (const page of ["signin", "error"]) {
      const answer = await send({ target: `/api/auth/${page}` });
      expect([page, answer.status, answer.headers.get("location")]).toEqual([
        page,
        302,
        expect.stringMatching(/\/en\/sign-in/),
      ]);
    }
    expect((await send({ target: "/api/auth/verify-request" })).status).toBe(404);
  });

  it("a condition that does not hold of a file is passed over", async () => {
    for (const [name, value] of [
      ["If-Match", '"x"'],
      ["Range", "bytes=9999999-"],
    ] as const)
      expect((await send({ target: "/favicon.ico", headers: [[name, value]] })).status).toBe(200);
  });

  it("the optimiser of pictures is not there", async () => {
    expect((await send({ target: "/_next/image?url=/admin&w=64&q=75" })).status).toBe(404);
  });

  it("a form of 7 MB without a length is too large, one of 1 MB is read", async () => {
    const form = (megabytes: number) =>
      send({
        method: "POST",
        target: "/en/sign-in",
        headers: [
          ["Next-Action", "0".repeat(42)],
          ["Content-Type", "text/plain;charset=UTF-8"],
        ],
        body: `["${"x".repeat(megabytes * 1024 * 1024)}"]`,
        chunked: true,
      });
    expect((await form(7)).status).toBe(413);
    expect((await form(1)).status).toBeLessThan(500);
  });

  it.each(["%00", "x", "9999-99-99", "eyJhIjoxfQ", "%ff", "-1"])(
    "a cursor of %s is the first page or a refusal",
    async (cursor) => {
      const known = (name: string) => world.ids[name]?.[0] ?? "";
      const pages = [
        `/en/search?q=${cursor}&cursor=${cursor}`,
        `/en/workspace/${known("workspace")}/activity?before=${cursor}&cursor=${cursor}`,
        `/console/${known("workspace")}/orders?cursor=${cursor}&q=${cursor}&status=${cursor}`,
        `/partner/${known("partner")}/webhooks?before=${cursor}&state=${cursor}`,
        `/admin/audit?before=${cursor}&cursor=${cursor}&actor=${cursor}&action=${cursor}&subject=${cursor}`,
        `/admin/listings?q=${cursor}&cursor=${cursor}&state=${cursor}`,
        `/api/v1/orders?cursor=${cursor}`,
      ];
      for (const { headers } of world.callers) for (const target of pages) await send({ target, headers });
    },
  );

  it("every answer has our headers: of files, pages, doors, redirects and refusals", async () => {
    for (const target of [
      "/",
      "/en",
      "/icon.svg",
      "/robots.txt",
      "/sitemap.xml",
      "/api/health",
      "/en/account",
      "/nope",
      "/_next/static/x.js",
    ]) {
      const answer = await send({ target });
      for (const { key, value } of DEFAULT_HEADERS)
        expect([target, answer.headers.get(key.toLowerCase())]).toEqual([target, value]);
    }
  });
});

it("while the database has no connection to give, pages and doors are 503 and say when to come back", async () => {
  const signedIn = world.callers.find(({ headers }) => headers.some(([name]) => name === "Cookie"))?.headers ?? [];
  const get = (target: string) => {
    const request: RawRequest = { method: "GET", target, headers: signedIn, body: "", chunked: false };
    return exchange(stack.port, bytesOf(request, `localhost:${stack.port}`), 30_000);
  };
  await withClient("the test", await superuserOf(stack.dataDir), async (client) => {
    await client.query("BEGIN");
    await client.query("LOCK TABLE session IN ACCESS EXCLUSIVE MODE");
    // More than the pool has: these wait for the lock, the others for them.
    const waiting = Array.from({ length: 40 }, () => get("/en/account"));
    await until(async () => {
      const { rows } = await client.query("SELECT FROM pg_locks WHERE NOT granted AND relation = 'session'::regclass");
      return rows.length >= POOL;
    });
    for (const target of ["/en/account", "/admin", "/api/session"]) {
      const answer = await get(target);
      expect([target, answer?.status, answer?.headers.get("retry-after")]).toEqual([target, 503, "5"]);
      for (const { key, value } of DEFAULT_HEADERS) expect(answer?.headers.get(key.toLowerCase())).toBe(value);
    }
    await client.query("ROLLBACK");
    for (const answer of await Promise.all(waiting)) expect([200, 503]).toContain(answer?.status);
  });
  expect((await get("/en/account"))?.status).toBe(200);
}, 120_000);

it(`nothing that a stranger sends to any route answers 500 or without our headers (FUZZ_SEED=${SEED})`, async () => {
  const report = await fuzz({ port: stack.port, world, buildFolder: stack.buildFolder, seed: SEED, runs: RUNS });
  console.log(`fuzz: ${report.requests} requests to ${report.routes} routes, seed ${SEED}`);
  expect(report.routes).toBeGreaterThan(100);
  expect(report.findings.map((finding) => inWords(finding, SEED))).toEqual([]);
}, 180_000);
