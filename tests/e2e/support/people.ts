import { type Browser, expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { ORIGIN, type SignIn } from "./stack";

/** Signs in through the page and ends at `next`. Staff enter a fresh code where one is asked for. */
export async function signIn(page: Page, person: SignIn, next = "/en/workspace"): Promise<void> {
  await page.goto(`/en/sign-in?next=${encodeURIComponent(next)}`);
  await enterPassword(page, person);
}

/** What a person does on the sign-in page, however they came there; staff enter a fresh code where one is asked for. */
export async function enterPassword(page: Page, person: SignIn): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/en/sign-in");
  if (person.totpSecret) await enterCode(page, person.totpSecret);
}

/** Any staff page asks for the code first, so the way to `next` leads here. */
async function enterCode(page: Page, secret: string): Promise<void> {
  await page.waitForURL((url) => url.pathname.includes("/sign-in/code"));
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  // A code works once. When another page used that of these 30 seconds, the next one is good already.
  let ahead = 0;
  await expect(async () => {
    await page.getByLabel("Code").fill(totp.generate({ timestamp: Date.now() + ahead }));
    ahead = 30_000;
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => !url.pathname.includes("/sign-in/code"), { timeout: 5_000 });
  }).toPass({ timeout: 45_000, intervals: [0, 10_000] });
}

/** A signed-in person in a browser of their own. */
export async function openAs(browser: Browser, person: SignIn, next?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: ORIGIN });
  const page = await context.newPage();
  await signIn(page, person, next);
  return page;
}

/** What a new person does on the page of that name, however they came there, until their address is confirmed. */
export async function enterNewPerson(
  page: Page,
  person: { name: string; email: string; password: string },
): Promise<void> {
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("E-mail").fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByRole("heading", { name: "Look in your inbox" })).toBeVisible();
  await page.getByRole("link", { name: "Open the inbox" }).click();
  await openMailedLink(page, /./);
  await page.waitForURL(/\/verify\//);
  await page.getByRole("button", { name: /Confirm/ }).click();
  await page.waitForURL((url) => !url.pathname.includes("/verify/"));
}

/** In the demo's inbox: looks again until the mail is there, then presses its button. */
export async function openMailedLink(page: Page, subject: RegExp): Promise<void> {
  // Arrived before it is asked again, or the first press would be on the page before.
  await page.waitForURL(/\/inbox$/);
  const mail = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: subject }) })
    .getByRole("link", { name: /^Open the link/ })
    .first();
  await expect(async () => {
    if (await mail.isVisible()) return;
    await page.getByRole("link", { name: "Look again" }).click();
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await mail.click();
}
