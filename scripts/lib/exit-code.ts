import { spawn } from "node:child_process";
import { root } from "./paths.ts";
import { signal } from "./pids.ts";

/**
 * Runs a command in the checkout with its output shown and gives its exit code; 1 when it was ended by a signal. It has a
 * process group of its own, which ends with it or with `stop`, so that nothing it started stays behind.
 */
export function exitCodeOf(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ["ignore", "inherit", "inherit"] });
    const { pid } = child;
    const end = () => pid !== undefined && signal(pid, "SIGTERM", true);
    stop.addEventListener("abort", end, { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      stop.removeEventListener("abort", end);
      if (pid !== undefined) signal(pid, "SIGKILL", true);
      resolve(code ?? 1);
    });
  });
}
