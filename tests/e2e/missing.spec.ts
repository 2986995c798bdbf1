import { expect } from "@playwright/test";
import { complaintsOf, overflow } from "./support/pages";
import { enterPassword } from "./support/people";
import { openSession } from "./support/sessions";
import { ORIGIN, signInFor } from "./support/stack";
import { test } from "./support/test";

// An address without a page: our own page with the status 404, in the reader's language, with a way on, also without a script.

const TITLES = { en: "There is nothing here", he: "אין כאן כלום" } as const;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    for (const [address, accepted, language, wayOn] of [
      ["/nope", "en-US", "en", "/en"],
      ["/nope", "he-IL", "he", "/he"],
      ["/sitemap2.xml", "he-IL", "he", "/he"],
      ["/en/nope", "he-IL", "en", "/en"],
      ["/he/nope/x/y", "en-US", "he", "/he"],
      ["/fr/search", "en-US", "en", "/en"],
      ["/setup/x", "en-US", "en", "/en"],
      ["/partner/docs/nope", "he-IL", "en", "/partner/docs"],
      ["/partner/docs/api/nope", "en-US", "en", "/partner/docs"],
      ["/admin/nope", "en-US", "en", "/en"],
      ["/partner/ptn_x/nope", "en-US", "en", "/en"],
      ["/console/wks_x/nope/x", "he-IL", "he", "/he"],
    ] as const) {
      test(`${address} to a reader of ${accepted}`, async ({ browser }) => {
        const context = await browser.newContext({ locale: accepted, javaScriptEnabled });
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(404);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES[language]);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.locator("html")).toHaveAttribute("dir", language === "he" ? "rtl" : "ltr");
        await expect(page.locator("header.top")).toBeVisible();
        await expect(page).toHaveTitle(new RegExp(TITLES[language]));
        expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await page.locator(`main a[href="${wayOn}"]`).click();
        await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(TITLES[language]);
        await context.close();
      });
    }
  });
}

test("with a session that is over nobody is asked to sign in for it, and the address stays", async ({
  context,
  page,
}) => {
  await context.addCookies([{ name: "next-auth.session-token", value: "over", url: ORIGIN }]);
  for (const address of ["/admin/nope/x", "/partner/ptn_x/nope", "/console/wks_x/nope/x"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
    expect(new URL(page.url()).pathname).toBe(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES.en);
  }
});

test("where there may be a page, signing in leads back to it with its query", async ({ page }) => {
  const address = "/partner/ptn_x/listings?state=draft";
  await page.goto(address);
  await page.waitForURL(/\/en\/sign-in/);
  await enterPassword(page, signInFor("partner member"));
  await page.waitForURL(`**${address}`);
  // Nobody's partner: not there and not theirs look the same.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES.en);
});

test("below a part that is signed in to, within its frame", async ({ browser }) => {
  for (const [role, home, address] of [
    ["staff admin", "/admin", "/admin/nope/x"],
    ["partner owner", "/partner", "/partner/ptn_x/nope"],
    ["partner owner", "/console", "/console/wks_x/nope/x"],
  ] as const) {
    const page = await openSession(browser, signInFor(role), home);
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES.en);
    await page.locator(`a[href="${home}"]`).filter({ visible: true }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(TITLES.en);
  }
});

test("the index of the site map names the files that robots.txt names, and each answers", async ({ request }) => {
  const index = await request.get("/sitemap.xml");
  expect([index.status(), index.headers()["content-type"]]).toEqual([200, "application/xml"]);
  const named = [...(await index.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, file]) => file);
  const robots = [...(await (await request.get("/robots.txt")).text()).matchAll(/^Sitemap: (.+)$/gm)].map(
    ([, file]) => file,
  );
  expect(named).toEqual(robots);
  for (const file of named) expect(await (await request.get(new URL(file ?? "").pathname)).text()).toContain("<urlset");
});
