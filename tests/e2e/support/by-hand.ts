import { readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { enterPassword } from "./people";
import { ORIGIN, PARTNER_APP, type SignIn } from "./stack";

const README = readFileSync(path.resolve(import.meta.dirname, "../../../README.md"), "utf8");

/**
 * Types an address into the browser's address line. Only what README's story tells a person may be typed; every other page is reached by links and
 * buttons. README names the ports of a first `npm start`.
 */
export async function typeAddress(page: Page, told: string): Promise<void> {
  expect(README, `README tells the address ${told}`).toContain(`\`${told}\``);
  const address = told.startsWith("localhost:3001") ? told.replace("localhost:3001", PARTNER_APP) : `${ORIGIN}${told}`;
  await page.goto(address);
}

/** A person in a browser of their own, at the address that `npm start` prints. */
export async function newcomer(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(ORIGIN);
  return page;
}

/** The same, signed in through the link on the first page. Ends where the product leads. */
export async function signInByHand(browser: Browser, person: SignIn): Promise<Page> {
  const page = await newcomer(browser);
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.waitForURL(/\/sign-in/);
  await enterPassword(page, person);
  return page;
}

/**
 * Presses an entry of the page's own navigation, which may carry a count, and waits until its page is there: the page before stays in the document,
 * hidden, so a link of the same name in it would be found first.
 */
export async function press(page: Page, entry: string): Promise<void> {
  const link = page
    .getByRole("navigation")
    .getByRole("link", { name: new RegExp(`^${entry}(?:\\W|\\d|$)`) })
    .first();
  const href = (await link.getAttribute("href")) ?? "";
  await link.click();
  await page.waitForURL((url) => url.pathname === new URL(href, page.url()).pathname);
}

/** Goes to the catalog and searches there until the listing shows; opens it. */
export async function findInCatalog(page: Page, words: string, listing: string): Promise<void> {
  const link = page.locator('main a[href*="/integrations/"]', { hasText: listing }).first();
  await press(page, "Catalog");
  await expect(async () => {
    const field = page.getByRole("searchbox").filter({ visible: true }).first();
    await field.fill(words);
    await field.press("Enter");
    await expect(link).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: listing })).toBeVisible();
}

/** Asks a page again, as with F5, until it shows what is waited for. */
export async function untilShown(page: Page, look: () => Promise<void>, limitMs: number): Promise<void> {
  await expect(async () => {
    await page.reload();
    await look();
  }).toPass({ timeout: limitMs, intervals: [500, 1_000] });
}

/** In the sample partner app: the card of the workspace that installed it. */
export const installedCard = (app: Page) =>
  app.getByRole("article").filter({ has: app.getByRole("heading", { name: "Harbour Supply" }) });

/** In the sample partner app: opens one of its pages by the link at the top. */
export async function openInApp(app: Page, name: "Activity" | "Settings" | "Switches"): Promise<Page> {
  await app.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
  await expect(app.getByRole("heading", { level: 1, name })).toBeVisible();
  return app;
}

/** In the sample partner app: fills fields of its settings by their labels and saves. */
export async function saveInApp(app: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await openInApp(app, "Settings");
  for (const [label, value] of Object.entries(fields)) await app.getByLabel(label, { exact: true }).fill(value);
  await app.getByRole("button", { name: "Save settings" }).click();
  await expect(app.getByRole("status")).toHaveText("Saved.");
}

/** Among the workspaces that a page offers. */
export async function openHarbour(page: Page): Promise<void> {
  const choice = page.getByRole("main").getByRole("link", { name: /^Harbour Supply/ });
  await choice.first().click();
}
