import { execFileSync } from "node:child_process";
import { chown, cp, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";
import { runScript, tempDir, type User } from "../support/start.ts";

const start = inRoot("scripts/start.mjs");

/** Who to start as: somebody without rights when this is root, else whoever this is. */
function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function ownFolder(user: User | undefined): Promise<string> {
  const dir = await tempDir();
  if (user) await chown(dir, user.uid, user.gid);
  return dir;
}

describe("an ordinary user", () => {
  const user = ordinaryUser();

  /** A checkout below a folder of root's alone is nobody else's to start. */
  const reachable = () => {
    try {
      execFileSync("test", ["-r", start], { ...user });
      return true;
    } catch {
      return false;
    }
  };

  it("makes and keeps a database that is theirs, secrets theirs alone", async ({ skip }) => {
    if (!reachable()) return skip("this checkout can be read by its owner only");
    const dir = await ownFolder(user);
    const env = { DATA_DIR: dir, HOME: dir };
    for (const round of ["first", "second"]) {
      const ended = await runScript(start, ["--until", "migrated"], env, [], user);
      expect(ended.output, round).not.toMatch(/may not|EACCES|^\s+at /m);
      expect(ended.code, `${round}: ${ended.output}`).toBe(0);
    }
    const uid = user?.uid ?? process.getuid?.();
    expect((await stat(join(dir, "postgres"))).uid).toBe(uid);
    const secrets = await stat(join(dir, "secrets.json"));
    expect([secrets.uid, secrets.mode & 0o777]).toEqual([uid, 0o600]);
  });

  it("is told in a sentence that the data is somebody else's", async ({ skip }) => {
    if (!user || !reachable()) return skip("needs a second user");
    const dir = await tempDir();
    const ended = await runScript(start, ["--until", "database"], { DATA_DIR: join(dir, "data"), HOME: dir }, [], user);
    expect(ended.output).toMatch(/This user may not read or write .*: change its owner/);
    expect(ended.output).not.toMatch(/^\s+at /m);
    expect(ended.code).toBe(1);
    await expect(readFile(join(dir, "data/secrets.json"))).rejects.toThrow("ENOENT");
  });
});

describe("the first start on a machine", () => {
  it("is not silent while npm is", async () => {
    const dir = await tempDir();
    await mkdir(join(dir, "scripts"));
    for (const name of ["start.mjs", "check-node.mjs", "bootstrap.mjs"])
      await cp(inRoot("scripts", name), join(dir, "scripts", name));
    for (const name of ["package.json", "package-lock.json"]) await cp(inRoot(name), join(dir, name));
    // An npm that takes its time and then has no network.
    await writeFile(join(dir, "npm-cli.js"), "setTimeout(() => process.exit(1), 9_500)");
    const ended = await runScript(join(dir, "scripts/start.mjs"), [], { npm_execpath: join(dir, "npm-cli.js") });
    expect(ended.output).toMatch(/Installing packages: still at it/);
    expect(ended.output).toMatch(/npm ci failed, see above/);
    expect(ended.code).toBe(1);
    expect(ended.silentMs).toBeLessThan(6_500);
  });
});
