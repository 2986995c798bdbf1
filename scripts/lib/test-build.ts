import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { leaveMark, marksIn } from "./marks.ts";
import { fromRoot, inRoot } from "./paths.ts";

const folder = inRoot(".next-tests");

/** The place in the checkout where one run of the tests builds. */
export type TestBuild = {
  /** For BUILD_DIR. */
  readonly dir: string;
  /** A project for the type check: the sources, and the route types generated there. */
  readonly types: string;
  remove(): Promise<void>;
};

/** What the checkout's own project says, with the route types of this folder; globs do not look into other folders with a dot. */
function project(depth: string): string {
  const all = ["**/*.ts", "**/*.tsx"].map((glob) => `${depth}/${glob}`);
  const not = ["node_modules", ".data", "next-env.d.ts"].map((name) => `${depth}/${name}`);
  return JSON.stringify({ extends: `${depth}/tsconfig.json`, include: [...all, "build/types/**/*.ts"], exclude: not });
}

/** Makes the place for this process and removes those of runs that were killed. Next builds below the checkout only, so it lies there. */
export async function makeTestBuild(): Promise<TestBuild> {
  const own = join(folder, String(process.pid));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (marksIn(join(folder, name, "in-use")).length === 0)
      await rm(join(folder, name), { recursive: true, force: true });
  }
  leaveMark(join(own, "in-use"));
  const types = join(own, "tsconfig.json");
  await writeFile(types, project("../.."));
  return {
    dir: fromRoot(join(own, "build")),
    types,
    remove: () => rm(own, { recursive: true, force: true }),
  };
}
