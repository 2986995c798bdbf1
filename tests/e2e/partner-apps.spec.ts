import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { openSession } from "./support/sessions";
import { ORIGIN, PARTNER_APP, signInFor } from "./support/stack";
import { test } from "./support/test";

// The demo has no dead ends: behind every listing that asks for permissions stands an app of the sample partner process.

const appsSchema = z.object({ apps: z.array(z.object({ slug: z.string(), name: z.string(), installUrl: z.url() })) });
const stateSchema = z.object({
  events: z.array(
    z.looseObject({
      verdict: z.string(),
      event: z.string().nullable(),
      installation: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  installations: z.array(z.looseObject({ id: z.string(), state: z.string() })),
});

const json = { accept: "application/json" };

/** What one app has heard, as `event verdict: what was done`. */
async function heard(request: APIRequestContext, slug: string): Promise<string[]> {
  const answer = await request.get(`${PARTNER_APP}/apps/${slug}/state.json`, { headers: json });
  const { events } = stateSchema.parse(await answer.json());
  return events.map(({ event, verdict, outcome }) => `${event} ${verdict}: ${outcome}`);
}

test("every listing of the demo that asks for permissions leads through its app to consent", async ({ browser }) => {
  const { request } = (await openSession(browser, signInFor("customer owner"), "/en/account")).context();
  const { apps } = appsSchema.parse(await (await request.get(`${PARTNER_APP}/apps`, { headers: json })).json());
  const listed = await (await request.get("/sitemap/0.xml")).text();
  const published = apps.filter(({ slug }) => listed.includes(`${ORIGIN}/en/integrations/${slug}<`));
  expect(published.length).toBeGreaterThan(45);
  for (const { name, installUrl } of published) {
    const answer = await request.get(installUrl);
    expect.soft(new URL(answer.url()).pathname, `${name}: ${answer.url()}`).toMatch(/^\/en\/consent\//);
    expect.soft(answer.status(), name).toBe(200);
    expect
      .soft(await answer.text(), name)
      .toMatch(/(Install|Connect again) in Harbour|takes no new installations|New installations are stopped/);
  }
});

test("a listing is installed from its page, hears of an order, and confirms its deletion", async ({ browser }) => {
  test.setTimeout(90_000);
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  const { request } = page.context();
  await page.goto("/en/integrations/stockroom");
  await page.getByRole("link", { name: "Install", exact: true }).first().click();
  await page.getByRole("link", { name: /^Harbour Tableware/ }).click();
  await page.waitForURL(/\/workspace\/wks_\w+\/install\//);
  const workspace = (/wks_\w+/.exec(page.url()) ?? [""])[0];
  await page.getByRole("link", { name: "Go on to Stockroom Labs" }).click();
  await page.waitForURL(/\/consent\//);
  await page.getByRole("button", { name: /^Install in/ }).click();
  await page.waitForURL((url) => url.origin === PARTNER_APP);
  await expect(page.getByText("is connected")).toBeVisible();
  await expect.poll(() => heard(request, "stockroom")).toContain("app.installed verified: Noted.");

  await page.goto(`/console/${workspace}/orders`);
  await page.locator('[name="customer_id"]').selectOption({ index: 1 });
  await page.locator('[name="lines.0.name"]').fill("Rope");
  await page.locator('[name="lines.0.quantity"]').fill("1");
  await page.locator('[name="lines.0.price"]').fill("7.00");
  await page.getByRole("button", { name: "Place order" }).click();
  await expect(page.getByText("Published order.created")).toBeVisible();
  await expect.poll(() => heard(request, "stockroom")).toContain("order.created verified: Fetched the order.");
  // What the customer had from the first day works as well.
  await expect.poll(() => heard(request, "slack-order-alerts")).toContain("order.created verified: Fetched the order.");
  await page.goto(`${PARTNER_APP}/apps`);
  await expect(page.getByRole("row", { name: /^Stockroom 1 \d+ 0/ })).toBeVisible();
  await page.getByRole("link", { name: "Stockroom", exact: true }).click();
  await expect(page.getByText("✓ Verified").first()).toBeVisible();

  // Every form there is accepted from a real browser, with the origin that its referrer policy lets through.
  const forms: [label: string, shows: RegExp][] = [
    ["Read orders", /Asked for on the page/],
    ["Refresh token", /Connected/],
  ];
  for (const [label, shows] of forms) {
    await page.getByRole("button", { name: label }).first().click();
    await expect(page.getByRole("main")).toContainText(shows);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Activity");
  }
  await page.getByRole("link", { name: "Switches" }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Switches");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");

  const state = stateSchema.parse(
    await (await request.get(`${PARTNER_APP}/apps/stockroom/state.json`, { headers: json })).json(),
  );
  const installation = state.installations.find((entry) => entry.state === "connected")?.id ?? "";
  await page.goto(`${ORIGIN}/en/workspace/${workspace}/installed/${installation}/remove`);
  await page.getByLabel("Type Stockroom to confirm").fill("Stockroom");
  await page.getByRole("button", { name: "Remove Stockroom" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/remove"));
  await expect.poll(() => heard(request, "stockroom")).toContain("app.uninstalled verified: Forgot the tokens.");
  await expect(async () => {
    await page.goto(`${ORIGIN}/en/workspace/${workspace}/installed/${installation}`);
    await expect(page.locator("main")).toContainText(/Deleted \d+ record/);
  }).toPass({ timeout: 20_000 });
});

test("who reads in Hebrew comes back from the partner in Hebrew, and may change the language there", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("customer owner"), "/he/workspace");
  await page.goto(`${PARTNER_APP}/apps/tallyho-for-quickbooks/install`);
  await page.waitForURL(/\/he\/consent\//);
  await page.locator("summary[aria-label='שינוי שפה']").click();
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/consent\//);
  await page.goto(`${PARTNER_APP}/apps/tallyho-for-quickbooks/install`);
  await page.waitForURL(/\/en\/consent\//);
});

test("whoever says no, or waits for the partner, is told what to press next and finds the way back", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  const { request } = page.context();
  const app = `${PARTNER_APP}/apps/tallyho-for-quickbooks`;
  const drop = (on: boolean) => request.post(`${app}/switches`, { data: { "drop-callback": on } });
  const toConsent = async () => {
    await page.goto("/en/integrations/tallyho-for-quickbooks");
    await page.getByRole("link", { name: "Install", exact: true }).first().click();
    await page.getByRole("link", { name: /^Harbour Tableware/ }).click();
    await page.waitForURL(/\/workspace\/wks_\w+\/install\//);
    const workspace = (/wks_\w+/.exec(page.url()) ?? [""])[0];
    await page.getByRole("link", { name: /^Go on to/ }).click();
    await page.waitForURL(/\/consent\//);
    return workspace;
  };

  await toConsent();
  await page.getByText("Do not connect").click();
  await page.getByRole("button", { name: "Say no and go back" }).click();
  await page.waitForURL((url) => url.origin === PARTNER_APP);
  await expect(page.getByRole("status")).toContainText("Somebody said no");
  await expect(page.getByRole("link", { name: "Start the install again" })).toBeVisible();
  await page.getByRole("link", { name: `Back to ${new URL(ORIGIN).host}` }).click();
  await page.waitForURL((url) => url.origin === ORIGIN);

  // A partner that never answers the browser: agreed to, and not finished.
  expect((await drop(true)).status()).toBe(200);
  const workspace = await toConsent();
  await page.getByRole("button", { name: /^Install in/ }).click();
  const slug = "install/tallyho-for-quickbooks";
  await expect(async () => {
    await page.goto(`${ORIGIN}/en/workspace/${workspace}/${slug}`);
    await expect(page.getByRole("heading", { name: "One step is left" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  const words = {
    en: { finish: /^Finish at /, list: "Finish connecting", why: /reads this word for word/ },
    he: { finish: /^סיום אצל /, list: "להשלמת החיבור", why: /קורא את זה מילה במילה/ },
  };
  for (const locale of ["en", "he"] as const) {
    const base = `${ORIGIN}/${locale}/workspace/${workspace}`;
    await page.goto(`${base}/${slug}`);
    const finish = page.getByRole("link", { name: words[locale].finish });
    expect(await finish.getAttribute("href")).toContain(`${app}/install?`);
    await page.goto(`${base}/installed`);
    await page.getByRole("link", { name: words[locale].list }).click();
    await page.waitForURL(/\/installed\/ins_\w+$/);
    await expect(finish).toBeVisible();
    await page.goto(`${page.url()}/remove`);
    await expect(page.getByText(words[locale].why)).toBeVisible();
    await page.goBack();
  }
  await drop(false);
  await page.getByRole("link", { name: words.he.finish }).click();
  await page.waitForURL(/\/he\/consent\//);
  await page.getByRole("button", { name: /^סיום ב/ }).click();
  await page.waitForURL((url) => url.origin === PARTNER_APP && url.pathname.endsWith("/callback"));
  await expect(page.getByText("is connected")).toBeVisible();
  // Back in the language that was read before.
  await page.getByRole("link", { name: /where you manage it$/ }).click();
  await page.waitForURL(new RegExp(`/he/workspace/${workspace}/installed/ins_\\w+$`));
});
