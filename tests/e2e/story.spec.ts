import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { z } from "zod";
import { mailedLink, openAs, signUp } from "./support/people";
import { fillListing, fillSupport } from "./support/portal";
import { ORIGIN, PARTNER_APP, signInFor } from "./support/stack";

// The product's main job as one story, with a real partner app on the other side. Each step stands on the one before.
test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ actionTimeout: 15_000 });

const stamp = Date.now().toString(36);
const maker = { name: "Mo Lantern", email: `mo-${stamp}@lantern.example`, password: "a lantern in the window" };
const listingName = `Lantern ${stamp}`;
const publicPage = `/en/integrations/${listingName.toLowerCase().replaceAll(" ", "-")}`;

const stateSchema = z.object({
  events: z.array(
    z.looseObject({
      id: z.string(),
      verdict: z.string(),
      event: z.string().nullable(),
      sequence: z.number().nullable(),
    }),
  ),
  installations: z.array(
    z.looseObject({ id: z.string(), state: z.string(), scopes: z.array(z.string()), orders: z.number() }),
  ),
});

/** What the platform answered when the partner app called it. */
const callSchema = z.object({ status: z.number(), body: z.looseObject({}) });

async function appState(request: APIRequestContext) {
  return stateSchema.parse(await (await request.get(`${PARTNER_APP}/state.json`)).json());
}

/** What the story hands from step to step. */
type Story = {
  admin: Page;
  partner: Page;
  reviewer: Page;
  owner: Page;
  member: Page;
  portal: string;
  listing: string;
  workspace: string;
  installation: string;
};
const story: Partial<Story> = {};

function from<K extends keyof Story>(key: K): Story[K] {
  const value = story[key];
  if (value === undefined) throw new Error(`The story has no ${key} yet.`);
  return value;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test.beforeAll(async ({ browser, request }) => {
  await request.post(`${PARTNER_APP}/reset`, { headers: { accept: "application/json" } });
  story.admin = await openAs(browser, signInFor("staff admin"), "/admin");
});

test.afterAll(async () => {
  for (const page of [story.admin, story.partner, story.reviewer, story.owner, story.member])
    await page?.context().close();
});

test("a company registers and makes its first API call within a minute", async ({ browser, request }) => {
  const context = await browser.newContext({ baseURL: ORIGIN });
  const page = await context.newPage();
  story.partner = page;
  const started = Date.now();
  await signUp(page, maker, "/partner/register");
  if (pathOf(page) !== "/partner/register") await page.goto("/partner/register");
  await page.locator('[name="name"]').fill(listingName);
  await page.locator('[name="supportEmail"]').fill(maker.email);
  await page.getByRole("button", { name: /Register/ }).click();
  await page.waitForURL(/\/partner\/ptn_[0-9a-z]+\/sandbox$/);
  story.portal = pathOf(page).replace("/sandbox", "");
  const clientId = (await page.locator("code", { hasText: /^cli_/ }).first().innerText()).trim();
  await page.getByRole("button", { name: "Create a client secret" }).click();
  const secret = (await page.locator("code", { hasText: /^cs_/ }).first().innerText()).trim();
  const token = await request.post("/oauth/token", {
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
    form: { grant_type: "client_credentials", scope: "orders:read" },
  });
  expect(token.status(), await token.text()).toBe(200);
  const { access_token: accessToken } = z.object({ access_token: z.string() }).parse(await token.json());
  const orders = await request.get("/api/v1/orders?limit=3", { headers: { authorization: `Bearer ${accessToken}` } });
  expect(orders.status()).toBe(200);
  expect(z.object({ data: z.array(z.unknown()) }).parse(await orders.json()).data).toHaveLength(3);
  expect(Date.now() - started).toBeLessThan(60_000);
});

test("proves its domain and accepts the agreement", async ({ request }) => {
  const page = from("partner");
  await page.goto(`${from("portal")}/settings`);
  const domain = new URL(PARTNER_APP).host;
  await page.getByLabel("Add a domain").fill(domain);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { name: domain })).toBeVisible();
  const proof = page.locator("li", { has: page.getByRole("heading", { name: domain }) });
  const token = (await proof.locator("code").last().innerText()).trim();
  await request.post(`${PARTNER_APP}/settings`, { data: { domainToken: token } });
  await proof.getByRole("button", { name: /Check/ }).click();
  await expect(page.getByText("Proven by file")).toBeVisible();
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Accept the agreement" }).click();
  await expect(page.getByText(/Accepted|accepted/).first()).toBeVisible();
});

