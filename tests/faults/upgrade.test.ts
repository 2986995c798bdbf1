import { cp, mkdir, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";
import { loadDump } from "../fixtures/upgrade/dump.ts";
import { type Facts, lost, readFacts } from "../fixtures/upgrade/facts.ts";
import { copyMigrations, dumpNames, openDump } from "../fixtures/upgrade/load.ts";
import { runScript, startUntil, superuserOf, tempDir } from "../support/start.ts";

/** Runs the data folder's server for a moment, for the owner to work in. */
async function during<T>(dataDir: string, work: (superuser: string) => Promise<T>): Promise<T> {
  const superuser = await superuserOf(dataDir);
  const url = new URL(superuser);
  const server = await startPostgres({ dataDir, port: Number(url.port), password: url.password, throwAway: true });
  try {
    return await work(superuser);
  } finally {
    await server.stop();
  }
}

/** A checkout that has only these migrations; scripts and packages are ours. */
async function olderCheckout(migrations: readonly string[]): Promise<string> {
  const dir = await tempDir();
  for (const name of ["scripts", "prisma", "package.json", "package-lock.json", "prisma.config.ts", "tsconfig.json"])
    await cp(inRoot(name), join(dir, name), { recursive: true });
  await rm(join(dir, "prisma/migrations"), { recursive: true });
  await copyMigrations(migrations, join(dir, "prisma/migrations"));
  await mkdir(join(dir, "lib/platform"), { recursive: true });
  await symlink(inRoot("node_modules"), join(dir, "node_modules"));
  return dir;
}

const counts = ({ rows }: Facts) => Object.fromEntries(rows);

describe.each(await dumpNames())("the dump %s in an embedded database", (name) => {
  it("comes to this checkout's migrations, into a backup and out of it, whole", async () => {
    const dump = await openDump(name);
    const dataDir = await tempDir();
    const env = { DATA_DIR: dataDir };
    const older = await olderCheckout(dump.header.migrations.map((migration) => migration.name));
    expect(await startUntil("migrated", env, older)).toMatchObject({ code: 0 });
    const before = await during(dataDir, async (superuser) => {
      await loadDump(superuser, dump);
      return readFacts(superuser);
    });
    expect(await startUntil("migrated", env)).toMatchObject({ code: 0 });
    const now = await during(dataDir, readFacts);
    expect(lost(before, now)).toEqual([]);

    expect(await runScript(inRoot("scripts/backup.ts"), [], env)).toMatchObject({ code: 0 });
    const archives = (await readdir(join(dataDir, "backups"))).sort();
    // The last is ours; one before it is of the upgrade, when there was something to apply.
    const archive = join(dataDir, "backups", archives.at(-1) ?? "");
    await rm(join(dataDir, "postgres"), { recursive: true });
    expect(await runScript(inRoot("scripts/restore.ts"), [archive, "--yes"], env)).toMatchObject({ code: 0 });
    const restored = await during(dataDir, readFacts);
    expect(restored.frozen).toEqual(now.frozen);
    expect(counts(restored)).toEqual(counts(now));
    expect(await startUntil("migrated", env)).toMatchObject({ code: 0 });
  });
});
