import { expect, type Page } from "@playwright/test";
import { PARTNER_APP } from "./stack";

/** Opens a section of the listing editor by its link there. */
async function openSection(page: Page, key: string): Promise<void> {
  await page.getByRole("navigation", { name: "Sections" }).locator(`a[href$="section=${key}"]`).click();
  await page.waitForURL((url) => url.searchParams.get("section") === key);
}

/** In the listing editor: opens a section, fills it and saves it. */
async function section(page: Page, key: string, fill: () => Promise<void>): Promise<void> {
  await openSection(page, key);
  await fill();
  await page.getByRole("button", { name: "Save", exact: true }).filter({ visible: true }).first().click();
  await expect(page.locator('[data-save="saved"]')).toBeVisible({ timeout: 15_000 });
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`).first();

/** In the listing editor: fills every section of a listing whose addresses are the sample partner app's. */
export async function fillListing(page: Page, options: { docsUrl?: string } = {}): Promise<void> {
  await section(page, "name", async () => {
    await field(page, "promise").fill("Counts every order the moment it is placed.");
    await field(page, "description").fill(
      "Lantern counts the orders of a shop while they are placed, so that nobody has to do it on Friday.\n\n- At once\n- Without typing",
    );
  });
  await openSection(page, "images");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "icon.png", mimeType: "image/png", buffer: ICON });
  await page.getByRole("button", { name: "Upload", exact: true }).first().click();
  await expect(page.locator('main img[src*="/api/media/"]').first()).toBeVisible({ timeout: 15_000 });
  await section(page, "features", async () => {
    await field(page, "features.0.title").fill("Every order, counted");
    await field(page, "features.0.text").fill("New orders show within seconds, with their number and total.");
    const second = page.locator('[name="features.1.title"]');
    if ((await second.count()) === 0) await page.getByRole("button", { name: /Add/ }).first().click();
    await field(page, "features.1.title").fill("Nothing twice");
    await field(page, "features.1.text").fill("A repeated delivery is recognised and left alone.");
  });
  await section(page, "setup", async () => {
    await field(page, "setupMinutes").fill("2");
    await field(page, "setupSteps.0.title").fill("Press Install");
    await field(page, "setupSteps.0.text").fill("Choose the workspace and agree to what it may do.");
  });
  await section(page, "requirements", () =>
    page.getByLabel("Requirement 1").fill("An account at the sample partner app"),
  );
  await section(page, "fit", async () => {
    await page.getByLabel("Analytics", { exact: true }).check();
    await page.getByLabel("Automation", { exact: true }).check();
    await page.getByLabel("Retail", { exact: true }).check();
    await page.getByLabel("Notifications", { exact: true }).check();
    await page.getByLabel(/^3 One-way/).check();
  });
  await section(page, "capabilities", async () => {
    await page.locator('[name="scopes.0.on"]').check();
    await field(page, "scopes.0.reason").fill("To fetch the order that was placed and count it.");
    await page.locator('[name="events.0.on"]').check();
    await field(page, "events.0.reason").fill("To count an order at once.");
  });
  await section(page, "addresses", async () => {
    await page.getByLabel("Redirect address 1").fill(`${PARTNER_APP}/callback`);
    await field(page, "installUrl").fill(`${PARTNER_APP}/install`);
    await field(page, "endpointUrl").fill(`${PARTNER_APP}/webhooks`);
    await field(page, "demoUrl").fill(`${PARTNER_APP}/demo`);
  });
  await fillSupport(page, options.docsUrl ?? `${PARTNER_APP}/guide`);
  await fillChanges(page, "First version.");
}

/** In the listing editor: what this version changes. */
export function fillChanges(page: Page, text: string): Promise<void> {
  return section(page, "changes", () => field(page, "changes").fill(text));
}

/** In the listing editor: the support section, with a guide that may be wrong on purpose. */
export function fillSupport(page: Page, docsUrl: string): Promise<void> {
  return section(page, "support", async () => {
    await field(page, "supportEmail").fill("help@partner-app.example");
    await field(page, "supportUrl").fill(`${PARTNER_APP}/help`);
    await field(page, "supportHours").fill("Working days, within a day");
    await field(page, "docsUrl").fill(docsUrl);
    await field(page, "privacyUrl").fill(`${PARTNER_APP}/privacy`);
    await field(page, "termsUrl").fill(`${PARTNER_APP}/terms`);
    await field(page, "dataLocation").fill("Ireland (EU)");
    await field(page, "dataRetention").fill("Deleted when it is removed.");
  });
}

/** A 256 x 256 PNG of one colour. */
const ICON = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAQAAAAEACAIAAADTED8xAAACAUlEQVR42u3TQQ0AAAjEsHOBJ2zg3wNvNNCkCpYsNQ1vRQIMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA2AAFTAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMAAYAA4ABwABgADAAGAAMgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAADKACBgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAHAAGAAMAAYAAwABgADgAEwABgADAAGAAOAAcAAYAAwABgADAAGAAOAAcAAYAAwABgADAAGAAOAAcAAYAAwABgADAAGAAOAAcAAYAAwABgADAAGAAOAAcAAYAAwABgADAAGAAOAAcAAYAC4Fr7wC32blzCNAAAAAElFTkSuQmCC",
  "base64",
);
