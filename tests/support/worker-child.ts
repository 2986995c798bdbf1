import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** Starts a real worker process on this test's database. */
export function startWorkerProcess(options: { leaseSeconds: number; job?: "none" | "daily" }): ChildProcess {
  return spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      join(ROOT, "tests/support/worker-process.ts"),
      String(options.leaseSeconds),
      options.job ?? "none",
    ],
    {
      cwd: ROOT,
      env: process.env,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
}

/** Ends it as a crash would (SIGKILL) or as a deploy would (SIGTERM). */
export async function killWorkerProcess(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
