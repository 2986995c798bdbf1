import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { root } from "./paths.ts";
import { signal } from "./pids.ts";
import type { RunFile } from "./run-file.ts";
import { say } from "./say.ts";

/** A process to keep running. */
export type Service = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes; undefined shows it. */
  readonly log: string | undefined;
};

/** A service that is being kept running. */
export type Running = {
  /** Rejects when it ends too soon too often to hope for the next time. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
};

const STEADY_AFTER_MS = 30_000;
const LONGEST_PAUSE_MS = 30_000;
const TRIES_BEFORE_STEADY = 5;
const END_LIMIT_MS = 10_000;

async function tail(file: string | undefined): Promise<string> {
  if (!file) return "";
  const text = await readFile(file, "utf8").catch(() => "");
  return `\n${text.trimEnd().split("\n").slice(-15).join("\n")}`;
}

async function launch(service: Service): Promise<ChildProcess> {
  const log = service.log ? await open(service.log, "a") : undefined;
  const output = log ? log.fd : "inherit";
  try {
    // A group of its own: Ctrl-C reaches only the supervisor, and one signal to the group ends its children too.
    const child = spawn(service.command, service.args, {
      cwd: root,
      env: service.env,
      detached: true,
      stdio: ["ignore", output, output],
    });
    await once(child, "spawn");
    return child;
  } finally {
    await log?.close();
  }
}

/** Starts a service and starts it again when it ends, later each time (1 s, 2 s, 4 s … 30 s) until it runs steadily. */
export function keepRunning(service: Service, runFile: RunFile): Running {
  let current: ChildProcess | undefined;
  let stopping = false;
  let wake: () => void = () => undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop(): Promise<void> {
    for (let short = 0; !stopping; ) {
      const begun = performance.now();
      const child = await launch(service);
      current = child;
      const { pid } = child;
      if (pid !== undefined) runFile.add(pid);
      if (stopping && pid !== undefined) signal(pid, "SIGTERM", true);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      if (pid !== undefined) {
        signal(pid, "SIGKILL", true);
        runFile.remove(pid);
      }
      if (stopping) return;
      short = performance.now() - begun < STEADY_AFTER_MS ? short + 1 : 1;
      const how = child.signalCode ?? `code ${child.exitCode}`;
      if (short > TRIES_BEFORE_STEADY)
        throw new Error(`${service.name} ended ${short} times in a row (${how}).${await tail(service.log)}`);
      const wait = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (short - 1));
      say(
        `${service.name} ended (${how}); starting it again in ${wait / 1000} s${service.log ? `, see ${service.log}` : ""}`,
      );
      await pause(wait);
    }
  }

  const finished = loop();
  return {
    failed: finished.then(() => new Promise<never>(() => undefined)),
    async stop() {
      stopping = true;
      wake();
      const pid = current?.pid;
      if (pid !== undefined && current?.exitCode === null && current.signalCode === null) signal(pid, "SIGTERM", true);
      const late = setTimeout(() => {
        if (current?.pid !== undefined) signal(current.pid, "SIGKILL", true);
      }, END_LIMIT_MS);
      await finished.catch(() => undefined);
      clearTimeout(late);
    },
  };
}
