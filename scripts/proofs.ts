import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RESULTS, readFileResults, readProofs } from "./lib/kept-results.ts";
import { inRoot } from "./lib/paths.ts";
import { runMain } from "./lib/problem.ts";
import { namedTests } from "./lib/proof-lines.ts";

/**
 * `npm run proofs`: the lines of docs/proofs.md beside the last results. The lines are written by hand and say what shows a promise; how often
 * it passed, how long it took and what was measured is read from what `npm test` and the proof commands left, and never committed. Exit code 3
 * when a line names a test that is not there, or one that failed.
 */
await runMain(async () => {
  const text = await readFile(inRoot("docs/proofs.md"), "utf8");
  const named = namedTests(text, (path) => existsSync(inRoot(path)));
  const results = await readFileResults();
  const files = [...new Set(named.map(({ file }) => file))].sort();
  const rows = files.map((file) => {
    const result = results.get(file);
    const state = !existsSync(inRoot(file)) ? "MISSING" : !result ? "not run" : result.failed > 0 ? "FAILED" : "passed";
    const figures = result ? `${result.passed} passed, ${result.failed} failed` : "";
    const seconds = result?.seconds == null ? "" : `${result.seconds.toFixed(1)} s`;
    const lines = named.filter((one) => one.file === file).length;
    return { file, state, figures, seconds, lines };
  });
  const proofs = await readProofs();
  const table = [
    "# Figures of the last results",
    "",
    "| test | state | tests | time | lines |",
    "|---|---|---|---|---|",
    ...rows.map(
      ({ file, state, figures, seconds, lines }) => `| ${file} | ${state} | ${figures} | ${seconds} | ${lines} |`,
    ),
    "",
    "| proof command | when | figures | missed |",
    "|---|---|---|---|",
    ...proofs.map(
      ({ name, at, figures, missed }) =>
        `| ${name} | ${at.slice(0, 16)} | ${Object.entries(figures)
          .map(([key, value]) => `${key} ${value}`)
          .join(", ")} | ${missed.join("; ") || "none"} |`,
    ),
    "",
  ].join("\n");
  if (existsSync(RESULTS)) await writeFile(join(RESULTS, "proofs.md"), table);
  console.log(table);
  const bad = rows
    .filter(({ state }) => state === "MISSING" || state === "FAILED")
    .map(({ file, state }) => `${file}: ${state}`);
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const figures = { files: rows.length, passed: count("passed"), notRun: count("not run"), missing: count("MISSING") };
  console.log(JSON.stringify({ name: "proofs", figures, missed: bad }));
  if (bad.length > 0) process.exitCode = 3;
});
