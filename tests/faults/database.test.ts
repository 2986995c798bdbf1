import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withClient } from "../../scripts/lib/database.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";
import { processesOf, runScript, startUntil, superuserOf, tempDir } from "../support/start.ts";

/** Runs the data folder's server for a moment and looks inside. */
async function ask<Row extends Record<string, unknown>>(dataDir: string, sql: string): Promise<Row[]> {
  const superuser = await superuserOf(dataDir);
  const url = new URL(superuser);
  const server = await startPostgres({ dataDir, port: Number(url.port), password: url.password, throwAway: true });
  try {
    return await withClient("the test", superuser, async (client) => (await client.query<Row>(sql)).rows);
  } finally {
    await server.stop();
  }
}

async function migrated(): Promise<string> {
  const dataDir = await tempDir();
  expect(await startUntil("migrated", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  return dataDir;
}

/** Another checkout of the same code with migrations of its own: scripts and prisma copied, the packages shared. */
async function otherCheckout(): Promise<string> {
  const dir = await tempDir();
  for (const name of ["scripts", "prisma", "package.json", "package-lock.json", "prisma.config.ts", "tsconfig.json"])
    await cp(inRoot(name), join(dir, name), { recursive: true });
  await mkdir(join(dir, "lib/platform"), { recursive: true });
  await symlink(inRoot("node_modules"), join(dir, "node_modules"));
  return dir;
}

async function addMigration(checkout: string, name: string, sql: string): Promise<void> {
  await mkdir(join(checkout, "prisma/migrations", name));
  await writeFile(join(checkout, "prisma/migrations", name, "migration.sql"), sql);
}

describe("the embedded database", () => {
  it("starts again over a stale lock, whoever's process it names, and over a half-made cluster", async () => {
    const dataDir = await migrated();
    const lock = (pid: number) =>
      `${pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n  1234567         0\nready   \n`;
    for (const pid of [999_999_999, process.pid, 1]) {
      await writeFile(join(dataDir, "postgres/postmaster.pid"), lock(pid));
      expect(await startUntil("database", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
    }
    const fresh = await tempDir();
    await mkdir(join(fresh, "postgres.partial"));
    await writeFile(join(fresh, "postgres.partial/PG_VERSION"), "18\n");
    expect(await startUntil("database", { DATA_DIR: fresh })).toMatchObject({ code: 0 });
  });

  it("is refused when another PostgreSQL wrote it, and stays as it was", async () => {
    const dataDir = await migrated();
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "17\n");
    const refused = await startUntil("database", { DATA_DIR: dataDir });
    expect(refused.output).toMatch(/was written by PostgreSQL 17 and this Patchbay brings PostgreSQL 18/);
    expect(refused.code).toBe(1);
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "18\n");
    expect(await startUntil("migrated", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  });

  it("is refused with damaged secrets and without any", async () => {
    const dataDir = await migrated();
    const kept = await readFile(join(dataDir, "secrets.json"), "utf8");
    await writeFile(join(dataDir, "secrets.json"), "{");
    expect(await startUntil("database", { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      output: expect.stringContaining("is damaged"),
    });
    await rm(join(dataDir, "secrets.json"));
    expect(await startUntil("database", { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      output: expect.stringContaining("is missing but its database is there"),
    });
    await writeFile(join(dataDir, "secrets.json"), kept);
    expect(await startUntil("database", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
  });

  it("goes with a newer checkout after a backup, takes a failed migration back whole, and refuses the older checkout", async () => {
    const dataDir = await migrated();
    const newer = await otherCheckout();
    await addMigration(
      newer,
      "29990101000000_good",
      "CREATE TABLE from_the_future (id int); INSERT INTO from_the_future VALUES (7);",
    );
    await addMigration(
      newer,
      "29990102000000_bad",
      "INSERT INTO from_the_future VALUES (8); SELECT broken FROM nowhere;",
    );

    const failed = await startUntil("migrated", { DATA_DIR: dataDir }, newer);
    expect(failed.output).toMatch(/A migration failed and was taken back whole[\s\S]*nowhere/);
    expect(failed.code).toBe(1);
    expect(await readdir(join(dataDir, "backups"))).toEqual([expect.stringMatching(/\.tar\.gz$/)]);
    expect(await ask(dataDir, "SELECT id FROM from_the_future")).toEqual([{ id: 7 }]);

    await writeFile(
      join(newer, "prisma/migrations/29990102000000_bad/migration.sql"),
      "INSERT INTO from_the_future VALUES (9);",
    );
    expect(await startUntil("migrated", { DATA_DIR: dataDir }, newer)).toMatchObject({ code: 0 });
    expect(await ask(dataDir, "SELECT id FROM from_the_future ORDER BY id")).toEqual([{ id: 7 }, { id: 9 }]);

    const older = await startUntil("migrated", { DATA_DIR: dataDir });
    expect(older.output).toMatch(
      /written by a newer Patchbay than this one \(it has 29990101000000_good, 29990102000000_bad\)/,
    );
    expect(older.code).toBe(1);
    expect(await ask(dataDir, "SELECT id FROM from_the_future ORDER BY id")).toEqual([{ id: 7 }, { id: 9 }]);
  });

  it("comes back from a backup with its secrets, and what was there stays aside", async () => {
    const dataDir = await migrated();
    const env = { DATA_DIR: dataDir };
    await ask(dataDir, "INSERT INTO setting (key, value) VALUES ('kept', '1')");
    expect(await runScript(inRoot("scripts/backup.ts"), [], env)).toMatchObject({ code: 0 });
    const archive = join(dataDir, "backups", (await readdir(join(dataDir, "backups")))[0] ?? "");
    const secrets = await readFile(join(dataDir, "secrets.json"), "utf8");
    await ask(dataDir, "UPDATE setting SET value = '2' WHERE key = 'kept'");

    expect(await runScript(inRoot("scripts/restore.ts"), [archive], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining("Add --yes"),
    });
    expect(await ask(dataDir, "SELECT value FROM setting WHERE key = 'kept'")).toEqual([{ value: 2 }]);
    expect(await runScript(inRoot("scripts/restore.ts"), [archive, "--yes"], env)).toMatchObject({ code: 0 });
    expect(await ask(dataDir, "SELECT value FROM setting WHERE key = 'kept'")).toEqual([{ value: 1 }]);
    expect(await readFile(join(dataDir, "secrets.json"), "utf8")).toBe(secrets);
    expect(await readdir(join(dataDir, "before-restore"))).toHaveLength(1);
    expect(processesOf(dataDir)).toEqual([]);
  });
});
