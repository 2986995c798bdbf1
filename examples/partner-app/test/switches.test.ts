import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isRecord } from "../src/json.ts";
import type { RunningApp } from "../src/start.ts";
import { SWITCH_NAMES, type SwitchName } from "../src/switches.ts";
import { Browser, deliver, NEXT_SECRET, post, readState, startTestApp } from "./harness.ts";
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
const statusOf = async (answer: Promise<Response>) => (await answer).status;
const redemptions = () => platform.requests.filter((request) => request === "POST /token").length;
/** What became of a request that may be cut off or never answered. */
const fateOf = (answer: Promise<{ status: number }>): Promise<number | "cut off"> =>
  answer.then(
    ({ status }) => status,
    () => "cut off",
  );

async function install(): Promise<number | "cut off"> {
  return fateOf(new Browser().go(at("/install")));
}

/** The query of the authorization request that an install begins with. */
async function asked(): Promise<URLSearchParams> {
  const { url } = await new Browser().go(at("/install"), { stopAt: platform.issuer });
  return new URL(url).searchParams;
}

/** How the work of the newest event ended. */
async function outcome(): Promise<unknown> {
  let event: unknown;
  await expect
    .poll(async () => {
      const state = await readState(app);
      event = isRecord(state) && Array.isArray(state.events) ? state.events[0] : null;
      return isRecord(event) ? event.work : null;
    })
    .toBe("done");
  return isRecord(event) ? event.outcome : null;
}

const DELETION = { deletion_id: "del_1", confirm_token: "dct_once-only" };

type Effect = {
  /** For switches that take an amount. */
  amount?: number;
  observe: () => Promise<unknown>;
  off: unknown;
  on: unknown;
};

/** One effect for each switch: a new switch without an entry does not compile. */
const EFFECTS: { readonly [Name in SwitchName]: Effect } = {
  "bad-state-check": {
    observe: async () => {
      const { url } = await new Browser().go(at("/install"), { stopAt: at("/callback") });
      const forged = new URL(url);
      forged.searchParams.set("state", "made-up");
      return (await new Browser().go(forged.href)).status;
    },
    off: 400,
    on: 200,
  },
  "drop-callback": {
    observe: async () => [await install(), redemptions()],
    off: [200, 1],
    on: ["cut off", 0],
  },
  "wrong-scope-request": {
    observe: async () => (await asked()).get("scope"),
    off: "orders:read",
    on: "orders:read customers:write",
  },
  "forget-pkce": {
    observe: async () => [(await asked()).get("code_challenge_method"), await install()],
    off: ["S256", 200],
    on: [null, 400],
  },
  "redeem-twice": {
    observe: async () => [await install(), redemptions()],
    off: [200, 1],
    on: [400, 2],
  },
  "reuse-refresh-token": {
    observe: async () => {
      await install();
      await post(app, "/refresh/ins_standin");
      const { status } = await post(app, "/refresh/ins_standin");
      const state = await readState(app);
      return [status, isRecord(state) ? JSON.stringify(state.installations).includes('"state":"reconnect"') : null];
    },
    off: [200, false],
    on: [409, true],
  },
  "keep-tokens-after-uninstall": {
    observe: async () => {
      await install();
      await deliver(app, { id: "evt_1", event: "app.uninstalled" });
      return [await outcome(), (await post(app, "/call/ins_standin")).status];
    },
    off: ["Forgot the tokens.", 409],
    on: ["Kept the tokens.", 200],
  },
  slow: {
    amount: 250,
    observe: async () => {
      const before = performance.now();
      await deliver(app, { id: "evt_1" });
      return performance.now() - before > 240;
    },
    off: false,
    on: true,
  },
  "fail-next": {
    amount: 2,
    observe: async () => {
      const statuses: number[] = [];
      for (let n = 0; n < 3; n++) statuses.push(await statusOf(deliver(app, { id: "evt_1" })));
      return statuses;
    },
    off: [204, 204, 204],
    on: [500, 500, 204],
  },
  "status-500": { observe: () => statusOf(deliver(app, { id: "evt_1" })), off: 204, on: 500 },
  "status-410": { observe: () => statusOf(deliver(app, { id: "evt_1" })), off: 204, on: 410 },
  "status-429": {
    amount: 7,
    observe: async () => {
      const { status, headers } = await deliver(app, { id: "evt_1" });
      return [status, headers.get("retry-after")];
    },
    off: [204, null],
    on: [429, "7"],
  },
  "never-ack": {
    observe: () =>
      Promise.race([
        statusOf(deliver(app, { id: "evt_1" })).catch(() => "cut off"),
        new Promise((resolve) => setTimeout(resolve, 400, "waiting")),
      ]),
    off: 204,
    on: "waiting",
  },
  "hang-up": { observe: () => fateOf(deliver(app, { id: "evt_1" })), off: 204, on: "cut off" },
  "drip-body": {
    observe: async () => {
      const { body } = await deliver(app, { id: "evt_1" });
      const reader = body?.getReader();
      const sizes = [(await reader?.read())?.value?.length ?? 0, (await reader?.read())?.value?.length ?? 0];
      await reader?.cancel();
      return sizes;
    },
    off: [0, 0],
    on: [1, 1],
  },
  "huge-body": {
    observe: async () => (await (await deliver(app, { id: "evt_1" })).arrayBuffer()).byteLength,
    off: 0,
    on: 64 * 1024 * 1024,
  },
  redirect: {
    observe: async () => {
      const { status, headers } = await deliver(app, { id: "evt_1" });
      return [status, headers.get("location")];
    },
    off: [204, null],
    on: [302, "http://169.254.169.254/"],
  },
  "ignore-signature": {
    observe: () => statusOf(deliver(app, { id: "evt_1" }, { secrets: [NEXT_SECRET] })),
    off: 401,
    on: 204,
  },
  "duplicate-processing": {
    observe: async () => {
      await install();
      for (let n = 0; n < 2; n++) {
        await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
        await outcome();
      }
      return platform.requests.filter((request) => request === "GET /api/v1/orders/ord_7").length;
    },
    off: 1,
    on: 2,
  },
  "never-call-back": {
    observe: async () => {
      await install();
      await deliver(app, { id: "evt_1", event: "order.created", data: { id: "ord_7" } });
      return [await outcome(), platform.requests.includes("GET /api/v1/orders/ord_7")];
    },
    off: ["Fetched the order.", true],
    on: ["Not fetched.", false],
  },
  "ignore-deletion": {
    observe: async () => {
      await install();
      await deliver(app, { id: "evt_1", event: "customer.redact", data: DELETION });
      return [await outcome(), platform.confirmed.has("del_1")];
    },
    off: ["Deleted 1 records and confirmed it.", true],
    on: ["Ignored the deletion.", false],
  },
};

describe.each(SWITCH_NAMES)("%s", (name) => {
  const { amount, observe, off, on } = EFFECTS[name];

  test("off", async () => {
    expect(await observe()).toEqual(off);
  });

  test("on", async () => {
    const value = amount ?? true;
    expect(await post(app, "/switches", { [name]: value })).toMatchObject({ status: 200, body: { [name]: value } });
    expect(await observe()).toEqual(on);
  });
});

test("unknown switches and values change nothing", async () => {
  expect(await post(app, "/switches", { "status-500": true, explode: true, slow: "soon" })).toEqual({
    status: 422,
    body: { problems: ['There is no switch "explode".', '"slow" takes true, false or a number from 0 up.'] },
  });
  expect((await deliver(app, { id: "evt_1" })).status).toBe(204);
});
