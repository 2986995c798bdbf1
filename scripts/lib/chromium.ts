import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { inRoot } from "./paths.ts";
import { run } from "./run.ts";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function systemBrowser(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...SYSTEM].find((path) => path !== undefined && existsSync(path));
}

/**
 * Makes sure there is a Chromium: the system's, else Debian's package when we are root there, else Playwright's own
 * download. Gives the path of a system browser, undefined for Playwright's.
 */
export async function ensureChromium(): Promise<string | undefined> {
  const found = systemBrowser();
  if (found) return found;
  if (existsSync(chromium.executablePath())) return undefined;
  const root = process.getuid?.() === 0;
  if (root && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const failure = "Chromium could not be installed with apt-get.";
    await run("apt-get", ["update"], { env, failure });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env, failure });
    return systemBrowser();
  }
  await run(
    process.execPath,
    [inRoot("node_modules/playwright/cli.js"), "install", ...(root ? ["--with-deps"] : []), "chromium"],
    {
      failure: "No Chromium is installed and Playwright could not fetch one: install chromium and try again.",
    },
  );
  return undefined;
}
