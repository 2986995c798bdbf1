import { expect } from "@playwright/test";
import { openSession } from "./support/sessions";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

test("a reader reports a review; a moderator reads why and keeps it", async ({ browser }) => {
  const reader = await openSession(browser, signInFor("customer owner"), "/en/account");
  await reader.goto("/en/search?rating=4");
  await reader.locator(".card__l").first().click();
  const listing = reader.url();
  await reader.getByRole("link", { name: "Report", exact: true }).first().click();
  await expect(reader.getByRole("heading", { name: "Report a review" })).toBeVisible();
  const title = await reader.locator("blockquote p").first().innerText();

  const reason = reader.getByLabel("What is wrong with it?");
  await reason.fill("no");
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByText("Say what is wrong with it.").first()).toBeVisible();
  await expect(reason).toHaveValue("no");

  await reason.fill("It is about another product.");
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByText("Thank you. Somebody will read it.")).toBeVisible();
  await reason.fill("It is still about another product.");
  await reader.getByRole("button", { name: "Send the report" }).click();
  await expect(reader.getByText("You reported this review already.")).toBeVisible();

  const staff = await openSession(browser, signInFor("staff admin"), "/admin");
  await staff.goto("/admin/reviews");
  await expect(staff.getByText("It is about another product.")).toBeVisible();
  const panel = staff.getByLabel(/^Review by/).filter({ hasText: title });
  await panel.getByRole("radio", { name: "Keep it" }).check();
  await panel.getByLabel("Reason").fill("It is about this product.");
  await panel.getByRole("button", { name: "Decide" }).click();
  await expect(staff.getByText("It is about another product.")).toHaveCount(0);

  await reader.goto(listing);
  await expect(reader.getByText(title).first()).toBeVisible();
  const gone = await reader.request.get(`${ORIGIN}/en/report/rev_00000000000000000000000000`);
  expect(gone.status()).toBe(404);
});
