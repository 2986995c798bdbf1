import { expect, type Page } from "@playwright/test";
import { linkOn } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// What the pages of activity and audit list, as a file: for whom the page is, and nobody else.

/** When and who, of the rows that the page shows. `who` is the whole sentence, or the cell of the name. */
const shownRows = (page: Page, who: string) =>
  page.locator("main tbody tr").evaluateAll(
    (rows, selector) =>
      rows.map((row) => ({
        at: row.querySelector("time")?.getAttribute("datetime") ?? "",
        who: row.querySelector(selector)?.textContent ?? "",
      })),
    who,
  );

/** The file has the rows of the page, in its order, without a gap; newer ones may stand before them. */
function expectRows(csv: string, shown: ReadonlyArray<{ at: string; who: string }>): void {
  const cells = lines(csv)
    .slice(1)
    .map((line) => /^"([^"]*)","((?:[^"]|"")*)"/.exec(line) ?? []);
  const from = cells.findIndex(([, at]) => at === shown[0]?.at);
  const filed = cells.slice(from, from + shown.length);
  expect(filed.map(([, at]) => at)).toEqual(shown.map(({ at }) => at));
  for (const [index, [, , who = "-"]] of filed.entries()) expect(shown[index]?.who).toContain(who);
}

const lines = (csv: string) => csv.replace("\uFEFF", "").trim().split("\r\n");

test("a workspace's activity is a file for its people alone", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/workspace");
  const own = await linkOn(page, "/en/workspace", /^\/en\/workspace\/wks_\w+/);
  const id = own.split("/")[3] ?? "";
  await page.goto(`/en/workspace/${id}/activity`);
  const rows = await shownRows(page, "th");
  expect(rows.length).toBeGreaterThan(5);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  expect((await download).suggestedFilename()).toBe("activity.csv");
  const answer = await page.request.get(`/api/session/activity/${id}`);
  expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  const csv = await answer.text();
  expect(lines(csv)[0]).toBe('"at","who","did","kind","what","records","answer","details"');
  expectRows(csv, rows);

  const member = await openSession(browser, signInFor("customer member"), `/en/workspace/${id}/activity`);
  await expect(member.getByRole("link", { name: "Export as CSV" })).toBeVisible();
  expect((await member.request.get(answer.url())).status()).toBe(200);
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
  const shown = await shownRows(page, "td:nth-of-type(2)");
  const all = await (await page.request.get(await exportOf())).text();
  expectRows(all, shown);
  const [head, first = ""] = lines(all);
  expect(head).toBe('"at","who","did","what","id","reason","before","after"');
  const did = first.split('","')[2] ?? "";
  await page.goto(`/admin/audit?action=${did}`);
  const href = await exportOf();
  const [, ...rows] = lines(await (await page.request.get(href)).text());
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toContain(`"${did}"`);
  for (const role of ["customer owner", "partner owner", "staff reviewer"]) {
    const other = await openSession(browser, signInFor(role), role.startsWith("staff") ? "/admin" : "/en");
    expect((await other.request.get(new URL(href, page.url()).href)).status(), role).toBe(404);
  }
});
