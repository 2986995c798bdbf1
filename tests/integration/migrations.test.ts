import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { withClient, withDatabase } from "../../scripts/lib/database.ts";
import { migrate, readMigrations } from "../../scripts/lib/migrations.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { until } from "../support/until";

let dir: string;
let owner: string;
let database: string;

const superuser = (sql: string) =>
  withClient("the test", inject("testServer").superuser, (client) => client.query(sql));
const query = async <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
  withClient("the test", owner, async (client) => (await client.query<Row>(sql, [...values])).rows);
const write = async (name: string, sql: string) => {
  await mkdir(join(dir, name), { recursive: true });
  await writeFile(join(dir, name, "migration.sql"), sql);
};
const run = (before: (pending: readonly string[]) => Promise<void> = async () => undefined) =>
  migrate(owner, before, dir);
const history = () =>
  query<{ name: string; finished: boolean; rolled: boolean; steps: number }>(`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled, applied_steps_count AS steps
    FROM _prisma_migrations ORDER BY started_at, migration_name`);

function start() {
  return spawn(process.execPath, ["--import", "tsx", inRoot("tests/support/migrate-process.ts"), owner, dir], {
    cwd: inRoot(),
    stdio: "ignore",
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "patchbay-migrations-"));
  database = `pb_test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString("hex")}`;
  await superuser(`CREATE DATABASE ${database}`);
  owner = withDatabase(inject("testServer").superuser, database);
});
afterEach(async () => {
  await superuser(`DROP DATABASE ${database} WITH (FORCE)`);
  await rm(dir, { recursive: true });
});

describe("migrations", () => {
  it("run in the order of their full names, once, and are noted as Prisma notes them", async () => {
    await write("20260102000000_second", "INSERT INTO things VALUES (2)");
    await write("20260101000000_first", "CREATE TABLE things (id int); INSERT INTO things VALUES (1);");
    await write("20260102000000_after_second", "UPDATE things SET id = id * 10");
    const names = ["20260101000000_first", "20260102000000_after_second", "20260102000000_second"];
    expect(await run()).toEqual(names);
    expect(await query("SELECT id FROM things ORDER BY id")).toEqual([{ id: 2 }, { id: 10 }]);
    expect(await history()).toEqual(names.map((name) => ({ name, finished: true, rolled: false, steps: 1 })));
    const [row] = await query<{ id: string; checksum: string; logs: string | null }>(
      "SELECT id, checksum, logs FROM _prisma_migrations ORDER BY migration_name LIMIT 1",
    );
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: (await readMigrations(dir))[0]?.checksum,
      logs: null,
    });
    expect(await run()).toEqual([]);
  });

  it("ask for a backup only when earlier data is about to change", async () => {
    const asked: string[][] = [];
    const before = async (pending: readonly string[]) => void asked.push([...pending]);
    await write("1_one", "CREATE TABLE one (id int)");
    await run(before);
    expect(asked).toEqual([]);
    await write("2_two", "CREATE TABLE two (id int)");
    await write("3_three", "CREATE TABLE three (id int)");
    await run(before);
    await run(before);
    expect(asked).toEqual([["2_two", "3_three"]]);
  });

  it("hold functions, dollar quotes, semicolons and comments", async () => {
    await write(
      "1_function",
      `-- a comment; with a semicolon
      CREATE TABLE log (text text);
      CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        INSERT INTO log VALUES ('a;b'), ($$c;d$$); RETURN NEW;
      END $body$;
      CREATE TABLE watched (id int); /* another; */
      CREATE TRIGGER note AFTER INSERT ON watched FOR EACH ROW EXECUTE FUNCTION note();
      INSERT INTO watched VALUES (1);`,
    );
    await run();
    expect(await query("SELECT text FROM log ORDER BY text")).toEqual([{ text: "a;b" }, { text: "c;d" }]);
  });

  it("that fail are taken back whole, say which, where and why, and those before them stay", async () => {
    await write("1_good", "CREATE TABLE good (id int)");
    await write("2_bad", "CREATE TABLE half (id int);\nINSERT INTO half VALUES (1);\nSELECT broken FROM nowhere;");
    await write("3_never", "CREATE TABLE never (id int)");
    await expect(run()).rejects.toThrow(/taken back whole: 2_bad, line 3: .*nowhere/);
    const tables = await query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    expect(tables).toEqual([{ tablename: "_prisma_migrations" }, { tablename: "good" }]);
    expect((await history()).map(({ name }) => name)).toEqual(["1_good"]);
    await write("2_bad", "CREATE TABLE half (id int)");
    expect(await run()).toEqual(["2_bad", "3_never"]);
  });

  it("that cannot run in a transaction, or end it, are refused in words", async () => {
    await write("1_table", "CREATE TABLE one (id int)");
    await write("2_index", "CREATE INDEX CONCURRENTLY one_id ON one (id)");
    await expect(run()).rejects.toThrow(/2_index: .*cannot run inside a transaction block/);
    await write("2_index", "INSERT INTO one VALUES (1); COMMIT;");
    await expect(run()).rejects.toThrow(/2_index: it ends the transaction it runs in/);
    expect((await history()).map(({ name }) => name)).toEqual(["1_table"]);
  });

  it("edited afterwards, gone from the checkout, or without their file: nothing is changed", async () => {
    await write("1_one", "CREATE TABLE one (id int)");
    await run();
    await write("2_two", "CREATE TABLE two (id int)");
    await write("1_one", "CREATE TABLE one (id bigint)");
    await expect(run()).rejects.toThrow(/The migration 1_one was edited after this database had it/);
    await rm(join(dir, "1_one"), { recursive: true });
    await expect(run()).rejects.toThrow(/written by a newer Patchbay than this one \(it has 1_one\)/);
    await mkdir(join(dir, "1_one"));
    await expect(run()).rejects.toThrow(/1_one has no migration.sql/);
    expect((await history()).map(({ name }) => name)).toEqual(["1_one"]);
  });
});

