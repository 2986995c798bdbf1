import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseJson } from "../src/json.ts";
import type { RunningApp } from "../src/start.ts";
import { Browser, deliver, NEXT_SECRET, post, readText, SECRET, startTestApp } from "./harness.ts";
import { type StandIn, startStandIn } from "./stand-in-platform.ts";

// One process behind several listings: the state file names them, each with a client and secrets of its own.

const ISSUER = "https://market.example";
const part = (name: string, clientId: string, secret: string) => ({
  name,
  settings: { issuer: ISSUER, clientId, clientSecret: "hush", webhookSecrets: [secret], scopes: ["orders:read"] },
  installations: [],
});

let folder: string;
let file: string;
let app: RunningApp;
let platform: StandIn | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "partner-apps-"));
  file = join(folder, "state.json");
  const apps = {
    "red-ledger": part("Red <ledger>", "cli_red", NEXT_SECRET),
    "blue-desk": part("Blue desk", "cli_blue", SECRET),
  };
  writeFileSync(file, JSON.stringify({ apps }));
  app = await startTestApp({ STATE_FILE: file });
});
afterEach(async () => {
  await app.close();
  await platform?.close();
  platform = undefined;
  rmSync(folder, { recursive: true });
});

const json = async (path: string): Promise<unknown> =>
  (await fetch(new URL(path, app.url), { headers: { accept: "application/json" } })).json();

test("each has addresses of its own, and a page lists them", async () => {
  const at = (path: string) => new URL(path, app.url).href;
  expect(await json("/apps")).toEqual({
    apps: [
      {
        slug: "red-ledger",
        name: "Red <ledger>",
        clientId: "cli_red",
        installUrl: at("/apps/red-ledger/install"),
        redirectUri: at("/apps/red-ledger/callback"),
        endpointUrl: at("/apps/red-ledger/webhooks"),
        connected: 0,
        verified: 0,
        refused: 0,
      },
      expect.objectContaining({ slug: "blue-desk" }),
    ],
  });
  const list = await readText(app, "/apps");
  expect(list).toContain('<a href="/apps/red-ledger/">Red &lt;ledger&gt;</a>');
  expect(await readText(app, "/apps/red-ledger/settings")).toContain(at("/apps/red-ledger/install"));
  expect(await readText(app, "/apps/red-ledger")).toContain('href="/apps/red-ledger/switches"');
  expect(await readText(app, "/")).toContain('href="/apps"');
  expect((await fetch(at("/apps/unknown/"))).status).toBe(404);
  expect((await fetch(at("/apps/red-ledger/nothing"))).status).toBe(404);
});

test("an install through one, its events and its tokens are its alone, and outlive a restart", async () => {
  platform = await startStandIn(new URL("/apps/red-ledger/callback", app.url).href);
  const client = { issuer: platform.issuer, clientId: "cli_app", clientSecret: "cs_app/+ secret:%" };
  await post(app, "/apps/red-ledger/settings", client);
  const page = await new Browser().go(new URL("/apps/red-ledger/install", app.url).href);
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining("is connected") });
  const signed = { secrets: [NEXT_SECRET] };
  const order = { id: "evt_1", event: "order.created", data: { id: "ord_7" } };
  expect((await deliver(app, { ...order, to: "/apps/red-ledger/webhooks" }, signed)).status).toBe(204);
  await expect
    .poll(() => json("/apps/red-ledger/state.json"))
    .toMatchObject({
      events: [{ verdict: "verified", outcome: "Fetched the order." }],
      installations: [{ orders: 1 }],
    });
  expect((await deliver(app, { ...order, to: "/apps/blue-desk/webhooks" }, signed)).status).toBe(401);
  expect(await json("/apps/blue-desk/state.json")).toMatchObject({
    installations: [],
    events: [{ verdict: "refused" }],
  });
  expect(await json("/state.json")).toMatchObject({ installations: [], events: [] });
  expect(await json("/apps")).toMatchObject({
    apps: [
      { connected: 1, verified: 1 },
      { connected: 0, refused: 1 },
    ],
  });

  await post(app, "/settings", { issuer: ISSUER });
  const restarted = await startTestApp({ STATE_FILE: file });
  const state = await (await fetch(new URL("/apps/red-ledger/state.json", restarted.url))).json();
  await restarted.close();
  expect(state).toMatchObject({ installations: [{ state: "connected", tokens: {} }] });
  expect(parseJson(readFileSync(file, "utf8"))).toMatchObject({
    settings: { issuer: ISSUER },
    apps: {
      "red-ledger": { name: "Red <ledger>", settings: { clientId: "cli_app" } },
      "blue-desk": { name: "Blue desk", settings: { clientId: "cli_blue" } },
    },
  });
});

test("switches and forgetting concern one only", async () => {
  await post(app, "/apps/red-ledger/switches", { "status-500": true });
  const to = (name: string) => ({ id: "evt_1", to: `/apps/${name}/webhooks` });
  expect((await deliver(app, to("red-ledger"), { secrets: [NEXT_SECRET] })).status).toBe(500);
  expect((await deliver(app, to("blue-desk"))).status).toBe(204);
  await post(app, "/apps/red-ledger/reset");
  expect((await deliver(app, to("red-ledger"), { secrets: [NEXT_SECRET] })).status).toBe(204);
  expect(await json("/apps/blue-desk/state.json")).toMatchObject({ events: [{ copies: 1 }] });
});
