import { createHash } from "node:crypto";
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { builtRoutes, inventedAddress } from "./support/build";
import { openSession } from "./support/sessions";
import { PARTNER_APP, signInFor } from "./support/stack";
import { test } from "./support/test";

// Every answer says who may frame it, where its forms go and what may run: every route of the build, with real things where a signed-in
// person's pages lead to some, every page of a library, and what is answered without any route.

const directivesOf = (policy: string) =>
  new Map(
    policy.split(";").map((part) => [part.trim().split(/\s+/)[0] ?? "", part.trim().split(/\s+/).slice(1)] as const),
  );

const isHtml = (answer: APIResponse) => (answer.headers()["content-type"] ?? "").startsWith("text/html");

/** Why an answer is not as every answer must be; empty when it is. */
async function faultsOf(answer: APIResponse): Promise<string[]> {
  const headers = answer.headers();
  const policies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "content-security-policy");
  const policy = directivesOf(policies[0]?.value ?? "");
  const scripts = policy.get("script-src") ?? policy.get("default-src") ?? ["*"];
  const faults = [
    headers["x-content-type-options"] === "nosniff" ? "" : "no nosniff",
    // `no-referrer` would take the Origin from our own forms, and the actions refuse those without one.
    headers["referrer-policy"] === "strict-origin-when-cross-origin"
      ? ""
      : `referrer-policy ${headers["referrer-policy"]}`,
    policies.length === 1 ? "" : `${policies.length} policies`,
    ...["default-src", "frame-ancestors", "form-action", "base-uri"].map((name) =>
      policy.has(name) ? "" : `no ${name}`,
    ),
    scripts.some((source) => /unsafe|^\*|^https?:|^data:/.test(source)) ? `scripts from ${scripts}` : "",
    (policy.get("frame-ancestors") ?? []).some((source) => source !== "'none'" && source !== "'self'") ? "framed" : "",
    answer.status() >= 500 ? `status ${answer.status()}` : "",
  ];
  if (isHtml(answer)) faults.push(...(await bareScripts(answer, scripts)));
  return faults.filter((fault) => fault !== "");
}

/** Inline scripts of a page that its own policy stops: the page would not work. */
async function bareScripts(answer: APIResponse, allowed: readonly string[]): Promise<string[]> {
  const html = await answer.text();
  if (/<meta name="referrer" content="no-referrer"/.test(html)) return ["no-referrer in the page"];
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = "", text = ""]) => {
      if (text === "" || /\btype="application\/(ld\+)?json"/.test(attributes)) return false;
      const nonce = /nonce="([^"]+)"/.exec(attributes)?.[1];
      const hash = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
      return !allowed.includes(hash) && !(nonce && allowed.includes(`'nonce-${nonce}'`));
    })
    .map(([, , text = ""]) => `stops its own script ${text.slice(0, 80)}`);
}

async function walk(request: APIRequestContext, addresses: Iterable<string>): Promise<Record<string, string[]>> {
  const wrong: Record<string, string[]> = {};
  for (const address of addresses) {
    const faults = await faultsOf(await request.get(address, { maxRedirects: 0, headers: { accept: "text/html" } }));
    if (faults.length > 0) wrong[address] = faults;
  }
  return wrong;
}

