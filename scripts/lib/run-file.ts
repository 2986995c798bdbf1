import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isKnown, type Known, known, lives, signal, waitUntil } from "./pids.ts";
import { codeOf, Problem } from "./problem.ts";

type Content = { readonly owner: Known; readonly children: Known[] };

/** The claim on a data folder, and the list of what runs for it. */
export type RunFile = {
  add(pid: number): void;
  remove(pid: number): void;
  release(): Promise<void>;
};

const END_LIMIT_MS = 10_000;

function read(file: string): Content | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null || !("owner" in value) || !isKnown(value.owner)) return undefined;
    const children = "children" in value && Array.isArray(value.children) ? value.children.filter(isKnown) : [];
    return { owner: value.owner, children };
  } catch {
    return undefined;
  }
}

/** Ends what a killed start left running: each whole process group, politely first. */
async function reap(children: readonly Known[]): Promise<void> {
  const left = children.filter(lives);
  for (const { pid } of left) signal(pid, "SIGTERM", true);
  if (await waitUntil(() => !left.some(lives), END_LIMIT_MS)) return;
  for (const { pid } of left.filter(lives)) signal(pid, "SIGKILL", true);
  await waitUntil(() => !left.some(lives), END_LIMIT_MS);
}

/** The process that has claimed a data folder and still lives. */
export function ownerOf(dataDir: string): number | undefined {
  const content = read(join(dataDir, "run.json"));
  return content && lives(content.owner) ? content.owner.pid : undefined;
}

/**
 * Claims a data folder for this process: two starts on one folder would fight over its database. What a killed start left
 * running is ended first.
 */
export async function claim(dataDir: string): Promise<RunFile> {
  const file = join(dataDir, "run.json");
  await mkdir(dataDir, { recursive: true });
  const owner = known(process.pid);
  if (!owner) throw new Error("cannot read this process's own start time");
  const children: Known[] = [];
  const content = () => `${JSON.stringify({ owner, children } satisfies Content)}\n`;
  for (;;) {
    try {
      await writeFile(file, content(), { flag: "wx" });
      break;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    const earlier = read(file);
    if (earlier && lives(earlier.owner))
      throw new Problem(
        `Patchbay already runs on ${dataDir} (process ${earlier.owner.pid}): end that one first, or set another DATA_DIR.`,
      );
    await reap(earlier?.children ?? []);
    await rm(file, { force: true });
  }
  const save = () => writeFileSync(file, content());
  return {
    add(pid) {
      const child = known(pid);
      if (!child) return;
      children.push(child);
      save();
    },
    remove(pid) {
      const at = children.findIndex((child) => child.pid === pid);
      if (at < 0) return;
      children.splice(at, 1);
      save();
    },
    release: () => rm(file, { force: true }),
  };
}
