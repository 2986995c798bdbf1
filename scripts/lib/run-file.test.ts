import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { birthOf, isAlive } from "./pids.ts";
import { claim, ownerOf } from "./run-file.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "patchbay-claim-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A process in a group of its own that would run for a minute. */
async function sleeper(): Promise<{ pid: number; birth: string; ended: Promise<unknown> }> {
  const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  await once(child, "spawn");
  const pid = child.pid ?? 0;
  return { pid, birth: birthOf(pid) ?? "", ended: once(child, "exit") };
}

it("lets one process have a folder, until it lets go", async () => {
  const mine = await claim(dir);
  expect(ownerOf(dir)).toBe(process.pid);
  await expect(claim(dir)).rejects.toThrow(/already runs on/);
  await mine.release();
  expect(ownerOf(dir)).toBeUndefined();
  await (await claim(dir)).release();
});

it("takes a dead owner's folder over and ends what it left running", async () => {
  const left = await sleeper();
  await writeFile(join(dir, "run.json"), JSON.stringify({ owner: { pid: 999_999_999, birth: "x" }, children: [left] }));
  const mine = await claim(dir);
  await left.ended;
  expect(isAlive(left.pid)).toBe(false);
  await mine.release();
});

it("leaves alone a process that only has the same id", async () => {
  const stranger = await sleeper();
  await writeFile(
    join(dir, "run.json"),
    JSON.stringify({
      owner: { pid: process.pid, birth: "another life" },
      children: [{ ...stranger, birth: "another life" }],
    }),
  );
  const mine = await claim(dir);
  expect(isAlive(stranger.pid)).toBe(true);
  process.kill(stranger.pid);
  await stranger.ended;
  await mine.release();
});

it("takes over from a file that was cut off", async () => {
  await writeFile(join(dir, "run.json"), '{"owner":');
  const mine = await claim(dir);
  mine.add(process.pid);
  expect(JSON.parse(await readFile(join(dir, "run.json"), "utf8")).children).toHaveLength(1);
  await mine.release();
});
