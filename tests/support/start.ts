import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";

type Env = Readonly<Record<string, string>>;

/** How a script ended, and everything it said. */
export type Ended = { readonly code: number | null; readonly output: string };

/** A folder of this test's own, which the user "postgres" can walk into; removed afterwards. */
export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "patchbay-fault-"));
  await chmod(dir, 0o755);
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** The environment of a start: a demo with an embedded database, and what the test says. */
function environment(env: Env): NodeJS.ProcessEnv {
  const clean = { NODE_ENV: "production", PATCHBAY_MODE: "demo", DATABASE_URL: "", MIGRATE_DATABASE_URL: "" } as const;
  return { ...process.env, ...clean, PATCHBAY_THROW_AWAY: "on", ...env };
}

/** Starts a script of a checkout and collects what it says. */
export function launch(
  script: string,
  args: readonly string[],
  env: Env,
  nodeArgs: readonly string[] = [],
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return { child, output: () => output };
}

/** Runs a script to its end. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Env,
  nodeArgs: readonly string[] = [],
): Promise<Ended> {
  const { child, output } = launch(script, args, env, nodeArgs);
  await once(child, "close");
  return { code: child.exitCode, output: output() };
}

/** `npm start -- --until STAGE` of this checkout (or of another). */
export function startUntil(stage: string, env: Env, checkout = inRoot()): Promise<Ended> {
  return runScript(join(checkout, "scripts/start.mjs"), ["--until", stage], env);
}

/** Waits until a condition holds; fails with the words otherwise. */
export async function eventually(
  words: string,
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not within ${limitMs / 1000} s: ${words}`);
    await sleep(100);
  }
}

/** Every process that works on a data folder, by its settings or its command line (Linux). */
export function processesOf(dataDir: string): number[] {
  const text = (pid: string, file: string) => {
    try {
      return `\0${readFileSync(`/proc/${pid}/${file}`, "utf8")}`;
    } catch {
      return "";
    }
  };
  const works = (pid: string) => {
    const settings = text(pid, "environ");
    return (
      settings.includes(`\0DATA_DIR=${dataDir}\0`) ||
      settings.includes(`\0STATE_FILE=${dataDir}/`) ||
      text(pid, "cmdline").includes(`${dataDir}/`)
    );
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && works(name))
    .map(Number);
}

/** The address of the embedded database's superuser, for looking inside while it runs. */
export async function superuserOf(dataDir: string): Promise<string> {
  const secrets: { superuserPassword: string } = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8"));
  const port = (await readFile(join(dataDir, "postgres-port"), "utf8")).trim();
  return `postgresql://postgres:${secrets.superuserPassword}@127.0.0.1:${port}/patchbay`;
}
