import { expect } from "@playwright/test";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// What a press answers while the next page is on its way, and small pages that say what they are for.

test("a slow link shows at once that something happens, and the bar ends with the page", async ({ page }) => {
  // A page that is being left answers no questions from outside: it notes by itself what it showed.
  await page.addInitScript(() => {
    let pressed = 0;
    document.addEventListener("click", () => (pressed = performance.now()), { capture: true });
    new MutationObserver(() => {
      const bar = document.querySelector('[role="progressbar"]');
      if (bar && pressed > 0)
        sessionStorage.setItem("bar", `${bar.getAttribute("aria-label")} ${Math.round(performance.now() - pressed)}`);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto("/en");
  await page.waitForLoadState("networkidle");
  await page.route("**/en/search**", async (route) => {
    // The answer comes when the bar has, or after two seconds: without one there is nothing to wait for.
    await page
      .waitForFunction(() => sessionStorage.getItem("bar"), undefined, { timeout: 2_000 })
      .catch(() => undefined);
    await route.continue();
  });
  await page.getByRole("link", { name: "accounting", exact: true }).click({ noWaitAfter: true });
  await page.waitForURL(/\/en\/search\?q=accounting/);
  const [label, after] = (await page.evaluate(() => sessionStorage.getItem("bar") ?? "")).split(" ");
  expect(label).toBe("Loading");
  // From 100 ms on; a busy machine has room.
  expect(Number(after)).toBeLessThan(1_500);
  await expect(page.getByRole("progressbar", { name: "Loading" })).toHaveCount(0);
});

test("a form that is saved in place shows no bar: its page stays", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  const profile = page.getByRole("region", { name: "Name and language" });
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(profile.getByText(/Saved/).first()).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Loading" })).toHaveCount(0);
});

test("cards say how many use them when sorted by that, and only then", async ({ page }) => {
  const users = page
    .getByRole("article")
    .first()
    .getByText(/\d+ workspaces?/);
  await page.goto("/en/search?sort=installed");
  await expect(users).toBeVisible();
  await page.goto("/en/search?sort=name");
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect(users).toHaveCount(0);
});

test("the documentation is searched, without a script too", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/partner/docs");
  const field = page.getByRole("searchbox", { name: "Search the documentation" }).filter({ visible: true }).first();
  await field.fill("order.created");
  await field.press("Enter");
  await page.waitForURL(/\/partner\/docs\/search\?q=order\.created/);
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("Event catalog");
});

test("a partner's home lists what is open and folds away what is done", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const steps = page.getByRole("region", { name: /Everything is set up|Next steps/ });
  await expect(steps.getByText(/\d+ steps? done/)).toBeVisible();
  await expect(steps.getByText(", done").filter({ visible: true })).toHaveCount(0);
});
