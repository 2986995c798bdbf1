import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isRecord, recordAt, textAt } from "../src/json.ts";
import type { RunningApp } from "../src/start.ts";
import { Browser, deliver, post, readState, readText, startTestApp } from "./harness.ts";
import { type StandIn, startStandIn } from "./stand-in-platform.ts";

let app: RunningApp;
let platform: StandIn;
beforeEach(async () => {
  app = await startTestApp();
  platform = await startStandIn(new URL("/callback", app.url).href);
  await post(app, "/settings", { issuer: platform.issuer, clientId: "cli_app", clientSecret: "cs_app/+ secret:%" });
});
afterEach(async () => {
  await app.close();
  await platform.close();
});

const at = (path: string) => new URL(path, app.url).href;
const install = (browser = new Browser()) => browser.go(at("/install"));
const tokenRequests = () => platform.requests.filter((request) => request === "POST /token").length;

/** The links of the last row of a page's way on, as words. */
const waysOn = (page: string) =>
  [...(/<p class="row">(.*?)<\/p>/s.exec(page)?.[1] ?? "").matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map(
    ([, words]) => words,
  );

async function firstToken(): Promise<string> {
  const state = await readState(app);
  const installations = isRecord(state) ? state.installations : [];
  return (
    textAt(recordAt(Array.isArray(installations) ? installations[0] : null, "tokens"), "accessTokenLast4") ?? "none"
  );
}

describe("installing", () => {
  test("code, PKCE, discovery and who-am-I end in an installation with tokens", async () => {
    const page = await install();
    expect(page).toMatchObject({ status: 200, url: expect.stringContaining("/callback?code=") });
    expect(page.text).toContain("Böhm &amp; Söhne &lt;script&gt;</bdi> is connected");
    expect(platform.requests).toContain("GET /.well-known/oauth-authorization-server");
    expect(await readState(app)).toMatchObject({
      installations: [
        {
          id: "ins_standin",
          state: "connected",
          scopes: ["orders:read"],
          environment: "sandbox",
          workspace: { id: "wks_1" },
        },
      ],
      apiCalls: [{ path: "/api/v1/me", status: 200 }],
    });
  });

  test("secrets and tokens are never shown", async () => {
    await install();
    const shown =
      (await readText(app, "/state.json")) + (await readText(app, "/")) + (await readText(app, "/settings"));
    expect(shown).not.toContain("cs_app/+");
    expect(shown).toMatch(/"accessTokenLast4":"….{4}"/);
    expect(shown).not.toMatch(/[A-Za-z0-9_-]{40}/);
  });

  test("a callback that was not started here is refused without asking the platform", async () => {
    expect(await new Browser().go(at("/callback?code=stolen&state=made-up"))).toMatchObject({ status: 400 });
    expect(await new Browser().go(at("/callback?code=stolen"))).toMatchObject({ status: 400 });
    expect(tokenRequests()).toBe(0);
  });

  test("an answer taken to another browser is refused, and the first browser may still finish", async () => {
    const first = new Browser();
    const { url } = await first.go(at("/install"), { stopAt: at("/callback") });
    expect(await new Browser().go(url)).toMatchObject({ status: 400 });
    expect(tokenRequests()).toBe(0);
    expect(await first.go(url)).toMatchObject({ status: 200 });
    expect(await first.go(url)).toMatchObject({ status: 400 });
  });

  test("an answer in another server's name is refused", async () => {
    platform.wrongIssuer = "https://evil.example";
    expect(await install()).toMatchObject({ status: 400, text: expect.stringContaining("iss") });
    expect(tokenRequests()).toBe(0);
    expect(await new Browser().go(at("/install?iss=https://evil.example"))).toMatchObject({ status: 400 });
  });

  test("a workspace that declines is told so, without the platform's text as HTML", async () => {
    platform.denyConsent = true;
    const page = await install();
    expect(page).toMatchObject({ status: 403, text: expect.stringContaining("decides first") });
    expect(page.text).not.toContain("<b>");
    expect(waysOn(page.text)).toEqual([
      "Start the install again",
      "Go to activity",
      `Back to ${new URL(platform.issuer).host}`,
    ]);
  });

  test("every end names what to press next and leads back", async () => {
    expect(waysOn((await install()).text)).toEqual([
      `Back to ${new URL(platform.issuer).host}, where you manage it`,
      "See what arrives here",
    ]);
    const host = new URL(platform.issuer).host;
    const again = ["Start the install again", "Go to activity", `Back to ${host}`];
    const ends: [path: string, status: number, ways: string[]][] = [
      ["/callback?code=stolen&state=made-up", 400, again],
      ["/install?iss=https://evil.example", 400, ["Open the settings", "Go to activity", `Back to ${host}`]],
      ["/no-such-page", 404, ["Go to activity", `Back to ${host}`]],
    ];
    for (const [path, status, expected] of ends) {
      const page = await new Browser().go(at(path));
      expect(page, path).toMatchObject({ status });
      expect(waysOn(page.text), path).toEqual(expected);
    }
  });

  test("a page to manage it elsewhere than at the platform becomes no link", async () => {
    platform.manageUrl = "https://evil.example/workspace";
    const page = await install();
    expect(page.text).not.toContain("evil.example");
    expect(waysOn(page.text)).toEqual(["See what arrives here", `Back to ${new URL(platform.issuer).host}`]);
  });

  test("without settings the person is told what is missing", async () => {
    const empty = await startTestApp();
    const page = await new Browser().go(new URL("/install", empty.url).href);
    await empty.close();
    expect(page).toMatchObject({ status: 409, text: expect.stringContaining("settings page first") });
    expect(waysOn(page.text)).toEqual(["Open the settings", "Go to activity"]);
  });
});

describe("tokens", () => {
  test("ten calls that meet a dead token refresh it once", async () => {
    await install();
    const state = await readState(app);
    const before = await firstToken();
    expect(state).toMatchObject({ installations: [{ tokens: { accessTokenLast4: before } }] });
    const used = tokenRequests();
    platform.refuseTokensSoFar();
    const calls = Array.from({ length: 10 }, () => post(app, "/call/ins_standin", { path: "/api/v1/orders/ord_1" }));
    for (const call of await Promise.all(calls))
      expect(call).toMatchObject({ body: { status: 200, body: { id: "ord_1" } } });
    expect(tokenRequests() - used).toBe(1);
    expect(await firstToken()).not.toBe(before);
  });

  test("giving tokens back ends them", async () => {
    await install();
    expect(await post(app, "/revoke/ins_standin")).toMatchObject({
      status: 200,
      body: { state: "revoked", tokens: null },
    });
    expect(platform.requests).toContain("POST /token/revocation");
    expect((await post(app, "/call/ins_standin")).status).toBe(409);
  });

  test("tokens go to the platform's API only", async () => {
    await install();
    for (const path of ["https://evil.example/api/v1/x", "//evil.example/api/v1/x", "/token", "/api/v1/../../token"]) {
      expect((await post(app, "/call/ins_standin", { path })).status).toBe(400);
    }
  });

  test("429 is waited out as told", async () => {
    await install();
    platform.failNext.push({ status: 429, retryAfter: "1" });
    const started = performance.now();
    expect(await post(app, "/call/ins_standin")).toMatchObject({ body: { status: 200 } });
    expect(performance.now() - started).toBeGreaterThan(950);
  });
});

describe("events of an installation", () => {
  test("order.created makes it fetch the order", async () => {
    await install();
    await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
    await expect
      .poll(() => readState(app))
      .toMatchObject({
        events: [{ work: "done", outcome: "Fetched the order." }],
        apiCalls: [{ path: "/api/v1/orders/ord_7", status: 200, installation: "ins_standin" }, {}],
        installations: [{ orders: 1, sequence: { first: 1, last: 1 } }],
      });
  });

  test("work that failed is done when the event is sent again", async () => {
    await install();
    platform.failNext.push({ status: 500 });
    await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
    await expect.poll(() => readState(app)).toMatchObject({ events: [{ work: "failed" }] });
    await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
    await expect.poll(() => readState(app)).toMatchObject({ events: [{ work: "done", copies: 2 }] });
  });

  test("an uninstall forgets tokens and data and confirms the deletion with the event's own token", async () => {
    await install();
    await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
    await expect.poll(() => readState(app)).toMatchObject({ installations: [{ orders: 1 }] });
    const data = {
      deletion_id: "del_1",
      confirm_url: `${platform.issuer}/api/v1/data-deletions/del_1/confirm`,
      confirm_token: "dct_once-only",
    };
    await deliver(app, { id: "evt_2", event: "app.uninstalled", data, sequence: 2 });
    await expect
      .poll(() => readState(app))
      .toMatchObject({
        installations: [{ state: "uninstalled", tokens: null, orders: 0 }],
        events: [{ data: null, work: "done" }, { data: null }],
      });
    expect(platform.confirmed.get("del_1")).toEqual({
      token: "dct_once-only",
      body: '{"receipt":"Deleted 3 records."}',
    });
    expect((await post(app, "/call/ins_standin")).status).toBe(409);
  });

  test("one customer's redaction leaves the others", async () => {
    await install();
    await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
    await deliver(app, { id: "evt_2", event: "customer.redact", data: { customer_id: "cus_other" }, sequence: 2 });
    await expect.poll(() => readState(app)).toMatchObject({ installations: [{ orders: 1 }] });
    await deliver(app, { id: "evt_3", event: "customer.redact", data: { customer_id: "cus_1" }, sequence: 3 });
    await expect.poll(() => readState(app)).toMatchObject({ installations: [{ orders: 0, tokens: {} }] });
  });

  test("the confirmation token never leaves for another host", async () => {
    await install();
    const data = { deletion_id: "del_1", confirm_url: "https://evil.example/x", confirm_token: "dct_once-only" };
    await deliver(app, { id: "evt_1", event: "app.uninstalled", data });
    await expect
      .poll(() => readState(app))
      .toMatchObject({ events: [{ work: "failed", outcome: expect.stringContaining("not the platform") }] });
    expect(await readText(app, "/state.json")).not.toContain("dct_once-only");
  });
});
