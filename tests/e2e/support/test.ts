import { test as base } from "@playwright/test";

/**
 * Playwright's test, with the browser contexts that a test opened itself closed at its end. Playwright closes its own alone: the others
 * would go on asking the server, next to every later test of the worker. The story keeps its pages over several tests and does without.
 */
export const test = base.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