/** Runs the checks on what is saved now, then hands it in. */
async function checkAndHandIn(page: Page, listing: string, button: "Hand in" | "Send again"): Promise<void> {
  await page.goto(`${listing}/submission`);
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(page.getByRole("button", { name: button })).toBeEnabled({ timeout: 40_000 });
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible({ timeout: 40_000 });
}

test("builds its listing and hands it in", async () => {
  const page = from("partner");
  await page.goto(`${from("portal")}/listings`);
  await page.getByRole("link", { name: listingName }).first().click();
  await page.waitForURL(/\/listings\/lst_[0-9a-z]+/);
  const listing = /^.*\/listings\/lst_[0-9a-z]+/.exec(pathOf(page))?.[0] ?? "";
  story.listing = listing;
  await fillListing(page, listing, { docsUrl: `${PARTNER_APP}/no-such-page` });
  await page.goto(`${listing}/submission`);
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(page.getByText("no-such-page").first()).toBeVisible({ timeout: 40_000 });
  await fillSupport(page, listing, `${PARTNER_APP}/guide`);
  await checkAndHandIn(page, listing, "Hand in");
});

test("a reviewer asks for a change, the partner makes it, the reviewer approves by seven verdicts", async ({
  browser,
}) => {
  story.reviewer = await openAs(browser, signInFor("staff reviewer"), "/admin/certification");
  const review = from("reviewer");
  await review
    .getByRole("link", { name: new RegExp(listingName) })
    .first()
    .click();
  await review.waitForURL(/\/admin\/certification\/sub_/);
  await review.getByRole("button", { name: "Take it" }).click();
  await expect(review.getByRole("button", { name: "Request changes" })).toBeVisible();
  await review
    .locator('[name="reason"]')
    .fill("Say in the guide what happens to counted orders when the integration is removed.");
  const canned = review.locator('input[type="checkbox"][name^="canned"]').first();
  const closed = review.locator("details:not([open])", { has: canned });
  if ((await closed.count()) > 0) await closed.first().locator("summary").click();
  await canned.check();
  await review.getByRole("button", { name: "Request changes" }).click();
  await expect(review.getByText(/asked for changes/).first()).toBeVisible();

  const page = from("partner");
  await page.goto(`${from("listing")}/submission`);
  await expect(page.getByText("Say in the guide what happens").first()).toBeVisible();
  await page.goto(`${from("listing")}/edit?section=changes`);
  await page.locator('[name="changes"]').fill("First version. The guide says what removal deletes.");
  await page.getByRole("button", { name: "Save", exact: true }).filter({ visible: true }).first().click();
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await checkAndHandIn(page, from("listing"), "Send again");

  await review.goto("/admin/certification");
  await review
    .getByRole("link", { name: new RegExp(listingName) })
    .first()
    .click();
  await review.waitForURL(/\/admin\/certification\/sub_/);
  await review.getByRole("button", { name: "Take it" }).click();
  // No verdict, no approval: the server says so, and nothing is decided.
  await review.getByRole("button", { name: /^Approve/ }).click();
  await expect(
    review
      .getByRole("alert")
      .or(review.locator(".msg--bad, [data-tone=bad]"))
      .or(review.getByText(/verdict/i))
      .first(),
  ).toBeVisible();
  await expect(review.getByRole("button", { name: /^Approve/ })).toBeVisible();
  for (const group of await review.getByRole("radio", { name: "Pass" }).all()) await group.check({ force: true });
  for (const note of await review.getByLabel("What you saw").all())
    await note.fill("Seen in the sandbox, start to end.");
  await review.getByLabel("I looked at all seven myself").check();
  await review.getByRole("button", { name: "Save verdicts" }).click();
  await review.getByRole("button", { name: /^Approve/ }).click();
  await expect(review.getByText(/approved/i).first()).toBeVisible();
});

