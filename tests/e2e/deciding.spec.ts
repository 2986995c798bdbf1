import { expect } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// The facts a decision needs stand where it is made, and a listing's page knows what this person's workspace has.

test("the listing page says Installed and leads to it; Installed and the detail page say what it costs", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const installed = await linkOn(page, "/en/workspace", /\/workspace\/wks_\w+\/installed$/);
  await page.goto(installed);
  const row = page.getByRole("row").filter({ hasText: "Active" }).first();
  await expect(row.getByText(/Free|\$|€|₪|£/).first()).toBeVisible();
  await row.getByRole("link", { name: "In the catalog" }).click();
  const standing = page.locator('[data-standing="installed"]').first();
  await expect(standing).toHaveText("Installed");
  await standing.click();
  await page.waitForURL(/\/installed\/ins_\w+$/);
  const facts = page.getByRole("region", { name: "Price, certificate and rating" });
  for (const name of ["Price", "Certificate", "Rating"])
    await expect(facts.getByText(name, { exact: true })).toBeVisible();
});

test("the install page names price, certificate and rating before anything is pressed, in Hebrew too", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("customer member"), "/en/workspace");
  const workspace = (/\/workspace\/wks_\w+/.exec(await linkOn(page, "/en/workspace", /\/workspace\/wks_\w+/)) ?? [
    "",
  ])[0];
  for (const [locale, title] of [
    ["en", "Before you decide"],
    ["he", "לפני שמחליטים"],
  ] as const) {
    await page.goto(`/${locale}${workspace}/install/tallyho-for-xero`);
    const facts = page.getByRole("region", { name: title });
    await expect(facts.getByRole("link")).toHaveCount(3);
    await expect(facts.getByRole("term")).toHaveCount(3);
  }
});
