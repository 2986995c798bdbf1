import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

// The open web as an attacker. Who may do what is in tests/integration/authorization*.test.ts; here the running server is asked.

const GATED = ["/console", "/admin", "/admin/audit", "/en/workspace", "/he/workspace", "/en/account"];

/** Ways in that other servers of this kind once had. */
const BYPASSES: ReadonlyArray<{ path: string; headers?: Record<string, string> }> = [
  {
    path: "/admin/audit",
    headers: { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  },
  { path: "/admin/audit", headers: { "x-middleware-subrequest": "src/middleware" } },
  { path: "/admin/audit", headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" } },
  { path: "/admin/audit", headers: { "x-middleware-rewrite": "/admin/audit", "x-nextjs-data": "1" } },
  { path: "/en", headers: { "x-original-url": "/admin/audit", "x-rewrite-url": "/admin/audit" } },
  { path: "/en", headers: { "x-invoke-path": "/admin/audit", "x-matched-path": "/admin/audit" } },
  { path: "/admin/audit.rsc" },
  { path: "/admin/audit?_rsc=1", headers: { rsc: "1" } },
  { path: "/admin/audit", headers: { rsc: "1", "next-router-prefetch": "1" } },
  { path: "//admin/audit" },
  { path: "/admin//audit" },
  { path: "/%61dmin/audit" },
  { path: "/admin%2Faudit" },
  { path: "/admin/%2e%2e/admin/audit" },
  { path: "/./admin/audit" },
  { path: "/ADMIN/audit" },
  { path: "/admin/audit/" },
  { path: "/admin\\audit" },
  { path: "/_next/data/build/admin/audit.json" },
  { path: "/en/../admin/audit" },
];

/** Where `next` must never lead; `%o` stands for our own host. */
const AWAY = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/%09/evil.example",
  "/..//evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "https://localhost:4600@evil.example",
  "\\\\evil.example",
  "/en/sign-in?next=//evil.example",
];

test.describe("signed out", () => {
  test("Build is the pitch, with Register", async ({ page }) => {
    await page.goto("/en");
    await page.getByRole("link", { name: "Build", exact: true }).first().click();
    await expect(page.getByRole("heading", { name: "Build integrations" })).toBeVisible();
    await page.getByRole("link", { name: "Register", exact: true }).click();
    await page.waitForURL(/\/en\/sign-up\?next=%2Fpartner%2Fregister/);
  });

  for (const path of GATED) {
    test(`${path} asks to sign in and remembers the way`, async ({ page }) => {
      await page.goto(path);
      await page.waitForURL(/\/sign-in\?/);
      expect(new URL(page.url()).searchParams.get("next")).toBe(path);
    });
  }

  test("a session that ended is forwarded by the answer itself, and its pages stay out of caches", async ({
    request,
  }) => {
    for (const path of GATED) {
      const answer = await request.get(path, {
        headers: { cookie: "next-auth.session-token=ended" },
        maxRedirects: 0,
      });
      expect(answer.status(), path).toBe(307);
      expect(new URL(answer.headers().location ?? "", ORIGIN).searchParams.get("next"), path).toBe(path);
      expect(answer.headers()["cache-control"], path).toContain("no-store");
    }
  });

  test("no known way around the gates shows an audit page", async ({ request }) => {
    for (const { path, headers } of BYPASSES) {
      const answer = await request.get(`${ORIGIN}${path}`, { headers: headers ?? {}, maxRedirects: 0 });
      const text = await answer.text();
      expect(text, `${path} ${JSON.stringify(headers ?? {})}`).not.toMatch(/What changed|listing\.publish/);
      expect(answer.status(), path).toBeLessThan(500);
    }
  });

  test("the session island and the API tell nothing", async ({ request }) => {
    expect(await (await request.get("/api/session")).text()).not.toContain("@");
    expect((await request.get("/api/v1/me")).status()).toBe(401);
    expect((await request.post("/api/internal/cache", { data: { tags: ["catalog"] } })).status()).toBe(404);
  });
});

/** Two people of the demo marketplace who share nothing. */
async function tenants(browser: Parameters<typeof openSession>[0]): Promise<{ customer: Page; partner: Page }> {
  return {
    customer: await openSession(browser, signInFor("customer owner"), "/en/workspace"),
    partner: await openSession(browser, signInFor("partner owner"), "/partner"),
  };
}

test("another tenant's addresses are not there", async ({ browser }) => {
  test.setTimeout(120_000);
  const { customer, partner } = await tenants(browser);
  const workspace = (/\/workspace\/wks_\w+/.exec(await linkOn(customer, "/en/workspace", /\/workspace\/wks_\w+/)) ?? [
    "",
  ])[0];
  const installation = await linkOn(customer, `/en${workspace}/installed`, /\/installed\/ins_\w+$/);
  const portal = (/^\/partner\/ptn_\w+/.exec(await linkOn(partner, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0];
  const listing = await linkOn(partner, `${portal}/listings`, /\/listings\/lst_\w+$/);
  const endpoint = await linkOn(partner, `${portal}/webhooks`, /\/webhooks\/end_\w+$/);
  const tries: Array<[Page, string]> = [
    ...["installed", "requests", "activity", "members", "settings"].map((tab): [Page, string] => [
      partner,
      `/en${workspace}/${tab}`,
    ]),
    [partner, installation],
    [partner, `${installation}/remove`],
    ...["", "/listings", "/team", "/settings", "/revenue", "/webhooks", "/sandbox", "/reviews"].map(
      (tab): [Page, string] => [customer, `${portal}${tab}`],
    ),
    [customer, listing],
    [customer, `${listing}/edit`],
    [customer, `${listing}/preview`],
    [customer, `${listing}/credentials`],
    [customer, endpoint],
    [customer, "/admin"],
    [customer, "/admin/audit"],
    [partner, "/admin/certification"],
  ];
  for (const [page, address] of tries) {
    // The same page at ids that nothing has.
    const invented = address.replaceAll(/_[0-9a-z]{26}/g, "_01m7ym0a47fpmvazc160w75kwy");
    const [theirs, nothing] = [await look(page, address), await look(page, invented)];
    expect.soft(theirs.heading, address).toMatch(/not|nothing|no page/i);
    expect.soft(theirs.status, address).toBe(404);
    expect.soft(theirs, address).toEqual(nothing);
  }
});

/** What an address answers, in the browser. */
async function look(page: Page, address: string): Promise<{ status: number | undefined; heading: string }> {
  const answer = await page.goto(address);
  await page.waitForLoadState("load");
  return { status: answer?.status(), heading: await page.locator("h1").first().innerText() };
}

test("forwarding and not found have their own status, whole pages a nonce on every script", async ({ browser }) => {
  const { customer, partner } = await tenants(browser);
  const ask = async (page: Page, path: string) => page.request.get(path, { maxRedirects: 0 });
  const forwards: Array<[Page, string, RegExp]> = [
    [partner, "/partner", /^\/partner\/ptn_\w+$/],
    [customer, "/partner", /^\/partner\/register$/],
    [customer, "/en/sign-in", /^\/en\/workspace$/],
    [customer, "/he/sign-up", /^\/he\/workspace$/],
  ];
  for (const [page, path, target] of forwards) {
    const answer = await ask(page, path);
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location, path).toMatch(target);
  }
  for (const path of [
    "/admin",
    "/partner/ptn_nothing",
    "/console/wks_nothing/orders",
    "/en/workspace/wks_nothing/members",
  ])
    expect((await ask(customer, path)).status(), path).toBe(404);
  for (const path of ["/en/account", "/en/workspace", "/partner/ptn_nothing", "/en/search?q=ledger"]) {
    const answer = await ask(customer, path);
    const policy = answer.headers()["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const scripts = [...(await answer.text()).matchAll(/<script\b([^>]*)>([^<]*)/g)];
    // Constant ones stand in the policy by their hash, data is not run.
    const bare = scripts.filter(
      ([, attributes = "", text = ""]) =>
        !attributes.includes(`nonce="${nonce}"`) &&
        !attributes.includes("json") &&
        !policy.includes(`'sha256-${createHash("sha256").update(text).digest("base64")}'`),
    );
    expect(scripts.length, path).toBeGreaterThan(3);
    expect(bare, path).toEqual([]);
  }
});

test("no word in a user agent turns off the cache, its policy or its status", async ({ request }) => {
  const headers = { "user-agent": "Mozilla/5.0 patchbay-whole-page" };
  const missing = await request.get("/en/integrations/no-such-thing", { headers });
  expect(missing.status()).toBe(404);
  expect(missing.headers()["content-security-policy"]).toContain("script-src 'self'");
  const home = await request.get("/en", { headers });
  expect(home.headers()["content-security-policy"]).toContain("script-src 'self'");
});

test("crawlers get cached pages from the cache, with their policy and metadata", async ({ request }) => {
  for (const path of ["/en", "/en/use-case/sales", "/he/use-case/sales"]) {
    const answer = await request.get(path, { headers: { "user-agent": "Mozilla/5.0 (compatible; bingbot/2.0)" } });
    expect(answer.headers()["x-nextjs-cache"], path).toBe("HIT");
    expect(answer.headers()["content-security-policy"], path).toContain("'sha256-");
    expect(await answer.text(), path).toMatch(/<head>.*<title>.*rel="canonical".*<\/head>/s);
  }
});

test("a server action takes our own Origin and no other", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  await page.goto("/en/account");
  await page.locator("h1").waitFor();
  const form = page.locator('form:has(input[name="name"])').first();
  const before = await form.locator('input[name="name"]').inputValue();
  const fields = await form
    .locator("input")
    .evaluateAll((all) =>
      all
        .filter((input) => input instanceof HTMLInputElement && input.name !== "")
        .map((input) => [input.getAttribute("name") ?? "", input instanceof HTMLInputElement ? input.value : ""]),
    );
  for (const origin of [undefined, "null", "https://evil.example", "http://localhost:1"]) {
    const multipart: Record<string, string> = {};
    for (const [name = "", value = ""] of fields) multipart[name] = name === "name" ? "Taken Over" : value;
    const answer = await page.request.post("/en/account", {
      multipart,
      headers: origin === undefined ? {} : { origin },
      maxRedirects: 0,
    });
    expect(answer.status(), String(origin)).toBeLessThanOrEqual(500);
  }
  await page.goto("/en/account");
  await expect(page.locator('input[name="name"]').first()).toHaveValue(before);
});

test("signed-in pages refuse to be framed, by anyone", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  for (const path of ["/en/account", "/en/workspace", "/en/sign-in", "/en", "/partner/docs"]) {
    const answer = await page.request.get(path);
    expect(answer.headers()["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
  // From another site, in a frame: the browser shows nothing of ours.
  await page.route("http://evil.localhost:4999/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<h1>Framed</h1><iframe src="${ORIGIN}/en/account"></iframe>` }),
  );
  await page.goto("http://evil.localhost:4999/");
  await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
});

test("signing in never leads away", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  // Someone signed in is sent on at once: the same target as after the form, without spending tries.
  for (const next of AWAY) {
    await page.goto(`/en/sign-in?next=${encodeURIComponent(next)}`);
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
    expect(new URL(page.url()).origin, next).toBe(ORIGIN);
  }
});

test("the form itself refuses the worst of them", async ({ page }) => {
  const person = signInFor("customer owner");
  await page.goto(`/en/sign-in?next=${encodeURIComponent("//evil.example")}`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.locator('input[name="next"]').evaluateAll((all) => {
    for (const input of all) input.setAttribute("value", "https://evil.example/");
  });
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/sign-in"));
  expect(new URL(page.url()).origin).toBe(ORIGIN);
});
