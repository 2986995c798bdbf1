import { expect, type Page } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

const REASON = "It sends addresses of customers to a third company.";

/** Takes a step from the listing's page: what it does and whom it affects are read before. */
async function take(staff: Page, listing: string, label: string): Promise<void> {
  await staff.goto(listing);
  await staff.getByRole("link", { name: label, exact: true }).click();
  await expect(staff.getByRole("heading", { name: "Who is affected" })).toBeVisible();
  await expect(staff.getByText("Workspaces that have it")).toBeVisible();
  const button = staff.getByRole("button", { name: label, exact: true });
  await staff.getByLabel("Why").fill("Short.");
  await button.click();
  await expect(staff.getByText("Say why, in a sentence").first()).toBeVisible();
  await staff.getByLabel("Why").fill(REASON);
  await button.click();
  await expect(staff.getByText("It is done.")).toBeVisible();
}

test("staff stop an integration, its customer sees it and why, and it is lifted", async ({ browser }) => {
  test.setTimeout(180_000);
  const customer = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const installed = await linkOn(customer, "/en/workspace", /\/en\/workspace\/wks_\w+\/installed$/);
  const app = await linkOn(customer, installed, /\/installed\/ins_\w+$/);
  await customer.goto(app);
  const publicPage = await linkOn(customer, app, /\/en\/integrations\/[\w-]+$/);
  await customer.goto(publicPage);
  // Not the name in the workspace, which may be one of its own.
  const name = (await customer.getByRole("heading", { level: 1 }).innerText()).trim();

  const staff = await openSession(browser, signInFor("staff reviewer"), "/admin");
  await staff.goto("/admin/listings");
  await staff.getByLabel("Name, address or id").fill(publicPage.split("/").at(-1) ?? "");
  await staff.getByRole("button", { name: "Filter" }).click();
  await staff.locator("main table tbody th a").first().click();
  await staff.waitForURL(/\/admin\/listings\/lst_/);
  const listing = staff.url();
  await expect(staff.getByRole("heading", { level: 1, name })).toBeVisible();

  await take(staff, listing, "Stop new installations");
  await customer.goto(publicPage);
  await expect(
    customer.getByText("The marketplace stopped new installations of this integration.").first(),
  ).toBeVisible();
  await customer.goto(app);
  await expect(customer.getByText("Yours keeps working.")).toBeVisible();
  await expect(customer.getByText(REASON)).toBeVisible();

  await take(staff, listing, "Stop everything");
  await customer.goto(installed);
  await expect(customer.getByText("Stopped by the marketplace").first()).toBeVisible();
  await customer.goto(app);
  await expect(customer.getByText("The marketplace stopped this integration for everyone.")).toBeVisible();
  await customer.goto(app.replace("/en/", "/he/"));
  await expect(customer.getByText("החנות עצרה את האינטגרציה הזו לכולם")).toBeVisible();
  await expect(async () => {
    const found = await (await customer.request.get(`${ORIGIN}/en/search?q=${encodeURIComponent(name)}`)).text();
    expect(found).not.toContain(publicPage);
  }).toPass({ timeout: 10_000 });

  await take(staff, listing, "Lift the stop");
  await customer.goto(app);
  await expect(customer.getByText(REASON)).toHaveCount(0);
  await customer.goto(publicPage);
  await expect(customer.getByText("The marketplace stopped")).toHaveCount(0);
  await expect(staff.getByRole("region", { name: "Steps" }).getByText(REASON)).toHaveCount(3);
});

test("an admin invites somebody to the staff, and finance has a home of its own", async ({ browser }) => {
  const admin = await openSession(browser, signInFor("staff admin"), "/admin");
  await admin.goto("/admin/people");
  await admin.getByLabel("E-mail", { exact: true }).fill("noa.new@people.example");
  await admin.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByRole("region", { name: "Open staff invitations" })).toContainText("noa.new@people.example");
  await admin.getByRole("button", { name: "Withdraw: noa.new@people.example" }).click();
  await expect(admin.getByText("noa.new@people.example")).toHaveCount(0);

  const finance = await openSession(browser, signInFor("staff finance"), "/admin");
  await finance.goto("/admin");
  await expect(finance.getByRole("heading", { level: 1, name: "Finance" })).toBeVisible();
  await expect(finance.getByRole("heading", { name: "Revenue share" })).toBeVisible();
  expect((await finance.goto("/admin/people"))?.status()).toBe(404);
});
