import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Starts a real worker process on this test's database. */
export function startWorkerProcess(options: { leaseSeconds: number }): ChildProcess {
  const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
  return spawn(process.execPath, [tsx, join(ROOT, "tests/support/worker-process.ts"), String(options.leaseSeconds)], {
    cwd: ROOT,
    env: process.env,
    stdio: ["ignore", "ignore", "inherit"],
    // A group of its own, so that `kill` takes the loader's child too.
    detached: true,
  });
}

/** Ends it as a crash would (SIGKILL) or as a deploy would (SIGTERM). */
export async function killWorkerProcess(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  process.kill(-child.pid, signal);
  await gone;
}
