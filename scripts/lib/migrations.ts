import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { connect } from "./database.ts";
import { inRoot } from "./paths.ts";
import { codeOf, Problem } from "./problem.ts";

// Applies plain SQL files, each whole or not at all, and keeps the table `_prisma_migrations` as Prisma does: a database that Prisma's engine
// brought here goes on, and `prisma migrate` would agree with what stands in it. docs/decisions/2026-12-01-migrations-at-run-time.md.

/** Where the migrations of this checkout are. */
export const migrationsDir = inRoot("prisma/migrations");

/** One migration: its folder's full name is its order. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The migrations of a folder, oldest first. A folder without `migration.sql` is a problem: somebody's work is half there. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(dir, name, "migration.sql"), "utf8").catch((error: unknown) => {
        if (codeOf(error) === "ENOENT") throw new Problem(`The migration ${name} has no migration.sql.`);
        throw error;
      });
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** The number Prisma's engine locks too, so that an older Patchbay and this one never migrate at the same time. */
const LOCK = 72_707_369;

/** Somebody else's migrations, and the backup before them, may take this long. */
const LOCK_WAIT = "15min";

type Applied = { name: string; checksum: string };

async function appliedTo(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows;
}

/** Stops when the database is ahead of these migrations, or when one that it had was edited. Answers what is missing, oldest first. */
function missing(all: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(all.map((migration) => [migration.name, migration]));
  const ahead = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (ahead.length > 0) {
    throw new Problem(
      `The database was written by a newer Patchbay than this one (it has ${ahead.join(", ")}): update this checkout, or restore an older backup. Nothing was changed.`,
    );
  }
  const edited = applied.filter(({ name, checksum }) => known.get(name)?.checksum !== checksum).map(({ name }) => name);
  if (edited.length > 0) {
    throw new Problem(
      `The migration ${edited.join(", ")} was edited after this database had it: put its old text back and write a new one.`,
    );
  }
  const had = new Set(applied.map(({ name }) => name));
  return all.filter(({ name }) => !had.has(name));
}

/** Where in a script PostgreSQL stopped, as a line from 1. */
function lineOf(sql: string, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position ?? Number.NaN) : Number.NaN;
  return Number.isNaN(position) ? "" : `, line ${sql.slice(0, position).split("\n").length}`;
}

/** One migration with its row, in one transaction: killed in the middle, nothing of either is there. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
  const transaction = rows[0]?.id;
  try {
    // One simple query runs the whole script: function bodies and their semicolons are PostgreSQL's to read.
    await client.query(sql);
    const after = await client.query<{ id: string | null }>("SELECT pg_current_xact_id_if_assigned()::text AS id");
    if (after.rows[0]?.id !== transaction)
      throw new Error("it ends the transaction it runs in, which a migration may not");
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(`A migration failed and was taken back whole: ${name}${lineOf(sql, error)}: ${reason}`);
  }
}

/**
 * Applies what is missing and gives the names of what it applied. `beforeChange` runs only when a database with earlier
 * data is about to change, which is the moment for a backup. `dir` is another folder of migrations than this checkout's. Of several processes at
 * once one migrates and the others find nothing left to do.
 */
export async function migrate(
  ownerUrl: string,
  beforeChange: (pending: readonly string[]) => Promise<void>,
  dir = migrationsDir,
): Promise<string[]> {
  const all = await readMigrations(dir);
  const client = await connect("MIGRATE_DATABASE_URL", ownerUrl);
  try {
    await client.query(`SET lock_timeout = '${LOCK_WAIT}'; SET timezone = 'UTC'`);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET lock_timeout = 0");
    await client.query(TABLE);
    const applied = await appliedTo(client);
    const pending = missing(all, applied);
    if (pending.length === 0) return [];
    if (applied.length > 0) await beforeChange(pending.map(({ name }) => name));
    // What an earlier engine began and never finished ran in one transaction: nothing of it is there.
    await client.query(
      "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
    );
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
