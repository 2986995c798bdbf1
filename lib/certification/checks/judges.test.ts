import { describe, expect, it } from "vitest";
import {
  storedContentSchema,
  type VersionContent,
  type VersionPatch,
  versionContentSchema,
} from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import { RUBRIC } from "../rubric";
import type { FindingResult } from "../types";
import { runStaticChecks } from "./judges";
import { linksIn, MOST_LINKS } from "./links";
import type { CheckContext, Probe } from "./types";

const GOOD = versionContentSchema.parse({
  name: "Tallyho",
  promise: "Books every order in your ledger by midnight.",
  description:
    "Tallyho keeps your books in step with your shop: every order, every customer, every tax line, each night.",
  iconMediaId: "med_01kbd3t8c2f4m9v6x1q7z5r0ye",
  features: [{ title: "Every order, booked", text: "Sales and tax land as separate lines." }],
  setupMinutes: 3,
  setupSteps: [{ title: "Press Install" }, { title: "Sign in" }],
  plans: [
    { name: "Solo", amountMinor: "0" },
    { name: "Shop", amountMinor: "1900", trialDays: 14 },
  ],
  requirements: ["A Tallyho account."],
  useCases: ["accounting-and-tax"],
  toolTypes: ["accounting"],
  depth: 4,
  scopes: [
    { scope: "orders:read", reason: "To book every order with its tax." },
    { scope: "customers:write", reason: "To send corrected tax numbers back." },
  ],
  events: [{ type: "order.created", reason: "To book an order as it happens." }],
  redirectUris: ["https://app.tallyho.example/callback"],
  installUrl: "https://app.tallyho.example/connect",
  endpointUrl: "https://hooks.tallyho.example/patchbay",
  demoUrl: "https://tallyho.example/demo",
  docsUrl: "https://docs.example/tallyho",
  supportEmail: "help@tallyho.example",
  supportHours: "Working days, 9 to 17",
  privacyUrl: "https://tallyho.example/privacy",
  termsUrl: "https://tallyho.example/terms",
  dataLocation: "Ireland (EU)",
  dataRetention: "Deleted within 30 days of removal.",
  changes: "First version.",
});

const answered = (status: number, durationMs = 90): Probe => ({
  kind: "answered",
  hops: [],
  status,
  contentType: "text/html",
  excerpt: "",
  durationMs,
});

type Setting = {
  patch?: VersionPatch;
  type?: ListingType;
  isFirst?: boolean;
  probe?: (url: string) => Probe;
  loopback?: boolean;
  domains?: string[];
};

async function judge(ruleId: string, setting: Setting = {}): Promise<{ result: FindingResult; message: string }> {
  // As stored: an older version may hold what is tidied when it is saved today.
  const content: VersionContent = storedContentSchema.parse({ ...GOOD, ...setting.patch });
  const loopback = setting.loopback ?? false;
  const input: Omit<CheckContext, "probes"> = {
    content,
    type: setting.type ?? "partner",
    isFirst: setting.isFirst ?? true,
    domains: setting.domains ?? ["tallyho.example"],
    policy: { allowLoopback: loopback, allowHttp: loopback, allowedPorts: null },
  };
  const [only] = await runStaticChecks(
    input,
    async (urls) => new Map(urls.map((url) => [url, (setting.probe ?? (() => answered(200)))(url)])),
    {
      ruleIds: [ruleId],
      onFault: (_rule, error) => {
        throw error;
      },
    },
  );
  if (!only) throw new Error(`No rule ${ruleId}`);
  return only.judgement;
}

const MACHINE = RUBRIC.filter((rule) => rule.by === "machine").map((rule) => rule.id);

it.each(MACHINE)("%s passes on a good listing", async (ruleId) => {
  expect(await judge(ruleId)).toMatchObject({ result: "pass" });
});

const ours: Probe = { kind: "ours", detail: "no route", durationMs: 3 };
const dead: Probe = { kind: "unreachable", error: "connect", detail: "ECONNREFUSED", durationMs: 3 };
const on = (host: string, probe: Probe) => (url: string) =>
  new URL(url).hostname.startsWith(host) || url.includes(host) ? probe : answered(200);
const LINK = { description: `${GOOD.description} See https://gone.example/page, or not.` };
const NO_CLIENT: VersionPatch = { scopes: [], events: [], redirectUris: [], installUrl: "", endpointUrl: "" };

