import { chown, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { backUp } from "./backups.ts";
import { createDatabase } from "./create-database.ts";
import { databaseOf, withClient, withDatabase } from "./database.ts";
import { migrate } from "./migrations.ts";
import type { OpenDatabase } from "./open-database.ts";
import { findPostgres } from "./postgres-home.ts";
import { Problem } from "./problem.ts";
import { say, step } from "./say.ts";
import type { Settings } from "./settings.ts";

// Trigrams take letters by the database's LC_CTYPE, which is fixed when a database is made: with "C" a Hebrew word has none, and typing
// mistakes in it cannot be found. Databases of earlier versions are made anew with the same rows.

const NEW_SUFFIX = "_renewed";
const OLD_SUFFIX = "_before_ctype";

/** Whether trigrams see Hebrew letters in a database (as its owner, once migrated). */
export function seesHebrew(ownerUrl: string): Promise<boolean> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>("SELECT cardinality(show_trgm('חשבונית')) AS n");
    return (rows[0]?.n ?? 0) > 0;
  });
}

type Table = { name: string; columns: string };

/** Every table with what it stores itself: partitions through their parent, generated columns by the server. */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT format('%I', c.relname) AS name, string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

/** Makes the monthly partitions that the old database has, by the function that makes all of them. */
async function copyPartitions(from: pg.Client, to: pg.Client): Promise<void> {
  const { rows } = await from.query<{ month: string }>(`
    SELECT DISTINCT right(c.relname, 7) AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE c.relispartition AND c.relname ~ '_p\\d{4}_\\d{2}$' ORDER BY month`);
  for (const { month } of rows) {
    const day = "to_date($1, 'YYYY_MM')::timestamptz";
    await to.query(`SELECT ensure_partitions(${day}, ${day})`, [month]);
  }
}

async function countOf(client: pg.Client, table: string): Promise<string> {
  return (await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n ?? "";
}

async function copyRows(from: pg.Client, to: pg.Client, dir: string): Promise<void> {
  const [tables, there] = [await tablesOf(from), await tablesOf(to)];
  if (JSON.stringify(tables) !== JSON.stringify(there))
    throw new Problem(
      "The database could not be made anew: its tables are not those of its migrations. Nothing was changed.",
    );
  // Rules were kept when the rows were written; here they would ask for an order of tables.
  await to.query("SET session_replication_role = replica");
  await to.query(`TRUNCATE ${tables.map(({ name }) => name).join(", ")}`);
  await copyPartitions(from, to);
  for (const [at, { name, columns }] of tables.entries()) {
    const file = from.escapeLiteral(join(dir, `${at}.rows`));
    await from.query(`COPY (SELECT ${columns} FROM ${name}) TO ${file} (FORMAT binary)`);
    await to.query(`COPY ${name} (${columns}) FROM ${file} (FORMAT binary)`);
    if ((await countOf(from, name)) !== (await countOf(to, name)))
      throw new Problem(`The database could not be made anew: ${name} lost rows on the way. Nothing was changed.`);
  }
  const sequences = await from.query<{ name: string; last: string | null }>(
    "SELECT format('%I', sequencename) AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public'",
  );
  for (const { name, last } of sequences.rows)
    if (last !== null) await to.query("SELECT setval($1::regclass, $2)", [name, last]);
  await to.query("ANALYZE");
}

/** What an interrupted renewal left: the old database under its other name is given up only once the new one has its place. */
async function clearLeftovers(server: pg.Client, name: string): Promise<void> {
  for (const left of [`${name}${NEW_SUFFIX}`, `${name}${OLD_SUFFIX}`])
    await server.query(`DROP DATABASE IF EXISTS ${server.escapeIdentifier(left)} WITH (FORCE)`);
}

async function renew(settings: Settings, ownerUrl: string, superuser: string): Promise<void> {
  const name = databaseOf(ownerUrl);
  const [fresh, old] = [`${name}${NEW_SUFFIX}`, `${name}${OLD_SUFFIX}`];
  const home = await findPostgres(settings.dataDir);
  const dir = join(home.data, "patchbay_renewal");
  await withClient("the embedded database", superuser, async (server) => {
    await clearLeftovers(server, name);
    await createDatabase(server, fresh, decodeURIComponent(new URL(ownerUrl).username));
    try {
      await migrate(withDatabase(ownerUrl, fresh), async () => undefined);
      await rm(dir, { recursive: true, force: true });
      await mkdir(dir, { mode: 0o700 });
      if (home.runAs) await chown(dir, home.runAs.uid, home.runAs.gid);
      await withClient("the embedded database", withDatabase(superuser, name), (from) =>
        withClient("the embedded database", withDatabase(superuser, fresh), (to) => copyRows(from, to, dir)),
      );
      // Both names change in one transaction: at any moment there is a whole database under the right name.
      const [now, then, next] = [name, old, fresh].map((each) => server.escapeIdentifier(each));
      await server.query(
        `BEGIN; ALTER DATABASE ${now} RENAME TO ${then}; ALTER DATABASE ${next} RENAME TO ${now}; COMMIT`,
      );
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
    await clearLeftovers(server, name);
  });
}

/** Whether somebody works with the embedded database now; it cannot be exchanged under them. */
async function isInUse(superuser: string, name: string): Promise<boolean> {
  return withClient("the embedded database", superuser, async (client) => {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
      [name],
    );
    return (rowCount ?? 0) > 0;
  });
}

/**
 * Sees to it that typing mistakes are found in every alphabet. The embedded database of an earlier version is saved, then made anew with the
 * same rows (once); of a server of one's own it is said in words what to do, because it is not ours to exchange.
 */
export async function ensureLetters(settings: Settings, database: OpenDatabase): Promise<void> {
  const { urls, superuser } = database;
  if (await seesHebrew(urls.owner)) return;
  if (superuser === undefined) {
    say(
      `The database ${databaseOf(urls.owner)} was made with LC_CTYPE "C": typing mistakes in Hebrew will not be found in the search. Everything else works. To mend it, make a database with LC_CTYPE 'C.UTF-8' TEMPLATE template0 and load a dump of this one there.`,
    );
    return;
  }
  if (await isInUse(superuser, databaseOf(urls.owner))) return;
  say(
    `Backup: ${await step("Backing up before the database is made anew for every alphabet", () => backUp(settings, database))}`,
  );
  await step("Making the database anew with the same rows", () => renew(settings, urls.owner, superuser));
  if (!(await seesHebrew(urls.owner)))
    say("This system has no UTF-8 character type: typing mistakes in Hebrew will not be found in the search.");
}
