import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { testSettings } from "./scripts/lib/test-settings.ts";

// `npm test` sets all of these to a fresh stack of its own. By hand, the data stays between runs: delete the folder for new data.
const port = process.env.E2E_PORT ?? "4600";
const dataDir = process.env.E2E_DATA_DIR ?? join(tmpdir(), "patchbay-e2e");
const origin = `http://localhost:${port}`;
const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const executablePath = process.env.CHROMIUM_PATH ?? system;

// Where the tests find the stack, in the workers too.
process.env.E2E_ORIGIN = origin;
process.env.E2E_DATA_DIR = dataDir;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    timezoneId: "Pacific/Chatham",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium" }],
  webServer: {
    command: "node scripts/start.mjs",
    url: `${origin}/api/health`,
    env: testSettings({
      PORT: port,
      DATA_DIR: dataDir,
      ORIGIN: origin,
      BUILD_DIR: process.env.BUILD_DIR ?? ".next-e2e",
    }),
    timeout: 420_000,
    reuseExistingServer: process.env.E2E_PORT === undefined,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "pipe",
  },
});
