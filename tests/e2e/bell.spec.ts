import { expect, type Page } from "@playwright/test";
import { linkOn, overflow } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// What waits for a person stands behind a bell wherever they are, and as counts beside the places that hold it.

const bell = (page: Page) => page.locator(".bell > summary");

/** Opens the bell by keyboard and answers its name and its lines. */
async function openBell(page: Page): Promise<{ name: string; lines: string[] }> {
  await bell(page).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".bell > .menu")).toBeVisible();
  const name = (await bell(page).getAttribute("aria-label")) ?? "";
  return { name, lines: await page.locator(".bell > .menu li").allInnerTexts() };
}

test("a customer's bell says the same in the catalog, the workspace, the account, the console and the documentation", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const workspace = await linkOn(page, "/en/workspace", /^\/en\/workspace\/wks_\w+/);
  await page.goto(workspace);
  const here = await openBell(page);
  expect(here.name).toMatch(/^[1-9]\d* things? waits? for you$/);
  expect(here.lines.length).toBeGreaterThan(0);
  for (const at of ["/en", "/en/search?q=orders", "/en/account", "/console", "/partner/docs"]) {
    await page.goto(at);
    expect(await openBell(page), at).toEqual(here);
  }
  // A line leads where the thing is.
  const requests = page.locator(".bell > .menu").getByRole("link", { name: /Requests? to decide/ });
  const waiting = Number(/\d+/.exec((await requests.innerText()).replace(/\D+/g, " "))?.[0]);
  await requests.click();
  await page.waitForURL(/\/requests/);
  const entry = page
    .getByRole("navigation")
    .getByRole("link", { name: /Requests/ })
    .first();
  await expect(entry).toContainText(String(waiting));
  await page.goto("/he");
  expect((await openBell(page)).name).not.toBe(here.name);
});

test("an empty bell says so, and a visitor who is not signed in has no bell", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer member"), "/en");
  const { name, lines } = await openBell(page);
  expect(name).toBe("Nothing waits for you");
  expect(lines).toEqual([]);
  await expect(page.locator(".bell > .menu")).toContainText("Nothing waits for you.");
  const stranger = await (await browser.newContext()).newPage();
  const asked = stranger.waitForResponse(/\/api\/session/);
  await stranger.goto("/en");
  await asked;
  await expect(bell(stranger)).toHaveCount(0);
});

test("staff and partners have the bell, and counts beside what waits", async ({ browser }) => {
  const staff = await openSession(browser, signInFor("staff reviewer"), "/admin");
  expect((await openBell(staff)).lines.join(" ")).toMatch(/Submission/);
  await expect(
    staff
      .getByRole("navigation")
      .getByRole("link", { name: /^Certification/ })
      .first(),
  ).toContainText(/\d/);
  const partner = await openSession(browser, signInFor("partner owner"), "/partner");
  const { lines } = await openBell(partner);
  expect(lines.length).toBeGreaterThan(0);
  await expect(
    partner
      .getByRole("navigation")
      .getByRole("link", { name: /^Reviews/ })
      .first(),
  ).toContainText(/\d/);
});

test("on a phone the open bell is whole on the screen, in every shell and direction", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const workspace = await linkOn(page, "/en/workspace", /^\/en\/workspace\/wks_\w+/);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const at of ["/en", "/he", "/partner/docs", workspace, workspace.replace("/en/", "/he/"), "/console"]) {
    await page.goto(at);
    await openBell(page);
    const box = await page.locator(".bell > .menu").boundingBox();
    expect(box?.x, at).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999), at).toBeLessThanOrEqual(360);
    expect(await overflow(page), at).toBeLessThanOrEqual(0);
  }
});