test("the partner connects its app, publishes, and the listing is found", async ({ request }) => {
  const page = from("partner");
  await page.goto(`${from("listing")}/credentials`);
  const live = page.getByRole("region", { name: "Live client" });
  const clientId = (await live.locator("code", { hasText: /^cli_/ }).first().innerText()).trim();
  await live.getByRole("button", { name: "Create the live secret" }).click();
  const clientSecret = (await live.locator("code", { hasText: /^cs_/ }).first().innerText()).trim();
  await page.goto(`${from("listing")}/submission`);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/Published/).first()).toBeVisible();
  // The two seconds themselves are held by tests/faults/cache.test.ts; here other tests share the machine.
  await expect(async () => {
    // By its address: the search page repeats the words that were typed.
    const found = await request.get(`/en/search?q=${encodeURIComponent(listingName)}`);
    expect(await found.text()).toContain(`href="${publicPage}"`);
    expect((await request.get(publicPage)).status()).toBe(200);
  }).toPass({ timeout: 10_000, intervals: [200] });

  await page.goto(`${from("portal")}/webhooks`);
  await page
    .getByRole("row", { name: new RegExp(PARTNER_APP) })
    .getByRole("link")
    .first()
    .click();
  await page.waitForURL(/\/webhooks\/end_/);
  await page.goto(`${pathOf(page)}?view=settings`);
  await page.getByRole("button", { name: "Show the secret once" }).click();
  const signing = (
    await page
      .locator("code", { hasText: /^whsec_[A-Za-z0-9+/=]{20,}$/ })
      .first()
      .innerText()
  ).trim();
  const saved = await request.post(`${PARTNER_APP}/settings`, {
    data: { issuer: ORIGIN, clientId, clientSecret, webhookSecret: signing, scopes: "orders:read" },
  });
  expect(saved.status(), await saved.text()).toBe(200);
});

test("a member asks for it, the owner approves, the member's company is connected", async ({ browser, request }) => {
  story.member = await openAs(browser, signInFor("customer member"));
  const member = from("member");
  await member.goto(publicPage);
  await expect(member.getByRole("heading", { level: 1, name: listingName })).toBeVisible();
  await member.getByRole("link", { name: "Install", exact: true }).first().click();
  await member.waitForURL(/\/workspace\/wks_[0-9a-z]+\/install\//);
  story.workspace = /\/workspace\/(wks_[0-9a-z]+)/.exec(member.url())?.[1] ?? "";
  await member.locator('[name="reason"]').fill("I count orders by hand every Friday.");
  await member.getByRole("button", { name: /^Ask/ }).click();
  await expect(member.getByText("Dana Levi decides")).toBeVisible();

  story.owner = await openAs(browser, signInFor("customer owner"), `/en/workspace/${from("workspace")}/requests`);
  const owner = from("owner");
  await owner
    .getByRole("link", { name: new RegExp(listingName) })
    .first()
    .click();
  await owner.waitForURL(/\/requests\/ins_/);
  await expect(owner.getByText("I count orders by hand every Friday.")).toBeVisible();
  await owner.getByRole("button", { name: "Approve for Harbour Supply" }).click();
  await expect(owner.getByText("Dana Levi approved it")).toBeVisible();

  const finish = await mailedLink(from("admin"), signInFor("customer member").email, /\/install/);
  await member.goto(finish);
  await member.waitForURL((url) => url.origin === PARTNER_APP, { timeout: 30_000 });
  await expect(member.getByText("is connected")).toBeVisible();
  const state = await appState(request);
  const installation = state.installations.find((entry) => entry.state === "connected");
  expect(installation?.scopes).toEqual(["orders:read"]);
  story.installation = installation?.id ?? "";
});

test("ten orders in the console arrive signed, numbered without a gap, and are fetched back", async ({ request }) => {
  const owner = from("owner");
  for (let number = 1; number <= 10; number++) {
    await owner.goto(`/console/${from("workspace")}/orders`);
    await owner.locator('[name="customer_id"]').selectOption({ index: 1 });
    await owner.locator('[name="lines.0.name"]').fill(`Lamp oil ${number}`);
    await owner.locator('[name="lines.0.quantity"]').fill("2");
    await owner.locator('[name="lines.0.price"]').fill("4.50");
    await owner.getByRole("button", { name: "Place order" }).click();
    await expect(owner.getByText("Published order.created")).toBeVisible();
  }
  await expect(async () => {
    const { events, installations } = await appState(request);
    const created = events.filter(({ event, verdict }) => event === "order.created" && verdict === "verified");
    const numbers = created.map(({ sequence }) => sequence ?? 0).sort((left, right) => left - right);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => (numbers[0] ?? 0) + index));
    // Its own copies, each read over the API with its token.
    expect(installations.find(({ id }) => id === from("installation"))?.orders).toBe(10);
  }).toPass({ timeout: 30_000 });
  await expect(async () => {
    await owner.goto(`/en/workspace/${from("workspace")}/activity`);
    await expect(owner.locator("main")).toContainText("/api/v1/orders/ord_");
  }).toPass({ timeout: 20_000 });
});

