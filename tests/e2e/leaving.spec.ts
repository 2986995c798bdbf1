import { expect, type Page } from "@playwright/test";
import { openAs } from "./support/people";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

/** Marks the document: the mark is gone exactly when the browser left it. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => "marked" in window);

test("signing out leaves the document, in which nothing private stays", async ({ browser }) => {
  for (const path of ["/en/account", "/en"]) {
    const page = await openAs(browser, signInFor("partner member"));
    await page.goto(path);
    await mark(page);
    await page
      .locator("summary:visible", { has: page.locator(".av") })
      .first()
      .click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
    expect(await isMarked(page)).toBe(false);
    expect(await (await page.request.get("/api/session")).text()).toContain('"signedIn":false');
    await page.context().close();
  }
});

test("127.0.0.1 leads to the configured origin, where forms work", async ({ page }) => {
  const here = new URL(ORIGIN);
  await page.goto(`http://127.0.0.1:${here.port}/en/sign-in?next=%2Fpartner`);
  expect(page.url()).toBe(`${ORIGIN}/en/sign-in?next=%2Fpartner`);
});
