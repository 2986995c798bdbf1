import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { generateClient } from "./lib/client.ts";
import { exitCodeOf } from "./lib/exit-code.ts";
import { inRoot } from "./lib/paths.ts";
import { runMain } from "./lib/problem.ts";
import { say } from "./lib/say.ts";
import { stopRequested } from "./lib/stop-requested.ts";

const run = promisify(execFile);
const bin = (...parts: string[]) => inRoot("node_modules", ...parts);

/** Everything that changed since `base`, committed or not, and is still there. */
async function changedSince(base: string): Promise<string[]> {
  const git = async (...args: string[]) =>
    (await run("git", args, { cwd: inRoot() })).stdout.split("\n").filter(Boolean);
  const tracked = await git("diff", "--name-only", "--diff-filter=d", base);
  return [...new Set([...tracked, ...(await git("ls-files", "--others", "--exclude-standard"))])];
}

/**
 * `npm run test:changed -- [base]`: what a change touches, in less than a minute for a typical file: format and lint of the changed files, types, the
 * architecture, and the tests that reach a changed file by their imports. Since the last commit unless a base is named. No browser, no stack:
 * `npm test` has those.
 */
await runMain(() =>
  stopRequested(async (stop) => {
    const [base = "HEAD"] = process.argv.slice(2);
    const changed = await changedSince(base);
    if (changed.length === 0) return say(`Nothing changed since ${base}.`);
    say(`${changed.length} files changed since ${base}.`);
    await generateClient();
    const node = (args: readonly string[]) => exitCodeOf(process.execPath, args, process.env, stop);
    const tests = ["unit", "examples", "integration"].flatMap((project) => ["--project", project]);
    const codes = [
      await node([
        bin("@biomejs/biome/bin/biome"),
        "check",
        "--error-on-warnings",
        "--no-errors-on-unmatched",
        ...changed,
      ]),
      await node([
        bin("typescript/bin/tsc"),
        "--noEmit",
        "--incremental",
        "--tsBuildInfoFile",
        inRoot(".results/changed.tsbuildinfo"),
        "-p",
        inRoot(),
      ]),
      await node([bin("vitest/vitest.mjs"), "run", "--project", "architecture"]),
      await node([bin("vitest/vitest.mjs"), "run", "--changed", base, "--passWithNoTests", ...tests]),
    ];
    if (codes.some((code) => code !== 0)) process.exitCode = 1;
  }),
);
