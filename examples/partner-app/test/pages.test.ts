import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { html } from "../src/html.ts";
import type { RunningApp } from "../src/start.ts";
import { deliver, NEXT_SECRET, post, readState, readText, startTestApp } from "./harness.ts";

let app: RunningApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

describe("html", () => {
  test("escapes whatever is put in, in text and in attributes", () => {
    const evil = `<img src=x onerror="alert('1')">&`;
    expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</p>',
    );
  });

  test("nests its own, lists and nothing", () => {
    expect(html`<ul>${["<a>", 2].map((item) => html`<li>${item}</li>`)}${null}</ul>`.text).toBe(
      "<ul><li>&lt;a&gt;</li><li>2</li></ul>",
    );
  });
});

describe("pages", () => {
  test("what came from outside is shown as text", async () => {
    await deliver(app, { id: "evt_<script>alert(1)</script>", event: "<img src=x onerror=alert(1)>" });
    const page = await readText(app, "/");
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).not.toMatch(/<script|<img/);
  });

  test.each(["/", "/settings", "/switches"])("%s forbids scripts and frames", async (path) => {
    const response = await fetch(new URL(path, app.url));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/<html lang="en">[\s\S]*<h1>/);
  });

  test("unknown addresses, also broken ones", async () => {
    expect((await fetch(new URL("/nothing", app.url))).status).toBe(404);
    expect((await post(app, "/call/%E0%A4%A")).status).toBe(400);
    expect((await post(app, "/call/ins_unknown")).status).toBe(409);
  });

  test("no page with a form keeps its origin from the browser's own posts", async () => {
    for (const path of ["/", "/apps", "/settings", "/switches", "/nothing"]) {
      const { headers } = await fetch(new URL(path, app.url));
      // "no-referrer" makes a browser send "Origin: null" with its forms, and this app refuses that.
      expect(headers.get("referrer-policy"), path).toBe("same-origin");
    }
  });

  test("forms from elsewhere and foreign host names are refused", async () => {
    const send = (headers: Record<string, string>) =>
      fetch(new URL("/settings", app.url), { method: "POST", body: "issuer=https://evil.example", headers }).then(
        ({ status }) => status,
      );
    expect(await send({ origin: "https://evil.example" })).toBe(403);
    expect(await send({ origin: "null" })).toBe(403);
    expect(await send({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send({ "sec-fetch-site": "same-site", origin: app.url.origin })).toBe(403);
    expect(await send({ "sec-fetch-site": "cross-site", origin: app.url.origin })).toBe(403);
    const rebound = await new Promise((resolve, reject) => {
      const { hostname, port } = app.url;
      request({ hostname, port, path: "/state.json", headers: { host: "evil.example" } }, (res) =>
        resolve(res.resume().statusCode),
      )
        .on("error", reject)
        .end();
    });
    expect(rebound).toBe(403);
    expect(await readState(app)).toMatchObject({ settings: { issuer: "" } });
  });
});

describe("settings", () => {
  test("a form is saved, secrets stay hidden and a blank one stays as it was", async () => {
    const form = new URLSearchParams({
      issuer: "https://market.example/",
      clientId: " cli_1 ",
      clientSecret: "hush-hush-1234",
      webhookSecret: `${NEXT_SECRET}`,
      scopes: "orders:read customers:read",
    });
    const saved = await fetch(new URL("/settings", app.url), {
      method: "POST",
      body: form,
      headers: { origin: app.url.origin },
    });
    expect(saved.url).toContain("/settings?saved");
    const page = await saved.text();
    expect(page).toContain('value="https://market.example"');
    expect(page).not.toContain("hush-hush");
    await post(app, "/settings", { clientSecret: "", scopes: ["orders:read"] });
    expect(await readState(app)).toMatchObject({
      settings: { issuer: "https://market.example", clientId: "cli_1", hasClientSecret: true, scopes: ["orders:read"] },
    });
  });

  test.each([
    ["issuer", "http://market.example", "https"],
    ["issuer", "https://market.example/path", "without a path"],
    ["issuer", "market", "https"],
    ["clientId", "two words", "no spaces"],
    ["webhookSecret", "secret", "whsec_"],
    ["resource", "api", "absolute"],
  ])("%s %s is refused with a sentence, and the text stays in the form", async (field, value, sentence) => {
    expect(await post(app, "/settings", { [field]: value, scopes: "customers:read" })).toMatchObject({
      status: 422,
      body: { errors: { [field]: expect.stringContaining(sentence) } },
    });
    expect(await readState(app)).toMatchObject({ settings: { scopes: ["orders:read"] } });
    const body = new URLSearchParams({ [field]: value });
    const page = await (await fetch(new URL("/settings", app.url), { method: "POST", body })).text();
    if (field !== "webhookSecret") expect(page).toContain(`value="${value}"`);
    expect(page).toContain('aria-invalid="true"');
  });

  test("broken JSON is a 400", async () => {
    const headers = { "content-type": "application/json" };
    expect((await fetch(new URL("/settings", app.url), { method: "POST", headers, body: "{" })).status).toBe(400);
  });

  test("survive a restart in a file that only its owner reads", async () => {
    const folder = mkdtempSync(join(tmpdir(), "partner-app-"));
    const file = join(folder, "data", "state.json");
    try {
      const first = await startTestApp({ STATE_FILE: file });
      await post(first, "/settings", { issuer: "https://market.example", clientId: "cli_1", clientSecret: "hush" });
      await first.close();
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, "utf8")).toContain("hush");
      const second = await startTestApp({ STATE_FILE: file });
      expect(await readState(second)).toMatchObject({
        settings: { clientId: "cli_1", hasClientSecret: true, webhookSecrets: [expect.any(String)] },
      });
      await second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("environment", () => {
  test.each([
    [{ PORT: "http" }, "PORT"],
    [{ PUBLIC_URL: "example" }, "PUBLIC_URL"],
    [{ PATCHBAY_ISSUER: "ftp://x" }, "PATCHBAY_ISSUER"],
    [{ WEBHOOK_SECRET: "nope" }, "WEBHOOK_SECRET"],
  ])("%j stops the start and names the variable", (env, name) => {
    expect(() => readConfig(env)).toThrow(name);
  });
});
