import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./lib/chromium.ts";
import { generateClient } from "./lib/client.ts";
import { exitCodeOf } from "./lib/exit-code.ts";
import { keepReport } from "./lib/kept-results.ts";
import { holdPackages } from "./lib/packages.ts";
import { inRoot } from "./lib/paths.ts";
import { freePortWith } from "./lib/ports.ts";
import { runMain } from "./lib/problem.ts";
import { type Counts, checkCounts, playwrightCounts, sum, vitestCounts } from "./lib/results.ts";
import { say, step } from "./lib/say.ts";
import { stopRequested } from "./lib/stop-requested.ts";
import { makeTestBuild, type TestBuild } from "./lib/test-build.ts";
import { testSettings } from "./lib/test-settings.ts";

/** `budget`: minutes that a stage may take on two quiet cores; docs/contributing.md has the sum. */
type Stage = { readonly name: string; readonly budget: number; run(): Promise<Counts> };
type Line = { readonly name: string; readonly budget: number; readonly counts: Counts; readonly seconds: number };

// The stack's other ports: the partner app's, and a second web process's.
const NEIGHBOURS = [1, 10, 11];
const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Every stage of `npm test`; `temp` and `build` are removed afterwards. */
function stagesOf(temp: string, build: TestBuild, port: number, stop: AbortSignal): Stage[] {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BUILD_DIR: build.dir,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
  };
  const stack: NodeJS.ProcessEnv = {
    ...env,
    ...testSettings({
      PORT: String(port),
      ORIGIN: `http://localhost:${port}`,
      DATA_DIR: join(temp, "data"),
      BUILD_DIR: build.dir,
    }),
  };
  const tests: NodeJS.ProcessEnv = { ...env, E2E_PORT: String(port), E2E_DATA_DIR: join(temp, "data") };
  const node = (args: readonly string[], how = env) => exitCodeOf(process.execPath, args, how, stop);
  const bin = (...parts: string[]) => inRoot("node_modules", ...parts);
  const vitest = async (name: string, projects: readonly string[], how = env): Promise<Counts> => {
    const report = join(temp, `${name}.json`);
    const wanted = projects.flatMap((project) => ["--project", project]);
    const code = await node(
      [
        bin("vitest/vitest.mjs"),
        "run",
        ...wanted,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      how,
    );
    await keepReport(name, report);
    return vitestCounts(report, code);
  };
  return [
    {
      name: "format and lint",
      budget: 0.3,
      run: async () =>
        checkCounts(
          await node([bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--reporter=summary", "."]),
        ),
    },
    {
      name: "types",
      budget: 0.7,
      run: async () => {
        await generateClient();
        const routes = await node([bin("next/dist/bin/next"), "typegen"]);
        return checkCounts(
          routes || (await node([bin("typescript/bin/tsc"), "--noEmit", "--incremental", "false", "-p", build.types])),
        );
      },
    },
    { name: "architecture and unit", budget: 1, run: () => vitest("unit", ["architecture", "unit"]) },
    { name: "examples", budget: 0.5, run: () => vitest("examples", ["examples"]) },
    { name: "integration", budget: 5, run: () => vitest("integration", ["integration"]) },
    {
      name: "build",
      budget: 1,
      run: async () => checkCounts(await node([inRoot("scripts/start.mjs"), "--until", "built"], stack)),
    },
    {
      name: "end to end",
      budget: 4.5,
      run: async () => {
        const browser = await step("Looking for Chromium", ensureChromium);
        const report = join(temp, "e2e.json");
        const code = await node([bin("@playwright/test/cli.js"), "test"], {
          ...tests,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          ...(browser ? { CHROMIUM_PATH: browser } : {}),
        });
        await keepReport("e2e", report);
        return playwrightCounts(report, code);
      },
    },
    { name: "faults", budget: 2, run: () => vitest("faults", ["faults"], tests) },
  ];
}

async function runStage(stage: Stage): Promise<Line> {
  const begun = performance.now();
  say(`── ${stage.name} ──`);
  const counts = await stage.run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return ONE_FAILED;
  });
  return { name: stage.name, budget: stage.budget, counts, seconds: (performance.now() - begun) / 1000 };
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** `npm test`: every stage, whatever the one before said; `npm test -- unit e2e` style filters take stage names. */
await runMain(() =>
  stopRequested(async (stop) => {
    const filters = process.argv.slice(2);
    const temp = await mkdtemp(join(tmpdir(), "patchbay-check-"));
    await chmod(temp, 0o755);
    const letPackagesGo = holdPackages();
    const build = await makeTestBuild();
    const lines: Line[] = [];
    try {
      for (const stage of stagesOf(temp, build, await freePortWith(NEIGHBOURS), stop)) {
        if (stop.aborted) break;
        if (filters.length === 0 || filters.some((filter) => stage.name.includes(filter)))
          lines.push(await runStage(stage));
      }
    } finally {
      await rm(temp, { recursive: true, force: true });
      await build.remove();
      letPackagesGo();
    }
    console.log();
    for (const { name, budget, counts, seconds } of lines) {
      const of = `of ${(budget * 60).toFixed(0)}`.padEnd(7);
      console.log(`${seconds.toFixed(0).padStart(5)} s ${of} ${name.padEnd(22)} ${inWords(counts)}`);
    }
    const total = sum(lines.length > 0 ? lines.map(({ counts }) => counts) : [NONE]);
    if (total.failed > 0 || stop.aborted) process.exitCode = 1;
    console.log(inWords(total));
  }),
);
