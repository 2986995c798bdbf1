import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkCounts, playwrightCounts, sum, vitestCounts } from "./results.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "patchbay-results-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function report(name: string, content: unknown): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };

it("reads vitest's report", async () => {
  expect(await vitestCounts(await report("a.json", vitest), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
});

it("counts a test file that could not be loaded, and a run that failed without saying where", async () => {
  const unloaded = { ...vitest, testResults: [{ status: "failed", assertionResults: [] }] };
  expect(await vitestCounts(await report("b.json", unloaded), 1)).toMatchObject({ failed: 1 });
  expect(await vitestCounts(await report("c.json", vitest), 1)).toMatchObject({ passed: 5, failed: 1 });
  expect(await vitestCounts(join(dir, "none.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it("reads Playwright's report and calls flaky failed", async () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(await playwrightCounts(await report("d.json", { stats }), 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  expect(await playwrightCounts(join(dir, "none.json"), 1)).toMatchObject({ failed: 1 });
});

it("adds up", () => {
  expect(sum([checkCounts(0), checkCounts(2), { passed: 4, failed: 0, skipped: 1 }])).toEqual({
    passed: 5,
    failed: 1,
    skipped: 1,
  });
});