const CASES: Array<[ruleId: string, what: string, setting: Setting, result: FindingResult, message: RegExp]> = [
  ["WRK-01", "a short description", { patch: { description: "Short." } }, "fail", /80 characters/],
  ["WRK-02", "no demo", { patch: { demoUrl: "" } }, "fail", /no demo address/],
  ["WRK-02", "a demo behind a robot wall", { probe: on("tallyho", answered(403)) }, "not_judged", /reviewer will look/],
  ["WRK-02", "a demo we cannot reach", { probe: on("tallyho", ours) }, "not_judged", /our fault/],
  ["WRK-02", "a demo that is down", { probe: on("tallyho", dead) }, "fail", /does not accept connections/],
  ["WRK-02", "a demo that fails", { probe: on("tallyho", answered(500)) }, "fail", /500/],
  ["WRK-03", "no install address with permissions", { patch: { installUrl: "" } }, "fail", /no install address/],
  ["WRK-03", "no install address without permissions", { patch: NO_CLIENT }, "pass", /no permissions/],
  ["WRK-03", "an install page that asks to sign in", { probe: on("app", answered(401)) }, "pass", /401/],
  [
    "WRK-04",
    "no icon, a bare screenshot",
    { patch: { iconMediaId: "", screenshots: [{ mediaId: GOOD.iconMediaId, alt: "" }] } },
    "fail",
    /icon.*screenshot/,
  ],
  ["WRK-05", "no tool type", { patch: { toolTypes: [] } }, "fail", /tool type/],
  [
    "WRK-06",
    "two currencies",
    {
      patch: {
        plans: [
          { name: "A", amountMinor: "1", currency: "USD" },
          { name: "B", amountMinor: "1", currency: "EUR" },
        ],
      },
    },
    "fail",
    /several currencies/,
  ],
  [
    "WRK-06",
    "a trial of nothing",
    { patch: { plans: [{ name: "Free", amountMinor: "0", trialDays: 5 }] } },
    "fail",
    /free plan/,
  ],
  [
    "WRK-07",
    "community without a licence",
    { type: "community", patch: { repositoryUrl: "https://code.example/a", maintainer: "Ada" } },
    "fail",
    /licence/,
  ],
  [
    "WRK-07",
    "community whose repository is gone",
    {
      type: "community",
      patch: { repositoryUrl: "https://code.example/a", maintainer: "Ada", licence: "MIT" },
      probe: on("code", answered(404)),
    },
    "fail",
    /404/,
  ],
  ["WRK-07", "embedded without a name", { type: "embedded" }, "fail", /name that workspaces see/],
  ["WRK-08", "an update in silence", { isFirst: false, patch: { changes: "" } }, "fail", /what changed/],
  ["ERR-01", "no endpoint with permissions", { patch: { endpointUrl: "" } }, "fail", /removal could not reach/],
  ["ERR-01", "an endpoint that refuses GET", { probe: on("hooks", answered(405)) }, "pass", /405/],
  ["DOC-01", "no steps", { patch: { setupSteps: [] } }, "fail", /setup steps/],
  [
    "DOC-03",
    "a dead link",
    { patch: LINK, probe: on("gone", answered(404)) },
    "fail",
    /gone\.example\/page answers 404/,
  ],
  ["DOC-03", "no link", {}, "pass", /no links/],
  [
    "DOC-04",
    "an empty reason",
    { patch: { events: [{ type: "order.created", reason: "" }] } },
    "fail",
    /order\.created/,
  ],
  [
    "DOC-04",
    "one reason for everything",
    {
      patch: {
        scopes: [
          { scope: "orders:read", reason: "Needed to work." },
          { scope: "payments:read", reason: "needed to work." },
        ],
      },
    },
    "fail",
    /payments:read/,
  ],
  [
    "DOC-06",
    "twenty steps in a minute",
    { patch: { setupMinutes: 1, setupSteps: Array.from({ length: 10 }, () => ({ title: "Step" })) } },
    "fail",
    /hard to believe/,
  ],
  [
    "SUP-02",
    "a support page that is gone",
    { patch: { supportUrl: "https://help.example/x" }, probe: on("help", answered(410)) },
    "fail",
    /410/,
  ],
  ["SEC-01", "http", { patch: { docsUrl: "http://docs.example/a" } }, "fail", /https/],
  [
    "SEC-01",
    "http on loopback in a demo",
    { loopback: true, patch: { endpointUrl: "http://localhost:4400/hooks" } },
    "pass",
    /https/,
  ],
  [
    "SEC-01",
    "http on a public host in a demo",
    { loopback: true, patch: { endpointUrl: "http://tallyho.example/hooks" } },
    "fail",
    /https/,
  ],
  ["SEC-01", "an inner name", { patch: { docsUrl: "https://wiki.internal/a" } }, "fail", /public internet/],
  [
    "SEC-02",
    "a foreign redirect",
    { patch: { redirectUris: ["https://tallyho.example.evil.example/cb"] } },
    "fail",
    /evil/,
  ],
  [
    "SEC-02",
    "a name that only ends alike",
    { patch: { redirectUris: ["https://nottallyho.example/cb"] } },
    "fail",
    /nottallyho/,
  ],
  [
    "SEC-02",
    "documentation elsewhere",
    { patch: { docsUrl: "https://elsewhere.example/a" } },
    "pass",
    /tallyho\.example/,
  ],
  ["SEC-03", "changing at depth 2", { patch: { depth: 2 } }, "fail", /customers:write at depth 2/],
  [
    "SEC-04",
    "an event without its permission",
    { patch: { events: [{ type: "payment.completed", reason: "To match payments." }] } },
    "fail",
    /payment\.completed needs payments:read/,
  ],
  [
    "SEC-05",
    "a permission the text never speaks of",
    { patch: { scopes: [{ scope: "subscriptions:read", reason: "To know renewals." }] } },
    "fail",
    /subscriptions:read/,
  ],
  ["SEC-05", "text in Hebrew", { patch: { lang: "he" } }, "not_judged", /reviewer/],
  ["SEC-06", "no terms", { patch: { termsUrl: "" } }, "fail", /terms/],
  ["SEC-07", "no place", { patch: { dataLocation: "" } }, "fail", /where data is kept/],
  [
    "SEC-08",
    "a key in the text",
    { patch: { description: `${GOOD.description} sk_live_abcdefghij0123456789` } },
    "fail",
    /Stripe key/,
  ],
  ["PRF-01", "a slow endpoint", { probe: on("hooks", answered(200, 4_200)) }, "fail", /4\.20 s/],
  ["PRF-01", "an endpoint that was not reached", { probe: on("hooks", dead) }, "not_judged", /no answer/],
  ["OAU-01", "permissions without a redirect", { patch: { redirectUris: [] } }, "fail", /no redirect address/],
  ["OAU-01", "a wildcard", { patch: { redirectUris: ["https://tallyho.example/*"] } }, "fail", /wildcard/],
  ["OAU-01", "a climbing path", { patch: { redirectUris: ["https://tallyho.example/a/%2e%2e/b"] } }, "fail", /climb/],
  [
    "OAU-01",
    "a way on",
    { patch: { redirectUris: ["https://tallyho.example/cb?next_url=https://a.example"] } },
    "fail",
    /query/,
  ],
  [
    "OAU-01",
    "the same twice",
    { patch: { redirectUris: ["https://tallyho.example/cb", "https://tallyho.example/cb"] } },
    "fail",
    /twice/,
  ],
  ["OAU-02", "a callback that misses its code", { probe: on("callback", answered(400)) }, "pass", /400/],
  ["OAU-02", "a callback that fails", { probe: on("callback", answered(502)) }, "fail", /502/],
];