const routes = builtRoutes();
const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(
    `^${route
      .replaceAll(/[.()]/g, "\\$&")
      .replaceAll(/\[+(?:\\\.){3}\w+\]+/g, ".+")
      .replaceAll(/\[\w+\]/g, "[^/]+")}$`,
  ),
}));
const routeOf = (address: string) =>
  patterns.find(({ pattern }) => pattern.test(address.split(/[?#]/)[0] ?? ""))?.route;

/** One real address of each route that this person's pages lead to, from `starts` on. */
async function reach(request: APIRequestContext, starts: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = [...starts];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const route = routeOf(address);
    if (!route || found.has(route)) continue;
    const answer = await request.get(address);
    if (answer.status() !== 200) continue;
    found.set(route, address);
    if (!isHtml(answer)) continue;
    for (const [, href = ""] of (await answer.text()).matchAll(/href="(\/[^"]*)"/g))
      waiting.push(href.replaceAll("&amp;", "&"));
  }
  return found;
}

test("every route, made up, as nobody", async ({ request }) => {
  test.setTimeout(240_000);
  expect(routes.length).toBeGreaterThan(80);
  expect(await walk(request, routes.map(inventedAddress))).toEqual({});
});

test("every page that people reach, in their own sessions", async ({ browser }) => {
  test.setTimeout(420_000);
  const reached = new Set<string>();
  for (const [role, start] of [
    ["customer owner", "/en/workspace"],
    ["partner owner", "/partner"],
    ["staff admin", "/admin"],
  ] as const) {
    const page = await openSession(browser, signInFor(role), start);
    const found = await reach(page.request, [start, "/en", "/he", "/console", "/en/account", "/en/search?q=ledger"]);
    for (const route of found.keys()) reached.add(route);
    expect(await walk(page.request, found.values()), role).toEqual({});
  }
  expect(reached.size).toBeGreaterThan(30);
});

test("the pages that a visitor without a session is shown", async ({ request }) => {
  const shown = [
    "/en/password/forgot",
    "/he/sign-up/sent",
    "/en/sign-up/sent",
    "/en/sign-in",
    "/en/sign-up",
    "/setup",
    "/nope",
    "/en/nope",
  ];
  expect(await walk(request, shown)).toEqual({});
  for (const path of ["/en/password/forgot", "/he/sign-up/sent"])
    expect((await request.get(path)).headers()["content-security-policy"]).toContain("form-action 'self'");
});

test("next-auth has no page of its own left", async ({ request }) => {
  const words = [
    "signin",
    "signin/credentials",
    "signout",
    "error",
    "verify-request",
    "new-user",
    "callback/credentials",
    "csrf",
    "providers",
    "session",
    "_log",
    "nope",
  ];
  const paths = words.flatMap((word) => [`/api/auth/${word}`, `/api/auth/${word}?error=Verification&callbackUrl=/en`]);
  expect(await walk(request, [...paths, "/api/auth"])).toEqual({});
  for (const path of paths) {
    for (const method of ["GET", "POST"]) {
      const answer = await request.fetch(path, { method, maxRedirects: 0, headers: { accept: "text/html" } });
      expect(isHtml(answer) && (await answer.text()) !== "", `${method} ${path}`).toBe(false);
      expect(await faultsOf(answer), `${method} ${path}`).toEqual([]);
      if (answer.status() < 400 && answer.status() >= 300)
        expect(new URL(answer.headers().location ?? "", "http://x").pathname, path).toMatch(
          /^\/(?:en(?:\/sign-in)?|api\/auth\/sign(?:in|out))$/,
        );
    }
  }
});

test("the authorization server's pages: errors, and nothing where it would have more", async ({ request }) => {
  const paths = [
    "authorize",
    "authorize?client_id=nobody",
    "authorize/nothing",
    "session/end",
    "session/end/success",
    "device",
    "reg",
    "me",
    "interaction/nothing",
    "nope",
  ];
  expect(
    await walk(
      request,
      paths.map((path) => `/oauth/${path}`),
    ),
  ).toEqual({});
  for (const path of ["session/end", "session/end/confirm", "device", "reg", "me"])
    for (const method of ["GET", "POST"])
      expect((await request.fetch(`/oauth/${path}`, { method })).status(), `${method} ${path}`).toBe(404);
  const stopped = await request.get("/oauth/authorize?client_id=nobody", { headers: { accept: "text/html" } });
  expect([stopped.status(), isHtml(stopped)]).toEqual([400, true]);
});

test("an answer in a form runs its one script, goes to the partner, and is framed by nobody", async ({
  page,
  request,
}) => {
  const begun = await request.get(`${PARTNER_APP}/apps/tallyho-for-quickbooks/install`, { maxRedirects: 0 });
  const link = new URL(begun.headers().location ?? "");
  const callback = link.searchParams.get("redirect_uri") ?? "";
  link.searchParams.set("response_mode", "form_post");
  link.searchParams.set("prompt", "none");
  const answer = await request.get(link.href, { maxRedirects: 0, headers: { accept: "text/html" } });
  expect(await faultsOf(answer)).toEqual([]);
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/form-action https: http:/);
  expect(policy).toMatch(/script-src 'sha256-[^']+'$/);
  expect(policy).toContain("frame-ancestors 'none'");
  const arrives = page.waitForRequest((sent) => sent.method() === "POST" && sent.url() === callback);
  await page.goto(link.href).catch(() => undefined);
  expect((await arrives).postData()).toContain("error=login_required");
});

test("and so does everything that is no page", async ({ request }) => {
  const home = await (await request.get("/en")).text();
  const chunk = /\/_next\/static\/chunks\/[^"]+\.js/.exec(home)?.[0] ?? "";
  const font = /\/_next\/static\/media\/[^"]+\.woff2/.exec(home)?.[0] ?? "";
  const paths = [
    chunk,
    font,
    "/icon.svg",
    "/robots.txt",
    "/sitemap.xml",
    "/api/nope",
    "/api/v1/orders",
    "/_next/static/nope.js",
    "/_next/image?url=/admin",
    "/.well-known/openid-configuration",
    "/",
    "/en/",
  ];
  expect(await walk(request, paths)).toEqual({});
  for (const method of ["OPTIONS", "PUT", "DELETE", "POST"])
    expect(await faultsOf(await request.fetch("/en", { method })), method).toEqual([]);
  const data = await request.get("/en", { headers: { rsc: "1" } });
  expect(await faultsOf(data)).toEqual([]);
});
