import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * When a process began, in the system's own words: with its id it names one process for ever, because ids are used again.
 * Undefined when there is no such process (a zombie counts as none).
 */
export function birthOf(pid: number): string | undefined {
  if (process.platform !== "linux") {
    const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return status === 0 ? stdout.trim() || undefined : undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" ? undefined : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** A process named for ever: its id, and when it began. */
export type Known = { readonly pid: number; readonly birth: string };

/** The name of a process that lives now. */
export function known(pid: number): Known | undefined {
  const birth = birthOf(pid);
  return birth === undefined ? undefined : { pid, birth };
}

/** Whether that very process still lives. */
export function lives(found: Known): boolean {
  return birthOf(found.pid) === found.birth;
}

/** Whether something read from a file names a process. */
export function isKnown(value: unknown): value is Known {
  return (
    typeof value === "object" &&
    value !== null &&
    "pid" in value &&
    typeof value.pid === "number" &&
    "birth" in value &&
    typeof value.birth === "string"
  );
}

/** The command line of a process, or "" when it cannot be read. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;
  } catch {
    return "";
  }
}

/** Sends a signal to a process, or to its whole group; a process that is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals, group = false): void {
  try {
    process.kill(group && process.platform !== "win32" ? -pid : pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Waits until a condition holds; false when the time ran out first. */
export async function waitUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > end) return false;
    await sleep(50);
  }
  return true;
}
