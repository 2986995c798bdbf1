import { generateClient } from "./lib/client.ts";
import { exitCodeOf } from "./lib/exit-code.ts";
import { inRoot } from "./lib/paths.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { step } from "./lib/say.ts";
import { stopRequested } from "./lib/stop-requested.ts";

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ["format and lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["route types", ["node_modules/next/dist/bin/next", "typegen"]],
  // Whole each time: what was kept of the last run has called a new route's types missing.
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false", "-p", "."]],
  ["architecture", ["node_modules/vitest/vitest.mjs", "run", "--project", "architecture"]],
  ["unused code", ["node_modules/knip/bin/knip.js"]],
];

/** `npm run check`: what needs no database, in under a minute, before a commit. */
await runMain(() =>
  stopRequested(async (stop) => {
    await generateClient();
    const failed: string[] = [];
    for (const [name, [script = "", ...args]] of CHECKS) {
      // A step that threw is not called done.
      await step(name, async () => {
        const code = await exitCodeOf(process.execPath, [inRoot(script), ...args], process.env, stop);
        if (code !== 0) throw new Problem(name);
      }).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        failed.push(name);
      });
    }
    if (failed.length > 0) throw new Problem(`Not in order: ${failed.join(", ")}.`);
  }),
);
