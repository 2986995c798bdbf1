import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";
import { known } from "../../scripts/lib/pids.ts";
import { launch, runScript, tempDir } from "../support/start.ts";
import { until } from "../support/until.ts";

/** A checkout with the start script as a newcomer has it, and an npm of ours in place of the real one. */
async function checkout(npm: string): Promise<{ start: string; dir: string; env: { npm_execpath: string } }> {
  const dir = await tempDir();
  await cp(inRoot("scripts"), join(dir, "scripts"), { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) await cp(inRoot(name), join(dir, name));
  await writeFile(join(dir, "npm-cli.js"), npm);
  return { dir, start: join(dir, "scripts/start.mjs"), env: { npm_execpath: join(dir, "npm-cli.js") } };
}

describe("npm ci under a running Patchbay", () => {
  it("is refused in a sentence: the packages it runs on stay as they are", async () => {
    const { dir, start, env } = await checkout("import { writeFileSync } from 'node:fs'; writeFileSync('emptied', '')");
    const packages = join(dir, "node_modules");
    await mkdir(join(packages, ".bin"), { recursive: true });
    await symlink(process.execPath, join(packages, ".bin/node"));
    // What an earlier lock file asked for.
    await writeFile(
      join(packages, ".package-lock.json"),
      '{ "packages": { "node_modules/next": { "version": "16.0.0" } } }',
    );
    await mkdir(join(packages, ".patchbay-in-use"));
    const mark = join(packages, `.patchbay-in-use/${process.pid}.json`);
    await writeFile(mark, JSON.stringify(known(process.pid)));
    const refused = await runScript(start, [], env);
    expect(refused.output).toMatch(
      new RegExp(`package-lock\\.json changed, and process ${process.pid} still runs on those installed here: end it`),
    );
    expect(refused.output).not.toMatch(/^\s+at /m);
    expect(refused.code).toBe(1);
    await expect(readFile(join(dir, "emptied"))).rejects.toThrow("ENOENT");

    // The same process id in another life is nobody.
    await writeFile(mark, JSON.stringify({ pid: process.pid, birth: "another life" }));
    await runScript(start, [], env);
    await readFile(join(dir, "emptied"));
  });

  it("runs once for two commands typed at once: the second waits for the first", async () => {
    const slow =
      "import { appendFileSync } from 'node:fs'; appendFileSync('installs', '1'); setTimeout(() => process.exit(1), 2_500)";
    const { dir, start, env } = await checkout(slow);
    const first = launch(start, [], env);
    await until(() => /Installing packages/.test(first.output()), 20_000, "the first installs");
    const second = launch(start, [], env);
    await until(() => /Another start is installing/.test(second.output()), 20_000, "the second waits");
    expect(await readFile(join(dir, "installs"), "utf8")).toBe("1");
    // The first failed, so the second tries for itself, alone.
    await until(() => first.child.exitCode !== null && second.child.exitCode !== null, 30_000, "both end");
    expect(await readFile(join(dir, "installs"), "utf8")).toBe("11");
    expect(second.output()).toMatch(/npm ci failed, see above/);
  });
});