test("the workspace reviews it and the partner answers", async () => {
  const owner = from("owner");
  await owner.goto(`/en/workspace/${from("workspace")}/installed/${from("installation")}/review`);
  await owner.getByLabel(/^5,/).check();
  await owner.locator('[name="title"]').fill("Fridays are free again");
  await owner
    .locator('[name="body"]')
    .fill("It counts what we used to count by hand, and it has been right every time.");
  await owner.getByRole("button", { name: "Publish review" }).click();
  await expect(owner.getByText("Your review is published.")).toBeVisible();
  const page = from("partner");
  await page.goto(`${from("portal")}/reviews`);
  await page.locator('[name="body"]').first().fill("Thank you. Enjoy the Fridays.");
  await page.getByRole("button", { name: "Publish answer" }).first().click();
  await expect(page.getByText("Your answer is public.")).toBeVisible();
  await expect(async () => {
    await owner.goto(publicPage);
    await expect(owner.locator("#reviews, main").first()).toContainText("Enjoy the Fridays");
  }).toPass({ timeout: 10_000 });
});

test("removing it stops everything at once and shows the receipt", async ({ request }) => {
  const owner = from("owner");
  const call = async () =>
    callSchema.parse(await (await request.post(`${PARTNER_APP}/call/${from("installation")}`, { data: {} })).json());
  // An app that keeps its tokens: what it is refused by is the platform, not its own good manners.
  const keep = (on: boolean) =>
    request.post(`${PARTNER_APP}/switches`, { data: { "keep-tokens-after-uninstall": on } });
  expect((await keep(true)).status()).toBe(200);
  expect((await call()).status).toBe(200);
  await owner.goto(`/en/workspace/${from("workspace")}/installed/${from("installation")}/remove`);
  await owner.getByLabel(`Type ${listingName} to confirm`).fill(listingName);
  await owner.getByRole("button", { name: `Remove ${listingName}` }).click();
  await owner.waitForURL((url) => !url.pathname.endsWith("/remove"));
  expect(await call()).toMatchObject({ status: 401, body: { code: "invalid_token" } });
  await expect(async () => {
    const events = (await appState(request)).events.map(({ event, verdict }) => `${event} ${verdict}`);
    expect(events).toContain("app.uninstalled verified");
  }).toPass({ timeout: 20_000 });
  await expect(async () => {
    await owner.goto(`/en/workspace/${from("workspace")}/installed/${from("installation")}`);
    await expect(owner.locator("main")).toContainText(/Deleted \d+ record/);
  }).toPass({ timeout: 30_000 });
  await keep(false);
});
