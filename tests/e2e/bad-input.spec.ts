import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 320, height: 200, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
}

// What people and networks do to forms. Nothing is lost and nothing is made twice.

test.describe.configure({ timeout: 90_000 });

const promise = (page: Page) => page.locator('[name="promise"]');

/** A fresh draft of the demo partner, open in the editor; answers its editor's address. */
async function newDraft(page: Page): Promise<string> {
  const portal = (/^\/partner\/ptn_\w+/.exec(await linkOn(page, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0];
  await page.goto(`${portal}/listings/new`);
  await page.locator('input[name="name"]').fill(`Rough ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Create the listing" }).click();
  await page.waitForURL(/\/listings\/lst_\w+/);
  return `${(/\/partner\/ptn_\w+\/listings\/lst_\w+/.exec(page.url()) ?? [""])[0]}/edit?section=name`;
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
}

test("a person's own other tab is asked about as theirs, and nothing is lost", async ({ browser }) => {
  const first = await openSession(browser, signInFor("partner owner"), "/partner");
  const editor = await newDraft(first);
  const second = await first.context().newPage();
  await first.goto(editor);
  await second.goto(editor);
  await promise(second).fill("From the second tab.");
  await save(second);
  await expect(second.locator('[data-save="saved"]')).toBeVisible();
  await promise(first).fill("From the first tab.");
  await save(first);
  await expect(first.getByText("You saved this section in another tab.")).toBeVisible();
  await expect(promise(first)).toHaveValue("From the first tab.");
  await first.getByRole("button", { name: "Keep my text" }).click();
  await expect(first.locator('[data-save="saved"]')).toBeVisible();
  await second.reload();
  await expect(promise(second)).toHaveValue("From the first tab.");
});

test("a colleague's save is named, and the text stays", async ({ browser }) => {
  const mine = await openSession(browser, signInFor("partner owner"), "/partner");
  const theirs = await openSession(browser, signInFor("partner member"), "/partner");
  const editor = await newDraft(mine);
  await mine.goto(editor);
  await theirs.goto(editor);
  await promise(theirs).fill("From a colleague.");
  await save(theirs);
  await expect(theirs.locator('[data-save="saved"]')).toBeVisible();
  await promise(mine).fill("From me.");
  await save(mine);
  await expect(mine.getByText(/^Tom .+ saved this section while you were writing\./)).toBeVisible();
  await expect(promise(mine)).toHaveValue("From me.");
});

test("a reload within a second of typing goes on where it was, and nobody else is blamed", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  await page.goto(await newDraft(page));
  for (const round of [1, 2, 3, 4]) {
    // "waiting" lasts 900 ms, so the page itself watches for it, from before the typing. In later rounds it may already be true: then the
    // page unloads right after the last key.
    const heard = page.waitForFunction(() => document.querySelector('[data-save="waiting"]') !== null, undefined, {
      polling: "raf",
    });
    await promise(page).fill(`Before the reload ${round}.`);
    await heard;
    await page.reload();
    await expect(promise(page)).toHaveValue(`Before the reload ${round}.`);
    await promise(page).press("End");
    await promise(page).pressSequentially(" And after.");
    await expect(page.locator('[data-save="saved"]')).toBeVisible();
    await expect(page.getByText(/saved this section|never saved/)).toHaveCount(0);
  }
  await page.reload();
  await expect(promise(page)).toHaveValue("Before the reload 4. And after.");
});

test("a picture that was chosen arrives, however quickly Next is pressed", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const editor = (await newDraft(page)).replace("section=name", "section=images");
  await page.goto(editor);
  const chosen = page.getByLabel("Upload a picture");
  await chosen.setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: await picture() });
  await page.getByRole("button", { name: /^Next:/ }).click();
  await page.waitForURL(/section=features/);
  await page.goto(editor);
  await expect(page.getByRole("listitem", { name: "Picture 1" })).toBeVisible();
  await chosen.setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByRole("button", { name: /^Next:/ }).click();
  await expect(page.getByText(/not an image|cannot be read|PNG, JPEG/).first()).toBeVisible();
  expect(page.url()).toContain("section=images");
});

test("a connection lost while writing keeps the text and sends it when it is back", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  await page.goto(await newDraft(page));
  await promise(page).waitFor();
  await page.context().setOffline(true);
  await promise(page).fill("Written on a train.");
  await expect(page.locator('[data-save="kept"]')).toBeVisible({ timeout: 20_000 });
  await page.context().setOffline(false);
  await expect(page.locator('[data-save="saved"]')).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(promise(page)).toHaveValue("Written on a train.");
});

test("an order sent twice is one order, and going back makes no other", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/console");
  const shop = (/^\/console\/wks_\w+/.exec(await linkOn(page, "/console", /^\/console\/wks_\w+/)) ?? [""])[0];
  const item = `Twice ${Date.now().toString(36)}`;
  await page.goto(`${shop}/orders`);
  await page.locator('[name="lines.0.name"]').fill(item);
  await page.locator('[name="lines.0.price"]').fill("12.50");
  const form = page.locator('form:has([name="lines.0.name"])');
  const key = await form.locator('input[name="key"]').inputValue();
  await form.getByRole("button", { name: "Place order" }).dblclick();
  await page.waitForURL(/\/orders\/ord_\w+/);
  const order = new URL(page.url()).pathname;
  // The same form once more, from the back button, with the key it had.
  await page.goBack();
  await page.locator('[name="lines.0.name"]').fill(item);
  await page.locator('[name="lines.0.price"]').fill("12.50");
  await form.locator('input[name="key"]').evaluateAll((all, value) => {
    for (const input of all) input.setAttribute("value", value);
  }, key);
  await form.getByRole("button", { name: "Place order" }).click();
  await page.waitForURL((url) => url.pathname === order);
});

test("a price with a decimal comma is the price that was typed, and shown as understood", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const editor = (await newDraft(page)).replace("section=name", "section=price");
  const price = page.locator('[name="plans.0.amountMinor"]');
  await page.goto(editor);
  await page.locator('[name="plans.0.name"]').fill("Shop");
  await page.locator('[name="plans.0.currency"]').selectOption("EUR");
  await price.fill("12,50");
  await expect(page.getByText("€12.50", { exact: true })).toBeVisible();
  await save(page);
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
  await expect(price).toHaveValue("12.50");
  await page.goto(editor);
  await expect(price).toHaveValue("12.50");
  await price.fill("1.900");
  await save(page);
  await expect(page.getByText("Enter an amount such as 1,900.50.").first()).toBeVisible();
});

test("an upload that is too large or no picture is refused in words", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const editor = await newDraft(page);
  await page.goto(editor.replace("section=name", "section=images"));
  const upload = async (name: string, mimeType: string, buffer: Buffer) => {
    await page.locator('input[type="file"]').first().setInputFiles({ name, mimeType, buffer });
    await page.getByRole("button", { name: "Upload", exact: true }).first().click();
  };
  await upload("notes.png", "image/png", Buffer.from("this is text"));
  await expect(
    page
      .getByText(/image|picture|PNG/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await upload("drawing.svg", "image/svg+xml", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await expect(page.locator('main img[src*="/api/media/"]')).toHaveCount(0);
  await upload("large.png", "image/png", Buffer.alloc(9_000_000, 1));
  await expect(page.getByText("The image is larger than 5 MB. Make it smaller and try again.")).toBeVisible();
  await upload("notes.png", "image/png", Buffer.from("this is text"));
  await expect(page.getByText(/^This is not an image we take/).first()).toBeVisible();
  await expect(page.locator('main img[src*="/api/media/"]')).toHaveCount(0);
  await page.reload();
  await expect(page.locator("h1").first()).toBeVisible();
});

test("used and invented links say what to do now", async ({ page }) => {
  for (const path of ["/en/verify/nothing", "/en/password/reset/nothing", "/en/invitation/nothing"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBeLessThan(500);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator("main")).toContainText(/again|new|sign in|ask/i);
  }
});

test("an address that was typed wrong keeps everything else in the form", async ({ page }) => {
  await page.goto("/en/sign-up");
  await page.getByLabel("Your name").fill("Ada Tester");
  await page.getByLabel("E-mail").fill("ada@nowhere");
  await page.locator('input[name="password"]').fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Tester");
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@nowhere");
  await expect(page).toHaveURL(/\/sign-up/);
});

test("a form answers in the language of its page", async ({ page }) => {
  const hebrew = (file: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`../../messages/he/${file}.json`, import.meta.url), "utf8"));
  await page.goto("/he/sign-up");
  await page
    .locator("form")
    .filter({ has: page.locator('[name="password"]') })
    .getByRole("button")
    .last()
    .click();
  for (const key of ["nameMissing", "emailWrong", "passwordShort"])
    await expect(page.getByText(hebrew("fields")[key] ?? "").first()).toBeVisible();
  await expect(page.getByText(hebrew("errors")["invalid_input"] ?? "")).toBeVisible();
  await page.goto("/he/sign-in");
  await page.locator('[name="email"]').fill("nobody@nowhere.example");
  await page.locator('[name="password"]').fill("not the password");
  await page
    .locator("form")
    .filter({ has: page.locator('[name="password"]') })
    .getByRole("button")
    .last()
    .click();
  await expect(page.getByText(hebrew("errors")["bad_credentials"] ?? "")).toBeVisible();
});
