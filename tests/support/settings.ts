/** The settings every test process has, the database's addresses apart. The keys are for tests and nothing else. */
export const TEST_SETTINGS = {
  PATCHBAY_MODE: "demo",
  ORIGIN: "http://localhost:3000",
  PATCHBAY_SECRET: "test-secret-test-secret-test-secret-test-secret",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
} as const;

/** The settings of a web or worker process a test starts, or of the test's own process: stated, never inherited. */
export function applySettings(urls: { readonly app: string; readonly owner: string }): void {
  Object.assign(process.env, TEST_SETTINGS, { DATABASE_URL: urls.app, MIGRATE_DATABASE_URL: urls.owner });
}
