import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type pg from "pg";
import { withClient } from "../../scripts/lib/database.ts";
import { superuserOf } from "../support/start.ts";
import { complaintsOf, linkOn, overflow } from "./support/pages";
import { openSession } from "./support/sessions";
import { signInFor } from "./support/stack";
import { test } from "./support/test";

// Text that an earlier build stored and today's would refuse: every page that shows it is there, with it, and with everything else.

test.describe.configure({ timeout: 180_000 });

const given = (name: string) => readFileSync(path.resolve(import.meta.dirname, "../fixtures/cases", name), "utf8");
const DEEP = given("c02-description-3800-quotes.md");
const SAID = "A one-way feed for shops whose books are kept elsewhere.";

/** Frozen rows are changed as nobody may but a database of an earlier time. */
async function asBefore<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient("the test", await superuserOf(process.env["E2E_DATA_DIR"] ?? ""), async (client) => {
    await client.query("SET session_replication_role = replica");
    return work(client);
  });
}

type Told = { slug: string; version: string; before: string };

/** Gives the least installed listing of the catalog another description, and tells the cached pages. */
async function rewrite(text: string, slug?: string): Promise<Told> {
  return asBefore(async (client) => {
    const { rows } = await client.query<Told>(
      `SELECT l.slug, v.id AS version, v.content->>'description' AS before FROM version v JOIN listing l ON l.id = v.listing_id
       WHERE v.state = 'published' AND l.state = 'published' AND ($1::text IS NULL OR l.slug = $1) ORDER BY l.active_installations, l.slug LIMIT 1`,
      [slug ?? null],
    );
    const [found] = rows;
    if (!found) throw new Error("The catalog is empty.");
    await client.query(
      "UPDATE version SET content = jsonb_set(content, '{description}', to_jsonb($2::text)) WHERE id = $1",
      [found.version, text],
    );
    await client.query("INSERT INTO outbox_message (id, name, payload) VALUES ($1, 'cache.expire', $2)", [
      randomUUID(),
      JSON.stringify({ tags: [`listing:${found.slug}`] }),
    ]);
    return found;
  });
}

/** The page is whole: its own status, the text, the part behind it, and nothing for the browser to mend. */
async function shows(page: Page, address: string, text: string): Promise<void> {
  await expect(async () => {
    const complaints = complaintsOf(page);
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    await expect(page.getByText(text).filter({ visible: true }).first(), address).toBeVisible({ timeout: 3_000 });
    expect(complaints, address).toEqual([]);
  }).toPass({ timeout: 40_000 });
}

test("a published description that is nested too deeply", async ({ page }) => {
  const told = await rewrite(DEEP);
  try {
    for (const locale of ["en", "he"]) {
      await shows(page, `/${locale}/integrations/${told.slug}`, SAID);
      await expect(page.locator("#support-title")).toBeVisible();
    }
  } finally {
    await rewrite(told.before, told.slug);
  }
});

test("a wide table and a long line of code scroll in themselves on a phone", async ({ page }) => {
  const told = await rewrite(given("c13-code-block.md"));
  try {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const locale of ["en", "he"]) {
      await shows(page, `/${locale}/integrations/${told.slug}`, "longvalue123");
      expect(await overflow(page), locale).toBeLessThanOrEqual(0);
      for (const wide of ["pre", "table"]) {
        const block = page.locator(`.prose ${wide}`);
        expect(await block.evaluate((box) => box.scrollWidth > box.clientWidth), `${wide} scrolls`).toBe(true);
      }
    }
  } finally {
    await rewrite(told.before, told.slug);
  }
});

test("a submission that is nested too deeply can be read and previewed by reviewer and partner", async ({
  browser,
}) => {
  const admin = await openSession(browser, signInFor("staff reviewer"), "/admin/certification");
  const review = await linkOn(admin, "/admin/certification", /^\/admin\/certification\/sub_\w+$/);
  const before = await asBefore(async (client) => {
    const { rows } = await client.query<{ id: string; version: string; before: string }>(
      "SELECT id, version_id AS version, snapshot->>'description' AS before FROM submission WHERE state IN ('submitted', 'in_review')",
    );
    for (const row of rows) await deepen(client, row, DEEP);
    return rows;
  });
  try {
    await shows(admin, review, SAID);
    await expect(
      admin.getByRole("heading", { name: "What was handed in" }).or(admin.getByText("Side by side")),
    ).toBeVisible();
    await shows(admin, `${review}/preview`, SAID);
    await expect(admin.locator("#support-title")).toBeVisible();
  } finally {
    await asBefore(async (client) => {
      for (const row of before) await deepen(client, row, row.before);
    });
  }
});

async function deepen(client: pg.Client, row: { id: string; version: string }, text: string): Promise<void> {
  const set = "jsonb_set(%, '{description}', to_jsonb($2::text))";
  await client.query(`UPDATE submission SET snapshot = ${set.replace("%", "snapshot")} WHERE id = $1`, [row.id, text]);
  await client.query(`UPDATE version SET content = ${set.replace("%", "content")} WHERE id = $1`, [row.version, text]);
}

test("a draft that is nested too deeply: the preview, the editor, and the save that says why", async ({ browser }) => {
  const page = await openSession(browser, signInFor("partner owner"), "/partner");
  const portal = (/^\/partner\/ptn_\w+/.exec(await linkOn(page, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0];
  await page.goto(`${portal}/listings/new`);
  const name = `Deep ${Date.now().toString(36)}`;
  await page.locator('input[name="name"]').fill(name);
  await page.getByRole("button", { name: "Create the listing" }).click();
  await page.waitForURL(/\/listings\/lst_\w+/);
  const listing = (/\/partner\/ptn_\w+\/listings\/lst_\w+/.exec(page.url()) ?? [""])[0];
  await page.goto(`${listing}/edit?section=name`);
  await page.locator('[name="description"]').fill(given("c02-description-1500-quotes.md"));
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.getByText(/too deeply nested: use at most \d+ lists/).first()).toBeVisible();
  await asBefore(async (client) => {
    await client.query(
      "UPDATE version SET content = jsonb_set(content, '{description}', to_jsonb($2::text)) WHERE content->>'name' = $1",
      [name, DEEP],
    );
  });
  await shows(page, `${listing}/preview`, SAID);
  await expect(page.locator("#support-title")).toBeVisible();
});

test("an agreement that is nested too deeply can be read by partner and admin", async ({ browser }) => {
  const partner = await openSession(browser, signInFor("partner owner"), "/partner");
  const settings = `${(/^\/partner\/ptn_\w+/.exec(await linkOn(partner, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0]}/settings`;
  const admin = await openSession(browser, signInFor("staff admin"), "/admin/agreement");
  const write = (body: string) =>
    asBefore(async (client) => {
      const newest = "SELECT max(version) FROM agreement";
      const { rows } = await client.query<{ body: string }>(`SELECT body FROM agreement WHERE version = (${newest})`);
      await client.query(`UPDATE agreement SET body = $1 WHERE version = (${newest})`, [body]);
      return rows[0]?.body ?? "";
    });
  const before = await write(DEEP);
  try {
    for (const [page, address] of [
      [partner, settings],
      [admin, "/admin/agreement"],
    ] as const) {
      const complaints = complaintsOf(page);
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await expect(page.locator(".prose")).toContainText(SAID);
      expect(complaints, address).toEqual([]);
    }
  } finally {
    await write(before);
  }
});
