import { expect, type Page } from "@playwright/test";
import { openAs } from "./support/people";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

/** The number in the heading of the results. */
async function found(page: Page): Promise<number> {
  const heading = await page.locator("#results").innerText();
  return Number(/\d+/.exec(heading)?.[0] ?? 0);
}

/** Whatever the page's own policy or scripts complain about. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("one can search, filter, sort, take a filter back and open a listing", async ({ page }) => {
    await page.goto("/en");
    const all = await found(page);
    expect(all).toBeGreaterThan(0);
    await page.getByRole("searchbox", { name: "Search integrations" }).fill("accounting");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/search\?q=accounting/);
    const some = await found(page);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThanOrEqual(all);

    await page.getByRole("checkbox", { name: /^Certified/ }).check();
    await page.getByLabel("Sort").selectOption("name");
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/certified=1/);
    await expect(page).toHaveURL(/sort=name/);
    await expect(page).toHaveURL(/q=accounting/);
    await expect(page.getByRole("checkbox", { name: /^Certified/ })).toBeChecked();
    // First letters only: how a database orders signs and spaces is its own matter.
    const letters = (await page.locator(".card__l").allInnerTexts()).map((name) => name.slice(0, 1).toLowerCase());
    expect(letters).toEqual([...letters].sort());

    await page.getByRole("link", { name: "Remove Certified" }).click();
    await expect(page.getByRole("checkbox", { name: /^Certified/ })).not.toBeChecked();
    await page.locator(".card__l").first().click();
    await expect(page).toHaveURL(/\/en\/integrations\//);
    await expect(page.getByRole("link", { name: "Install" }).first()).toHaveAttribute(
      "href",
      /\/en\/workspace\?install=/,
    );
  });

  test("a depth port asks for this and deeper", async ({ page }) => {
    await page.goto("/en/search");
    await page.getByRole("link", { name: /^Two-way and deeper/ }).click();
    await expect(page).toHaveURL(/depth=4/);
    for (const level of await page
      .locator(".card .depth")
      .evaluateAll((meters) => meters.map((meter) => meter.getAttribute("data-level")))) {
      expect(Number(level)).toBeGreaterThanOrEqual(4);
    }
  });
});

test("with JavaScript a filter applies in place, keeps the focus, and Back takes it back", async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.goto("/en/search");
  await page.evaluate(() => {
    document.title = "still the same document";
    Object.assign(window, { stayed: true });
  });
  const all = await found(page);
  const box = page.getByRole("checkbox", { name: /^Free\b(?! to)/ });
  await box.check();
  await expect(page).toHaveURL(/\/en\/search\?price=free$/);
  await expect.poll(() => found(page)).toBeLessThan(all);
  await expect(box).toBeFocused();
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  await page.getByRole("link", { name: "Remove Free", exact: true }).click();
  await expect(box).not.toBeChecked();
  await expect.poll(() => found(page)).toBe(all);
  await page.goBack();
  await expect(page).toHaveURL(/price=free$/);
  await expect(box).toBeChecked();
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  expect(complaints).toEqual([]);
});

test("a mistyped word is corrected, and nothing found says what to try", async ({ page }) => {
  await page.goto("/en/search?q=acounting");
  await expect(page.getByText("These are results for “accounting”")).toBeVisible();
  await page.goto("/en/search?q=zzzzqqqq&depth=3");
  await expect(page.getByRole("heading", { name: "No integration matches all of this" })).toBeVisible();
  await page.getByRole("link", { name: "Without “zzzzqqqq”" }).click();
  await expect(page).toHaveURL(/\/en\/search\?depth=3$/);
  await expect.poll(() => found(page)).toBeGreaterThan(0);
});

test("a page past the last one says so and leads to the first", async ({ page }) => {
  await page.goto("/en/search?page=99");
  expect(await found(page)).toBeGreaterThan(0);
  await expect(page.getByRole("heading", { name: "There is no page 99" })).toBeVisible();
  await expect(page.getByText("The catalog is still empty")).toHaveCount(0);
  await page.getByRole("link", { name: "To the first page" }).click();
  await expect(page.locator(".card__l").first()).toBeVisible();
});

test("a search changes its language and stays the same search", async ({ page }) => {
  await page.goto("/en/search?q=accounting&price=free");
  await page.locator("summary[aria-label='Change language']").click();
  await page.getByRole("link", { name: "עברית" }).click();
  await expect(page).toHaveURL(/\/he\/search\?q=accounting&price=free$/);
  await expect(page.getByRole("searchbox").first()).toHaveValue("accounting");
});

test("on a Hebrew page an English listing's text stands at the page's side", async ({ page }) => {
  await page.goto("/he/search?certified=1");
  await page.goto((await page.locator(".card__l").first().getAttribute("href")) ?? "");
  const texts = page.locator("main :is(p, h3, li)[dir=auto], main .prose p");
  expect(await texts.count()).toBeGreaterThan(2);
  expect(await texts.evaluateAll((all) => all.map((text) => getComputedStyle(text).textAlign))).toEqual(
    Array(await texts.count()).fill("right"),
  );
});

test("one signs out from a public page, and it says so at once", async ({ browser }) => {
  const page = await openAs(browser, signInFor("partner member"));
  await page.goto("/en");
  await page.locator("summary[aria-label^='Your account']").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  expect(await (await page.request.get("/api/session")).text()).toContain('"signedIn":false');
});

test("/ leads to the reader's language", async ({ request }) => {
  const go = async (language: string) =>
    (await request.get("/", { headers: { "accept-language": language }, maxRedirects: 0 })).headers().location;
  expect(await go("he-IL,he;q=0.9,en;q=0.5")).toBe("/he");
  expect(await go("fr,en;q=0.8")).toBe("/en");
  expect(await go("")).toBe("/en");
});

test("pages say who they are to search engines, filtered ones that they are not to be indexed", async ({
  page,
  request,
}) => {
  await page.goto("/en");
  const href = (await page.locator(".card__l").first().getAttribute("href")) ?? "";
  await page.goto(href);
  const canonical = `${ORIGIN}${href}`;
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", canonical);
  await expect(page.locator('link[rel="alternate"][hreflang="he"]')).toHaveAttribute(
    "href",
    canonical.replace("/en/", "/he/"),
  );
  await expect(page.locator('link[rel="alternate"][hreflang="x-default"]')).toHaveAttribute("href", canonical);
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const kinds = blocks.map((block) => JSON.parse(block)["@type"]);
  expect(kinds).toEqual(["SoftwareApplication", "BreadcrumbList"]);
  await page.goto("/en/search?use-case=sales&price=free");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${ORIGIN}/sitemap/0.xml`);
  const sitemap = await (await request.get("/sitemap/0.xml")).text();
  expect(sitemap).toContain(`<loc>${canonical}</loc>`);
  expect((await request.get("/en/integrations/there-is-no-such-thing")).status()).toBe(404);
  expect((await request.get("/en/use-case/there-is-no-such-thing")).status()).toBe(404);
});

test("cached pages allow only their own scripts, keep no session, and are the same for everybody", async ({
  page,
  request,
}) => {
  const complaints = complaintsOf(page);
  for (const path of ["/en", "/he", "/en/use-case/sales"]) {
    const answer = await request.get(path, { headers: { cookie: "made-up=1" } });
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    const policy = answer.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'sha256-/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    await page.goto(path);
    await expect(page.getByRole("link", { name: /Sign in|כניסה/ }).first()).toBeVisible();
  }
  // A script that was not in the body does not run.
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    return "injected" in window;
  });
  expect(ran).toBe(false);
  expect(complaints.filter((text) => !text.includes("Executing inline script"))).toEqual([]);
});