describe("each check tells good from bad", () => {
  it.each(CASES)("%s: %s", async (ruleId, _what, setting, result, message) => {
    const judgement = await judge(ruleId, setting);
    expect([judgement.result, judgement.message]).toEqual([result, expect.stringMatching(message)]);
  });

  it("each machine rule has a case that does not pass", () => {
    const bad = new Set(CASES.filter(([, , , result]) => result === "fail").map(([ruleId]) => ruleId));
    const simple = ["DOC-02", "DOC-05", "SUP-01", "SUP-03"];
    expect(MACHINE.filter((ruleId) => !bad.has(ruleId) && !simple.includes(ruleId))).toEqual([]);
  });

  it.each<[string, VersionPatch]>([
    ["DOC-02", { docsUrl: "" }],
    ["DOC-05", { requirements: [] }],
    ["SUP-01", { supportEmail: "" }],
    ["SUP-03", { supportHours: "" }],
  ])("%s fails when it is empty", async (ruleId, patch) => {
    expect(await judge(ruleId, { patch })).toMatchObject({ result: "fail" });
  });
});

it("a check that breaks is told and never held against the partner", async () => {
  const broken: string[] = [];
  const content = { ...GOOD, redirectUris: ["not an address"] };
  const judged = await runStaticChecks(
    {
      content,
      type: "partner",
      isFirst: true,
      domains: [],
      policy: { allowLoopback: false, allowHttp: false, allowedPorts: null },
    },
    async (urls) => new Map(urls.map((url) => [url, answered(200)])),
    { ruleIds: ["SEC-02"], onFault: (ruleId) => broken.push(ruleId) },
  );
  expect(broken).toEqual(["SEC-02"]);
  expect(judged[0]?.judgement).toMatchObject({ result: "not_judged", message: expect.stringContaining("our fault") });
});

describe("linksIn", () => {
  it("finds addresses in Markdown without the marks around them", () => {
    const description =
      "See [the guide](https://a.example/guide), <https://b.example>, and https://c.example/x?y=1#z. Twice: https://a.example/guide";
    expect(linksIn({ ...GOOD, description })).toEqual([
      "https://a.example/guide",
      "https://b.example",
      "https://c.example/x?y=1",
    ]);
  });

  it("stops at the most that are followed", () => {
    const description = Array.from({ length: 40 }, (_, index) => `https://a.example/${index}`).join(" ");
    expect(linksIn({ ...GOOD, description })).toHaveLength(MOST_LINKS);
  });
});