describe("a database of Prisma's engine", () => {
  it("is adopted: finished rows count, interrupted ones are marked and run again, rolled back ones run", async () => {
    await write("1_done", "CREATE TABLE done (id int)");
    await write("2_interrupted", "CREATE TABLE interrupted (id int)");
    await write("3_back", "CREATE TABLE back (id int)");
    const [done] = await readMigrations(dir);
    await query(`CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
      migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
      applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
    await query("CREATE TABLE done (id int)");
    const row =
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, rolled_back_at, applied_steps_count) VALUES";
    await query(`${row} ('a', $1, '1_done', now(), NULL, 1)`, [done?.checksum]);
    await query(`${row} ('b', 'x', '2_interrupted', NULL, NULL, 0)`);
    await query(`${row} ('c', 'y', '3_back', NULL, now(), 0)`);
    expect(await run()).toEqual(["2_interrupted", "3_back"]);
    const rows = await history();
    expect(rows.filter(({ name }) => name === "2_interrupted")).toEqual([
      { name: "2_interrupted", finished: false, rolled: true, steps: 0 },
      { name: "2_interrupted", finished: true, rolled: false, steps: 1 },
    ]);
    expect(await run()).toEqual([]);
  });
});

describe("several processes", () => {
  it("that migrate at once apply each migration once, and all end well", async () => {
    await write("1_slow", "CREATE TABLE slow (id int); SELECT pg_sleep(0.5); INSERT INTO slow VALUES (1);");
    await write("2_next", "INSERT INTO slow VALUES (2)");
    const answers = await Promise.all([run(), run(), run(), run()]);
    expect(answers.filter((applied) => applied.length > 0)).toEqual([["1_slow", "2_next"]]);
    expect(await query("SELECT id FROM slow ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it("one that is killed in the middle leaves nothing of its migration, and the next begins it anew", async () => {
    await write("1_first", "CREATE TABLE first (id int)");
    await write("2_long", "CREATE TABLE long (id int); INSERT INTO long VALUES (1); SELECT pg_sleep(60);");
    const child = start();
    const asleep = async () =>
      (
        await query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()",
        )
      ).length > 0;
    await until(asleep, 20_000, "the long migration");
    child.kill("SIGKILL");
    await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    expect((await history()).map(({ name }) => name)).toEqual(["1_first"]);
    expect(await query("SELECT to_regclass('long') AS there")).toEqual([{ there: null }]);
    await write("2_long", "CREATE TABLE long (id int)");
    expect(await run()).toEqual(["2_long"]);
  });
});
