import { chmod, cp, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { withClient } from "./database.ts";
import { checkDisk } from "./disk.ts";
import type { OpenDatabase } from "./open-database.ts";
import { findPostgres, versionOf } from "./postgres-home.ts";
import { Problem } from "./problem.ts";
import { run } from "./run.ts";
import { say, step } from "./say.ts";
import { secretsFile } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** What a backup says about itself. */
export type BackupNote = { readonly madeAt: string; readonly postgres: string; readonly kind: "embedded" | "dump" };

// A copy of a running cluster leaves these out: PostgreSQL makes them anew, and the log needed is copied last.
const NOT_COPIED = new Set([
  "postmaster.pid",
  "postmaster.opts",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pgsql_tmp",
]);
const LEFT_EMPTY = [
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
];
/** What the data folder keeps beside database and secrets. */
export const EXTRA_FILES = ["sign-ins.json", "partner-app.json", "partner-app-port"];

/** Files may come and go under a running server; everything else that fails is a fault. */
async function copyTree(from: string, to: string, skip: ReadonlySet<string>): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (skip.has(entry.name)) continue;
    const source = join(from, entry.name);
    if (entry.isDirectory()) await copyTree(source, join(to, entry.name), skip);
    else
      await cp(source, join(to, entry.name)).catch(async (error: unknown) => {
        if (await stat(source).catch(() => undefined)) throw error;
      });
  }
}

/**
 * A physical copy of the running embedded server by PostgreSQL's own protocol: start, copy the files, stop, then the log
 * written meanwhile (kept by wal_keep_size). Restoring replays that log, so the copy is as of its end.
 */
async function copyCluster(data: string, superuser: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('patchbay', true)");
    await copyTree(data, target, new Set([...NOT_COPIED, "pg_wal", "pg_control"]));
    await cp(join(data, "global/pg_control"), join(target, "global/pg_control"));
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await writeFile(join(target, "backup_label"), rows[0]?.labelfile ?? "");
    await client.query("SELECT pg_switch_wal()");
    await copyTree(join(data, "pg_wal"), join(target, "pg_wal"), new Set());
    for (const name of LEFT_EMPTY) await mkdir(join(target, name), { recursive: true, mode: 0o700 });
  } finally {
    await client.end();
  }
}

async function dumpExternal(settings: Settings, target: string): Promise<string> {
  const owner = settings.external?.owner ?? "";
  const version = await withClient(
    "MIGRATE_DATABASE_URL",
    owner,
    async (client) =>
      (await client.query<{ server_version: string }>("SHOW server_version")).rows[0]?.server_version ?? "",
  );
  await run(
    "pg_dump",
    ["--format=custom", "--no-owner", `--dbname=${owner}`, `--file=${join(target, "database.dump")}`],
    {
      failure: "pg_dump could not save the database.",
    },
  ).catch((error: unknown) => {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `pg_dump is not installed: install the client programs of PostgreSQL ${version.split(".")[0]}, or use your provider's snapshots.`,
    );
  });
  return version;
}

/**
 * Saves database and secrets into `DATA_DIR/backups/<time>.tar.gz` and gives its path. Secrets that come from the environment
 * are not in it: keep them where you keep them.
 */
export async function backUp(settings: Settings, database: OpenDatabase): Promise<string> {
  await checkDisk(settings.dataDir);
  const dir = join(settings.dataDir, "backups");
  const madeAt = new Date().toISOString();
  const name = madeAt.replaceAll(/[:.]/g, "-");
  const partial = join(dir, `.${name}.partial`);
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    let note: BackupNote;
    if (database.superuser) {
      const home = await findPostgres(settings.dataDir);
      await copyCluster(home.data, database.superuser, join(partial, "postgres"));
      note = { madeAt, postgres: versionOf(home.postgres), kind: "embedded" };
    } else {
      note = { madeAt, postgres: await dumpExternal(settings, partial), kind: "dump" };
    }
    for (const file of [secretsFile(settings.dataDir), ...EXTRA_FILES.map((extra) => join(settings.dataDir, extra))]) {
      if (await stat(file).catch(() => undefined))
        await cp(file, join(partial, file.slice(settings.dataDir.length + 1)));
    }
    await writeFile(join(partial, "backup.json"), `${JSON.stringify(note)}\n`);
    const archive = join(dir, `${name}.tar.gz`);
    await run("tar", ["-czf", `${archive}.partial`, "-C", partial, "."], {
      failure: "The backup could not be packed.",
    });
    await chmod(`${archive}.partial`, 0o600);
    await rename(`${archive}.partial`, archive);
    return archive;
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(join(dir, `${name}.tar.gz.partial`), { force: true });
  }
}

/**
 * Older data is about to meet newer migrations. Without a backup it goes no further, except on a server of one's own in demo
 * mode, where the data is invented and pg_dump may not be there.
 */
export async function backUpBeforeMigrating(
  settings: Settings,
  database: OpenDatabase,
  pending: readonly string[],
): Promise<void> {
  try {
    const title = `Backing up before ${pending.length} new ${pending.length === 1 ? "migration" : "migrations"}`;
    say(`Backup: ${await step(title, () => backUp(settings, database))}`);
  } catch (error) {
    if (!(error instanceof Problem) || settings.mode !== "demo" || !settings.external) throw error;
    say(`No backup: ${error.message.split("\n")[0]}`);
  }
}
