import { expect, test } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";

// What the pages of activity and audit list, as a file: for whom the page is, and nobody else.

const lines = (csv: string) => csv.replace("\uFEFF", "").trim().split("\r\n");

test("a workspace's activity is a file for its people alone", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const own = await linkOn(page, "/en/workspace", /^\/en\/workspace\/wks_\w+/);
  const id = own.split("/")[3] ?? "";
  await page.goto(`/en/workspace/${id}/activity`);
  const shown = page.getByRole("row").nth(1).getByRole("link").first();
  const said = await shown.innerText();
  expect(await shown.getAttribute("href")).toMatch(/^\/(console|en\/workspace)\//);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("activity.csv");
  const answer = await page.request.get(`/api/session/activity/${id}`);
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  const [head, first = ""] = lines(await answer.text());
  expect(head).toBe('"at","who","did","kind","what","records","answer","details"');
  const who = /^"[^"]*","([^"]*)"/.exec(first)?.[1] ?? "-";
  expect(said).toContain(who);

  const partner = await openSession(browser, signInFor("partner owner"), "/partner");
  for (const other of [partner.request, (await browser.newContext()).request]) {
    const refused = await other.get(new URL(answer.url()).href);
    expect(refused.status()).toBe(404);
    expect(refused.headers()["content-type"]).toMatch(/problem\+json/);
  }
});

test("the audit is a file with the page's filters, for who may read it", async ({ browser }) => {
  const page = await openSession(browser, signInFor("staff admin"), "/admin/audit");
  await expect(page.locator('main tbody a[href^="/admin/"]').first()).toBeVisible();
  const exportOf = async () =>
    (await page.getByRole("link", { name: "Export as CSV" }).getAttribute("href")) ?? "/no-link";
  const [head, first = ""] = lines(await (await page.request.get(await exportOf())).text());
  expect(head).toBe('"at","who","did","what","id","reason","before","after"');
  const did = first.split('","')[2] ?? "";
  await page.goto(`/admin/audit?action=${did}`);
  const href = await exportOf();
  const [, ...rows] = lines(await (await page.request.get(href)).text());
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toContain(`"${did}"`);
  const customer = await openSession(browser, signInFor("customer owner"), "/en");
  expect((await customer.request.get(new URL(href, page.url()).href)).status()).toBe(404);
});
