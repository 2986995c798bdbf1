import { expect, type Page } from "@playwright/test";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// Ctrl-K or Cmd-K: finds integrations, pages and one's own things from everywhere, by keyboard alone.

const menu = (page: Page) => page.getByRole("dialog", { name: /Find or go to|חיפוש או מעבר/ });

async function find(page: Page, text: string): Promise<void> {
  // The key is heard once the page's script is there.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(menu(page)).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(text);
}

test("in the catalog it finds an integration, and closing it gives the focus back", async ({ page }) => {
  await page.goto("/en");
  const field = page.getByRole("searchbox", { name: "Search integrations" });
  await field.focus();
  await find(page, "quickboks");
  await expect(menu(page).getByRole("option", { name: /Tallyho for QuickBooks/ })).toBeVisible();
  await expect(menu(page).getByRole("status")).toContainText("Results:");
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(field).toBeFocused();
  // The button does the same, and gets the focus back.
  const button = page.getByRole("button", { name: "Find or go to" });
  await button.click();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  // By hand too, not only by keys.
  await find(page, "xero");
  await menu(page)
    .getByRole("option", { name: /Tallyho for Xero/ })
    .click();
  await expect(page).toHaveURL(/\/en\/integrations\/tallyho-for-xero/);
  await find(page, "quickbooks");
  await expect(menu(page).getByRole("option", { name: /Tallyho for QuickBooks/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/integrations\/tallyho-for-quickbooks/);
});

test("in Hebrew it finds by Hebrew words", async ({ page }) => {
  await page.goto("/he");
  await find(page, "חשבונית מס");
  await expect(menu(page).getByRole("option", { name: /iCount invoices/ })).toBeVisible();
  await page.keyboard.press("Escape");
});

test("nobody signed in gets nothing of anybody's", async ({ page, request }) => {
  await page.goto("/en");
  const answer = await request.get("/api/find?q=a&locale=en");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect((await answer.json()).own).toEqual([]);
  for (const address of ["/api/find", "/api/find?q=", "/api/find?q=a&q=b", "/api/find?q=a&x=1"]) {
    const refused = await request.get(address);
    expect([address, refused.status(), refused.headers()["content-type"]]).toEqual([
      address,
      422,
      expect.stringContaining("application/problem+json"),
    ]);
  }
});

test("customers, partners and staff find their own things where they work", async ({ browser }) => {
  test.setTimeout(120_000);
  const customer = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  await customer.getByRole("link", { name: /^Harbour Supply/ }).click();
  await customer.waitForURL(/\/workspace\/wks_/);
  await find(customer, "a");
  await expect(menu(customer).getByText("Yours")).toBeVisible();
  await customer.keyboard.press("Escape");
  const partner = await openSession(browser, signInFor("partner owner (Tallyho)"), "/partner");
  await find(partner, "xero");
  await expect(
    menu(partner)
      .getByRole("option", { name: /Tallyho for Xero/ })
      .first(),
  ).toBeVisible();
  await partner.keyboard.press("Escape");
  const staff = await openSession(browser, signInFor("staff admin"), "/admin");
  await find(staff, "synonyms");
  await expect(menu(staff).getByRole("option", { name: "Search synonyms" })).toBeVisible();
  await staff.keyboard.press("Enter");
  await expect(staff).toHaveURL(/\/admin\/synonyms/);
  await find(staff, "tallyho");
  await expect(menu(staff).getByText("Yours")).toBeVisible();
});
