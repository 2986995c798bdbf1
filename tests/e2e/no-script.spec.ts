import { expect } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

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
  // Who belongs to one partner is led there from /partner.
  const page = await openSession(browser, signInFor("partner owner"), "/partner", { javaScriptEnabled: false });
  await expect(page).toHaveURL(/\/partner\/ptn_\w+$/);
  const portal = new URL(page.url()).pathname;
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

test("an address that leads nowhere says so", async ({ page }) => {
  for (const path of ["/en/integrations/no-such-thing", "/he/partners/no-such-thing", "/en/no-such/facet"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^(There is nothing here|אין כאן כלום)$/);
    await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute("content", /noindex/);
  }
});

test("signing in without a script leaves the browser's own name in the list of sessions", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/account", { javaScriptEnabled: false });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main")).toContainText(/Chrome/);
  expect(await page.content()).not.toContain("patchbay-whole-page");
});

test("a review is written, and is there on the next visit", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace", { javaScriptEnabled: false });
  const workspace = (/\/en\/workspace\/wks_\w+/.exec(await linkOn(page, "/en/workspace", /\/workspace\/wks_\w+/)) ?? [
    "",
  ])[0];
  await page.goto(`${workspace}/installed`);
  const links = await page
    .locator('a[href*="/installed/ins_"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  let open = "";
  for (const href of new Set(links)) {
    await page.goto(`${href}/review`);
    if ((await page.locator('input[name="stars"]').count()) === 0) continue;
    open = `${href}/review`;
    break;
  }
  expect(open, "an installation of the demo that may be reviewed").not.toBe("");
  const title = `Steady since ${Date.now().toString(36)}`;
  await page.getByRole("radio", { name: /^4/ }).check();
  await page.locator('input[name="title"]').fill(title);
  await page.locator('textarea[name="body"]').fill("Short");
  await page.getByRole("button", { name: /^(Publish|Update) review$/ }).click();
  await expect(page.locator('input[name="title"]')).toHaveValue(title);
  await page.locator('textarea[name="body"]').fill("Written where no script runs, and it arrived in one piece.");
  await page.getByRole("button", { name: /^(Publish|Update) review$/ }).click();
  await page.goto(open);
  await expect(page.locator('input[name="title"]')).toHaveValue(title);
  await expect(page.getByRole("radio", { name: /^4/ })).toBeChecked();
});

test("a client secret is made and shown once", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner", { javaScriptEnabled: false });
  const portal = new URL(page.url()).pathname;
  const listing = await linkOn(page, `${portal}/listings`, /\/listings\/lst_\w+$/);
  await page.goto(`${listing}/credentials`);
  await page
    .getByRole("button", { name: /secret/i })
    .first()
    .click();
  const secret = await page.locator('span:text-is("Client secret") + code').innerText();
  expect(secret.length).toBeGreaterThan(30);
  await page.goto(`${listing}/credentials`);
  expect(await page.content()).not.toContain(secret);
});

test("a platform key is made and shown once", async ({ browser }) => {
  const page = await openSession(browser, signInFor("staff admin"), "/admin/keys", { javaScriptEnabled: false });
  await page.goto("/admin/keys");
  await page.locator('input[name="name"]').fill("Order service");
  await page.getByRole("button", { name: "Create key" }).click();
  const key = await page.locator('span:text-is("Platform key") + code').innerText();
  expect(key.length).toBeGreaterThan(30);
  await page.goto("/admin/keys");
  await expect(page.getByText("Order service").first()).toBeVisible();
  expect(await page.content()).not.toContain(key);
});
