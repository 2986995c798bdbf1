import { expect, type Page } from "@playwright/test";
import { test } from "./support/test";

/** The block link in the mail that the page shows, wherever it stands. */
async function blockLinkOn(page: Page): Promise<string | undefined> {
  for (const frame of page.frames()) {
    const found = /\/en\/mail\/[\w.-]+/.exec(await frame.content().catch(() => ""))?.[0];
    if (found) return found;
  }
  return undefined;
}

test("whoever got a mail they did not ask for blocks such mail and allows it again, in both languages", async ({
  page,
  browser,
}) => {
  await page.goto("/en/sign-up");
  await page.getByLabel("Your name").fill("Ada Look");
  await page.getByLabel("E-mail").fill(`block-${Date.now().toString(36)}@people.example`);
  await page.locator('input[name="password"]').fill("a long enough password");
  await page.getByRole("button", { name: "Create the account" }).click();
  await page.getByRole("link", { name: "Open the inbox" }).click();
  let link: string | undefined;
  await expect(async () => {
    await page.goto("/en/inbox");
    await page.getByText("Read the mail").first().click({ timeout: 1_000 });
    await expect(async () => {
      link = await blockLinkOn(page);
      expect(link).toBeDefined();
    }).toPass({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await page.goto(link ?? "");
  await page.getByRole("button", { name: "Block such mail" }).click();
  await expect(page.getByRole("heading", { name: "Such mail is blocked" })).toBeVisible();
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(new URL((link ?? "").replace("/en/", "/he/"), page.url()).href);
  await plain.getByRole("button", { name: "לאפשר אותן שוב" }).click();
  await expect(plain.getByRole("button", { name: "לחסום הודעות כאלה" })).toBeVisible();
});
