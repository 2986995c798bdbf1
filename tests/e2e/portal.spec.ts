import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { overflow } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// What the walk over all pages cannot see: long text, the keyboard's way, the phone's.

test.describe.configure({ timeout: 90_000 });

/** A path longer than any screen is wide, without a place to break. */
const LONG = "x".repeat(180);

/** Who belongs to one partner is led there from /partner. */
async function openPortal(page: Page): Promise<string> {
  await page.waitForURL(/\/partner\/ptn_\w+$/);
  return new URL(page.url()).pathname;
}

/** A fresh draft; answers its address. */
async function newListing(page: Page, portal: string, name = `Keys ${Date.now().toString(36)}`): Promise<string> {
  await page.goto(`${portal}/listings/new`);
  await page.locator('input[name="name"]').fill(name);
  await page.getByRole("button", { name: "Create the listing" }).click();
  await page.waitForURL(/\/listings\/lst_\w+/);
  return (/\/partner\/ptn_\w+\/listings\/lst_\w+/.exec(page.url()) ?? [""])[0];
}

/** A receiver that answers one line of 4,000 characters, while `run` runs. */
async function withReceiver(run: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((_request, response) => response.end("y".repeat(4_000)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  try {
    await run(`http://localhost:${address.port}/${LONG}`);
  } finally {
    server.close();
  }
}

async function expectNothingSideways(page: Page, what: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overflow(page), `${what} at ${width} px`).toBeLessThanOrEqual(0);
  }
}

test("a long address and a long answer make no page wider than the screen", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const portal = await openPortal(page);
  const name = `Long ${Date.now().toString(36)}`;
  await newListing(page, portal, name);
  await withReceiver(async (address) => {
    await page.goto(`${portal}/webhooks`);
    await page.locator('select[name="client"]').selectOption({ label: name });
    await page.locator('input[name="url"]').fill(address);
    await page.getByRole("button", { name: "Add endpoint" }).click();
    await expect(page.getByText("Signing secret", { exact: true })).toBeVisible();
    await page.goto(`${portal}/webhooks`);
    const row = page.locator("tr, li").filter({ hasText: name }).filter({ hasText: LONG });
    const endpoint = await row.getByRole("link").first().getAttribute("href");
    await page.goto(`${endpoint}?view=settings`);
    await expect(page.getByText(/^Type http/)).toBeVisible();
    await expectNothingSideways(page, "settings");
    await page.goto(`${endpoint}?view=send`);
    await page.getByRole("button", { name: "Send test event" }).click();
    await page.waitForURL(/\/evt_\w+$/);
    await expect(page.getByText("Answered 200")).toBeVisible({ timeout: 30_000 });
    await expectNothingSideways(page, "delivery");
  });
});

test("the bar of a long form never covers what has the focus", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const listing = await newListing(page, await openPortal(page));
  for (const size of [
    { width: 1280, height: 600 },
    { width: 360, height: 640 },
  ]) {
    await page.setViewportSize(size);
    await page.goto(`${listing}/edit?section=support`);
    await page.locator('[name="supportEmail"]').focus();
    for (let step = 0; step < 10; step++) {
      const covered = await page.evaluate(() => {
        const bar = document.querySelector(".decide")?.getBoundingClientRect();
        const focused = document.activeElement;
        if (!bar || !focused || focused.closest(".decide")) return 0;
        return focused.getBoundingClientRect().bottom - bar.top;
      });
      expect(covered, `field ${step + 1} at ${size.width} px reaches under the bar by`).toBeLessThanOrEqual(0);
      await page.keyboard.press("Tab");
    }
  }
});

test("on a phone the editor shows which section is open, and its fields have room", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner", {
    viewport: { width: 360, height: 740 },
  });
  const listing = await newListing(page, await openPortal(page));
  await page.goto(`${listing}/edit?section=changes`);
  const current = page.getByRole("navigation", { name: "Sections" }).locator("[aria-current]");
  await expect(current).toBeInViewport({ ratio: 0.9 });
  await page.goto(`${listing}/edit?section=price`);
  for (const name of ["plans.0.interval", "plans.0.per"]) {
    const box = await page.locator(`[name="${name}"]`).boundingBox();
    expect(box?.width ?? 0, name).toBeGreaterThanOrEqual(110);
  }
});
