import { readdirSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const APP = path.resolve(import.meta.dirname, "../../../app");

/** Every page of the tree, as its folder under `app`: `[locale]/(auth)/sign-in`; the front page of a tree is its own folder. */
export function pageFolders(): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file).split(path.sep).join("/"))
    .sort();
}

/** Whatever the browser complains about from here on: failed scripts, the content security policy, lost resources. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** A page that streams has its heading last. */
async function settled(page: Page): Promise<void> {
  await page
    .locator("h1")
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  await page.waitForLoadState("load");
}

/** The address of the first link on `from` that matches, as a person would follow it. */
export async function linkOn(page: Page, from: string, pattern: RegExp): Promise<string> {
  await page.goto(from);
  await settled(page);
  const hrefs = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = [new URL(page.url()).pathname, ...hrefs]
    .map((href) => href.replace(/[?#].*$/, ""))
    .find((href) => pattern.test(href));
  if (!found) throw new Error(`${from} links to nothing like ${pattern}.`);
  return found;
}

/**
 * In dark only colours differ: the other rules have judged the same document already. Legacy mode judges frames from the page itself instead of
 * opening another page for each judgement; none of ours holds a frame of another origin.
 */
async function seriousFindings(page: Page, scheme: "light" | "dark"): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (scheme === "dark"
    ? axe.withRules(["color-contrast"])
    : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
  ).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
    );
}

/** How far the page is wider than the screen, CSS pixels. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * The `Origin` that a browser sends with a form of this page: with the referrer policy "no-referrer" it is "null", and whoever checks origins refuses
 * the form. Tried with a form that leads nowhere, so the page is left.
 */
async function postedOrigin(page: Page): Promise<string | undefined> {
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.isNavigationRequest());
  await page.evaluate(() => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "/api/health";
    document.body.append(form);
    form.submit();
  });
  const request = await sent;
  const { origin } = await request.allHeaders();
  // The refusal has arrived and is over before another page is opened, which would hear of it in its console.
  await request.response();
  await page.waitForURL(/\/api\/health$/);
  await page.goto("about:blank");
  return origin;
}

/** What a layout calls a page that has no title of its own. */
const ONLY_THE_PRODUCT = /^(?:Patchbay|Partners|Admin|Console)?$/;

/** A message's key where its sentence should stand. */
const UNSAID = /\b(?:refusals|portal|portalMail|fields|errors)\.[a-z]+[A-Z]\w*/;

/**
 * Opens one page and looks at it as an inspector would: status, a title of its own, one first heading, silence in the console, no serious accessibility
 * finding in light and dark (dark once, not for each language), nothing to scroll sideways at 360 px, forms that are sent with their origin. Findings are soft, so that one bad page does not hide the next.
 */
export async function inspect(page: Page, address: string, look: { dir?: "rtl"; status?: number } = {}): Promise<void> {
  const complaints = complaintsOf(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const answer = await page.goto(address);
  await settled(page);
  expect.soft(answer?.status(), `${address}: status`).toBe(look.status ?? 200);
  expect.soft(await page.title(), `${address}: title`).not.toMatch(ONLY_THE_PRODUCT);
  expect.soft(await page.locator("h1").count(), `${address}: first headings`).toBe(1);
  expect.soft(await page.locator("html").getAttribute("dir"), `${address}: direction`).toBe(look.dir ?? "ltr");
  expect.soft(await seriousFindings(page, "light"), `${address}: light`).toEqual([]);
  if (look.dir !== "rtl") {
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    expect.soft(await seriousFindings(page, "dark"), `${address}: dark`).toEqual([]);
  }
  expect.soft(await page.locator("body").innerText(), `${address}: a key nobody said`).not.toMatch(UNSAID);
  await page.setViewportSize({ width: 360, height: 740 });
  expect.soft(await overflow(page), `${address}: wider than 360 px by`).toBeLessThanOrEqual(0);
  expect.soft(complaints, `${address}: console`).toEqual([]);
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
  const forms = await page.locator("form:not([method=get])").count();
  const own = new URL(page.url()).origin;
  if (forms > 0) expect.soft(await postedOrigin(page), `${address}: origin of its forms`).toBe(own);
}
