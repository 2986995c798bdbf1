import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { leaveMark, marksIn } from "./marks.ts";
import { known } from "./pids.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "patchbay-marks-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it("names every other process that lives, each by a mark of its own", async () => {
  const sleepers = await Promise.all(
    [1, 2].map(async () => {
      const child = spawn("sleep", ["60"], { stdio: "ignore" });
      await once(child, "spawn");
      await writeFile(join(dir, `${child.pid}.json`), JSON.stringify(known(child.pid ?? 0)));
      return child;
    }),
  );
  const pids = sleepers.map(({ pid }) => pid ?? 0).sort((left, right) => left - right);
  const take = leaveMark(dir);
  expect(marksIn(dir)).toEqual(pids);
  take();
  expect(await readdir(dir)).toHaveLength(2);
  sleepers[0]?.kill();
  await once(sleepers[0] ?? process, "exit");
  expect(marksIn(dir)).toEqual([sleepers[1]?.pid]);
  sleepers[1]?.kill();
});

it("counts neither a process of another life, nor a file that was cut off, nor a folder that is not there", async () => {
  await writeFile(join(dir, "1.json"), JSON.stringify({ pid: 1, birth: "another life" }));
  await writeFile(join(dir, "2.json"), '{"pid":');
  expect(marksIn(dir)).toEqual([]);
  expect(marksIn(join(dir, "none"))).toEqual([]);
});
