import { spawn } from "node:child_process";
import { root } from "./paths.ts";
import { Problem } from "./problem.ts";

/** How to run a command to its end. */
export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  /** The sentence when it fails; its last lines of output follow. */
  readonly failure: string;
  /** Show the output as it comes instead of keeping it for a failure. */
  readonly show?: boolean;
  readonly signal?: AbortSignal;
};

const KEPT_LINES = 40;

/** Runs a command in the checkout and waits for its end; a code other than 0 is a Problem. Gives what it printed. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: options.show ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      ...(options.signal ? { signal: options.signal, killSignal: "SIGTERM" } : {}),
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split("\n").slice(-KEPT_LINES).join("\n");
      reject(new Problem(`${options.failure} (${signal ?? `code ${code}`})${tail ? `\n${tail}` : ""}`));
    });
  });
}
