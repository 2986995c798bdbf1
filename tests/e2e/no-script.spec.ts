import { expect, test } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";

// The same product where no script runs. Searching and filtering without script is in catalog.spec.ts.

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 90_000 });

test("a wrong password says so and keeps the address; the right one signs in", async ({ page }) => {
  const person = signInFor("customer member");
  await page.goto("/en/sign-in?next=%2Fen%2Faccount");
  await page.getByLabel("E-mail").fill(person.email);
  await page.locator('input[name="password"]').fill("not my password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(person.email);
  await expect(page.locator('input[name="password"]')).toHaveValue("");
  await expect(page.getByText(/wrong/).first()).toBeVisible();
  await page.locator('input[name="password"]').fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/account/);
});

test("a listing is made and a section of it saved; a wrong field says so and keeps the text", async ({ browser }) => {
  // The way from /partner to the only partner is a redirect of a streamed page, which needs a script: found with one.
  const finder = await openSession(browser, signInFor("partner owner"), "/partner", { javaScriptEnabled: true });
  const portal = (/^\/partner\/ptn_\w+/.exec(await linkOn(finder, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0];
  const page = await openSession(browser, signInFor("partner owner"), portal, { javaScriptEnabled: false });
  await page.goto(`${portal}/listings/new`);
  await page.locator('input[name="name"]').fill(`Plain ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Create the listing" }).click();
  await page.waitForURL(/\/listings\/lst_\w+/);
  const listing = (/\/partner\/ptn_\w+\/listings\/lst_\w+/.exec(page.url()) ?? [""])[0];
  await page.goto(`${listing}/edit?section=name`);
  await page.locator('[name="promise"]').fill("Saved without a script.");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await page.goto(`${listing}/edit?section=name`);
  await expect(page.locator('[name="promise"]')).toHaveValue("Saved without a script.");
  await page.goto(`${listing}/edit?section=addresses`);
  await page.locator('[name="installUrl"]').fill("not an address");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.locator('[name="installUrl"]')).toHaveValue("not an address");
  await expect(page.locator('[name="installUrl"]')).toHaveAttribute("aria-invalid", "true");
});
