import { expect, type Page } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// What happens to a reviewer's verdicts between one press and the next.

test.describe.configure({ timeout: 120_000, mode: "serial" });

const SEEN = "Installed it in the sandbox and saw an order arrive.";

const requirement = (page: Page, name: string) => page.getByRole("region", { name });
const verdict = (page: Page, name: string, value: string) =>
  requirement(page, name).getByRole("radio", { name: value });
const note = (page: Page, name: string) => requirement(page, name).getByLabel("What you saw");

async function take(page: Page): Promise<string> {
  const at = await linkOn(page, "/admin/certification?show=open", /^\/admin\/certification\/sub_\w+/);
  await page.goto(at);
  await page.getByRole("button", { name: "Take it" }).click();
  await expect(page.getByText(/Yours until/)).toBeVisible();
  return at;
}

test("verdicts are saved as they are given, counted as they are shown, and reached by keys from anywhere", async ({
  browser,
}) => {
  const page = await openSession(browser, signInFor("staff reviewer"), "/admin/certification");
  const at = await take(page);
  const counts = page.locator("[data-counts]");
  await expect(counts).toHaveText("0 pass 0 fail 7 to judge");
  await page.locator("body").press("3");
  await expect(requirement(page, "Documentation")).toBeFocused();
  await page.keyboard.press("f");
  await expect(counts).toHaveText("0 pass 1 fail 6 to judge");
  await note(page, "Documentation").fill("The guide ends at step two.");
  await verdict(page, "Working demo", "Pass").check({ force: true });
  await note(page, "Working demo").fill(SEEN);
  await page.locator('[name="reason"]').fill("Please finish the guide.");
  await expect(page.locator('[data-autosave="Saved"]')).toBeVisible();
  await page.reload();
  await expect(verdict(page, "Documentation", "Fail")).toBeChecked();
  await expect(note(page, "Documentation")).toHaveValue("The guide ends at step two.");
  await expect(note(page, "Working demo")).toHaveValue(SEEN);
  await expect(page.locator('[name="reason"]')).toHaveValue("Please finish the guide.");
  await expect(counts).toHaveText("1 pass 1 fail 5 to judge");

  const second = await page.context().newPage();
  await second.goto(at);
  await expect(verdict(second, "Documentation", "Fail")).toBeChecked();
  await verdict(second, "Documentation", "Pass").check({ force: true });
  await expect(second.locator('[data-autosave="Saved"]')).toBeVisible();
  await expect(verdict(page, "Documentation", "Pass")).toBeChecked();
  await expect(counts).toHaveText("2 pass 0 fail 5 to judge");
  await second.close();

  // A note typed in the last second before the page goes.
  await note(page, "Documentation").fill("The guide is complete now, read to its end.");
  await page.reload();
  await expect(note(page, "Documentation")).toHaveValue("The guide is complete now, read to its end.");
  await page.getByRole("button", { name: "Release to queue" }).click();
  await expect(page.getByRole("button", { name: "Take it" })).toBeVisible();
});

test("seven empty passes certify nothing, nor does a summary that nobody confirmed", async ({ browser }) => {
  const page = await openSession(browser, signInFor("staff reviewer"), "/admin/certification");
  await take(page);
  const approve = page.getByRole("button", { name: /^Approve/ });
  const names = await page.locator("[data-requirement] h3").allInnerTexts();
  expect(names).toHaveLength(7);
  for (const pass of await page.getByRole("radio", { name: "Pass" }).all()) await pass.check({ force: true });
  for (const text of await page.getByLabel("What you saw").all()) await text.fill("");
  await expect(page.locator("[data-counts]")).toHaveText("7 pass 0 fail 0 to judge");
  await expect(page.getByText(/Say what you saw/).first()).toBeVisible();
  await approve.click();
  await expect(
    page
      .getByRole("alert")
      .or(page.locator(".msg--bad"))
      .getByText(/Say what you saw/)
      .first(),
  ).toBeVisible();
  // Both are pressed while the notes are being saved. The reviewer's own saves must not look like somebody else's.
  const pressed = Promise.withResolvers<void>();
  await page.route("**/admin/certification/**", async (route) => {
    if (route.request().method() === "POST") await pressed.promise;
    await route.continue();
  });
  for (const text of await page.getByLabel("What you saw").all()) await text.fill(SEEN);
  await expect(page.locator('[data-autosave="Saving"]')).toBeVisible();
  await page.getByRole("button", { name: "Save verdicts" }).click();
  await approve.click();
  pressed.resolve();
  await expect(page.getByText("Confirm the summary of your verdicts first.").first()).toBeVisible();
  const summary = page.getByRole("region", { name: "What you would certify" });
  await expect(summary.getByText(SEEN)).toHaveCount(7);
  await page.getByRole("button", { name: "Release to queue" }).click();
  await expect(page.getByRole("button", { name: "Take it" })).toBeVisible();
});
