import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { signIn } from "./people";
import { ORIGIN, type SignIn } from "./stack";

const FOLDER = path.join(tmpdir(), `patchbay-e2e-sessions-${new URL(ORIGIN).port}`);

/**
 * A signed-in person in a browser of their own, at `at`. The session of an earlier test is used again while it lives: signing in is limited to
 * eight times in ten minutes for an account, and a code works once in 30 seconds. Tests that sign out or sign in on purpose use `signIn`.
 */
export async function openSession(
  browser: Browser,
  person: SignIn,
  at: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  mkdirSync(FOLDER, { recursive: true });
  const kept = path.join(FOLDER, `${person.email}.json`);
  const context = await browser.newContext({
    baseURL: ORIGIN,
    ...options,
    ...(existsSync(kept) ? { storageState: kept } : {}),
  });
  const page = await context.newPage();
  const known = await context.request.get("/api/session");
  if (!(await known.text()).includes('"signedIn":true')) {
    await context.clearCookies();
    await signIn(page, person, at);
    await context.storageState({ path: kept });
  }
  await page.goto(at);
  return page;
}
