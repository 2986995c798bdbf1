import { expect, type Page } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { PARTNER_APP, signInFor } from "./support/stack";
import { test } from "./support/test";

// What people wrote themselves on a phone: names and words without end stay on the screen and can be read whole. That every page fits
// 360 px with the demo's own names is in pages.spec.ts.

const PHONE = { width: 360, height: 740 };
const COMPOUND = "Donaudampfschifffahrtsgesellschaftskapitänsverwaltung";

/** How far the page is wider than the screen, CSS pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether nothing of the element's text is cut off by itself or stands outside the screen. */
const isWhole = (page: Page, text: string) =>
  page
    .getByText(text)
    .filter({ visible: true })
    .evaluateAll(
      (found) =>
        found.length > 0 &&
        found.every((element) => {
          const { left, right } = element.getBoundingClientRect();
          let box: Element | null = element;
          for (; box && box !== document.body; box = box.parentElement)
            if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== "inline") return false;
          return left >= 0 && right <= innerWidth;
        }),
    );

test.describe.configure({ timeout: 120_000 });

test("a workspace with a long name is read whole where one consents, and the button stays on the screen", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("built-in partner owner"), "/en/workspace");
  await page.setViewportSize(PHONE);
  for (const name of ["Northern Lights Home & Garden Trading Company Ltd", `${COMPOUND} GmbH`]) {
    await page.goto("/en/workspace");
    await page.getByLabel("Name").fill(name);
    await page.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/\/workspace\/wks_\w+/);
    const [home = ""] = /\/en\/workspace\/wks_\w+/.exec(new URL(page.url()).pathname) ?? [];
    for (const address of [`${home}/members`, `${home}/installed`, `${home}/install/tallyho-for-quickbooks`]) {
      await page.goto(address);
      expect(await overflow(page), address).toBeLessThanOrEqual(0);
    }
    await page.goto(`${PARTNER_APP}/apps/tallyho-for-quickbooks/install`);
    await page.waitForURL(/\/consent\//);
    const consent = new URL(page.url()).pathname.replace(/^\/(?:en|he)\//, "");
    for (const language of ["en", "he"]) {
      await page.goto(`/${language}/${consent}?workspace=${home.split("/").at(-1)}`);
      expect(await overflow(page), language).toBeLessThanOrEqual(0);
      expect(await isWhole(page, name), `${name} in ${language}`).toBe(true);
    }
  }
});

test("a search for one long word keeps to the screen", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(`/en/search?q=${COMPOUND.repeat(2)}&depth=2`);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test("ticking filters says what they leave, and the way to it is at the foot of the open panel", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto("/en/search");
  const panel = page.locator("details", { has: page.getByText("Filters", { exact: true }) });
  await panel.locator("summary").first().click();
  await page.getByRole("checkbox", { name: /^Certified/ }).check();
  await expect(page).toHaveURL(/certified=1/);
  const show = page.getByRole("button", { name: /^Show \d+ integrations?$/ });
  await expect(show).toBeInViewport();
  const count = /\d+/.exec(await show.innerText())?.[0];
  await expect(page.locator("#results")).toHaveText(new RegExp(`^${count} `));
  await show.click();
  await expect(panel).not.toHaveAttribute("open");
  await expect(page.locator("#results")).toBeInViewport();
});

test("in Hebrew a row's numbers stand beside their names", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/he/workspace");
  await page.setViewportSize(PHONE);
  await page.goto(
    new URL(await linkOn(page, "/he/workspace", /\/he\/workspace\/wks_\w+\/installed$/), page.url()).href,
  );
  const gaps = await page.locator("td[data-label] > bdi").evaluateAll((values) =>
    values.map((value) => {
      const cell = value.parentElement?.getBoundingClientRect();
      const column = Number.parseFloat(getComputedStyle(value.parentElement ?? value).gridTemplateColumns);
      return cell ? cell.right - column - value.getBoundingClientRect().right : Number.NaN;
    }),
  );
  expect(gaps.length).toBeGreaterThan(0);
  for (const gap of gaps) expect(gap).toBeLessThan(20);
});

for (const language of ["en", "he"]) {
  test(`ids and paths are read whole, and a row's values stand in one column: ${language}`, async ({ browser }) => {
    const page = await openSession(browser, signInFor("customer owner"), `/${language}/workspace`);
    await page.setViewportSize(PHONE);
    const installed = await linkOn(page, `/${language}/workspace`, /\/workspace\/wks_\w+\/installed$/);
    for (const address of [installed.replace(/installed$/, "activity"), installed]) {
      await page.goto(address);
      await page.locator("td[data-label]").first().waitFor();
      expect(await overflow(page), address).toBeLessThanOrEqual(0);
      // The names' column of every cell of a row, as wide as in the row's other cells.
      const columns = await page
        .locator("tbody tr")
        .evaluateAll((rows) =>
          rows.map(
            (row) =>
              new Set(
                [...row.querySelectorAll("td[data-label]")].map((cell) => getComputedStyle(cell).gridTemplateColumns),
              ).size,
          ),
        );
      expect(new Set(columns), address).toEqual(new Set([1]));
      const cut = await page.locator("td code").evaluateAll((all) =>
        all
          .filter((code) => {
            const { left, right } = code.getBoundingClientRect();
            const frame = code.closest("td")?.getBoundingClientRect();
            return !frame || left < frame.left - 1 || right > frame.right + 1;
          })
          .map((code) => code.textContent),
      );
      expect(cut, address).toEqual([]);
    }
    await page.goto(installed.replace(/installed$/, "activity"));
    expect(await page.locator("td code").count()).toBeGreaterThan(0);
  });
}
