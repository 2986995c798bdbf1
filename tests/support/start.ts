import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";
import { testSettings } from "../../scripts/lib/test-settings.ts";

type Env = Readonly<Record<string, string>>;

/** Another user of this machine, by number; only root may start programs as one. */
export type User = { readonly uid: number; readonly gid: number };

/** How a script ended, everything it said, and the longest it said nothing, from its start to its last line. */
export type Ended = { readonly code: number | null; readonly output: string; readonly silentMs: number };

/** A folder of its own, which the user "postgres" can walk into, and the way to be rid of it. */
export async function tempFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "patchbay-fault-"));
  await chmod(dir, 0o755);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** The same for one test, which removes it at its end. */
export async function tempDir(): Promise<string> {
  const { dir, remove } = await tempFolder();
  onTestFinished(remove);
  return dir;
}

/** Where these tests build: the run's folder under `npm test`, one of their own by hand, never where `npm start` builds. */
export const BUILD_DIR = process.env.BUILD_DIR ?? ".next-faults";

/** The environment of a start: a demo with an embedded database, and what the test says. */
function environment(env: Env): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: "production", ...testSettings({ BUILD_DIR, ...env }) };
}

/** Starts a script of a checkout and collects what it says. */
export function launch(
  script: string,
  args: readonly string[],
  env: Env,
  nodeArgs: readonly string[] = [],
  user?: User,
): { child: ChildProcess; output: () => string; silentMs: () => number } {
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  let output = "";
  let last = performance.now();
  let silentMs = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      silentMs = Math.max(silentMs, performance.now() - last);
      last = performance.now();
    });
  }
  return { child, output: () => output, silentMs: () => silentMs };
}

/** Runs a script to its end. */
export async function runScript(
  script: string,
  args: readonly string[],
  env: Env,
  nodeArgs: readonly string[] = [],
  user?: User,
): Promise<Ended> {
  const { child, output, silentMs } = launch(script, args, env, nodeArgs, user);
  await once(child, "close");
  return { code: child.exitCode, output: output(), silentMs: silentMs() };
}

/** `npm start -- --until STAGE` of this checkout (or of another). */
export function startUntil(stage: string, env: Env, checkout = inRoot()): Promise<Ended> {
  return runScript(join(checkout, "scripts/start.mjs"), ["--until", stage], env);
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
