import { expect } from "@playwright/test";
import { complaintsOf } from "./support/pages";
import { test } from "./support/test";

// A screenshot of a listing opens in place; without a script it is a link to the picture.

const LISTING = "relay-for-hubspot";
const WORDS = {
  en: ["Screenshots", "Picture 1 of 2", "Picture 2 of 2"],
  he: ["צילומי מסך", "תמונה 1 מתוך 2", "תמונה 2 מתוך 2"],
};

for (const locale of ["en", "he"] as const) {
  test(`opens with the keyboard, goes on with the arrows, closes with Escape (${locale})`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.goto(`/${locale}/integrations/${LISTING}`);
    const [list = "", first = "", second = ""] = WORDS[locale];
    const link = page.getByRole("list", { name: list }).getByRole("link").first();
    const before = await link.boundingBox();
    await link.focus();
    const dialog = page.getByRole("dialog");
    await expect(async () => {
      if (!page.url().includes("/integrations/")) await page.goBack();
      await link.focus();
      await page.keyboard.press("Enter");
      await expect(dialog).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(dialog).toHaveAccessibleName(first);
    const narrow = (await link.boundingBox())?.width;
    expect(narrow).toBe(before?.width);
    expect((await dialog.locator("img").boundingBox())?.width).toBeGreaterThan(narrow ?? 0);
    await page.keyboard.press(locale === "he" ? "ArrowLeft" : "ArrowRight");
    await expect(dialog).toHaveAccessibleName(second);
    await page.keyboard.press(locale === "he" ? "ArrowRight" : "ArrowLeft");
    await expect(dialog).toHaveAccessibleName(first);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
    expect(page.url()).toContain("/integrations/");
    expect(complaints).toEqual([]);
  });
}

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("is a link to the picture", async ({ page }) => {
    await page.goto(`/en/integrations/${LISTING}`);
    await page.getByRole("list", { name: "Screenshots" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/api\/media\/med_/);
  });
});
