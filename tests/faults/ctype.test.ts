import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withClient, withDatabase } from "../../scripts/lib/database.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";
import { findPostgres } from "../../scripts/lib/postgres-home.ts";
import { readOrMakeSecrets } from "../../scripts/lib/secrets.ts";
import { runScript, startUntil, superuserOf, tempDir } from "../support/start.ts";

// Databases made with LC_CTYPE "C", as all were before 30 November 2026.

/** A cluster as earlier versions made it. */
async function oldCluster(dataDir: string): Promise<void> {
  const { superuserPassword } = await readOrMakeSecrets(dataDir, false);
  const home = await findPostgres(dataDir);
  mkdirSync(home.data, { mode: 0o700 });
  const passwordFile = join(dataDir, "pw");
  writeFileSync(passwordFile, superuserPassword);
  if (home.runAs) for (const path of [home.data, passwordFile]) chownSync(path, home.runAs.uid, home.runAs.gid);
  const made = spawnSync(
    home.initdb,
    [
      "-D",
      home.data,
      "-U",
      "postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
    ].concat(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]),
    { ...home.runAs, cwd: "/", env: { ...process.env, LC_ALL: "C" }, encoding: "utf8" },
  );
  expect(made.status, made.stderr).toBe(0);
}

type Looked = {
  ctype: string;
  trigrams: number;
  people: string;
  audits: string;
  parts: string;
  owner: string;
  databases: string;
};

const LOOK = `SELECT (SELECT datctype FROM pg_database WHERE datname = current_database()) AS ctype,
  coalesce(cardinality(show_trgm('חשבונית')), 0) AS trigrams,
  (SELECT string_agg(id || name, ',' ORDER BY id) FROM person) AS people,
  (SELECT string_agg(action, ',' ORDER BY id) FROM audit_entry) AS audits,
  (SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relispartition AND relkind = 'r') AS parts,
  (SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables WHERE schemaname = 'public') AS owner,
  (SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE datname LIKE 'patchbay%') AS databases`;

async function inServer<T>(dataDir: string, work: (superuser: string) => Promise<T>): Promise<T> {
  const superuser = await superuserOf(dataDir);
  const url = new URL(superuser);
  const server = await startPostgres({ dataDir, port: Number(url.port), password: url.password, throwAway: true });
  try {
    return await work(superuser);
  } finally {
    await server.stop();
  }
}

const look = (dataDir: string) =>
  inServer(dataDir, (superuser) =>
    withClient("the test", superuser, async (client) => (await client.query<Looked>(LOOK)).rows[0]),
  );

describe("an embedded database with LC_CTYPE C", () => {
  it("is saved, then made anew with the same rows, once", async () => {
    const dataDir = await tempDir();
    await oldCluster(dataDir);
    expect(await startUntil("database", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
    // As it was before this version: the database inherits what the cluster has, and has data, old months and a leftover.
    await inServer(dataDir, async (superuser) => {
      const server = withDatabase(superuser, "postgres");
      await withClient("the test", server, async (client) => {
        await client.query("DROP DATABASE patchbay");
        await client.query("CREATE DATABASE patchbay OWNER patchbay_owner");
        await client.query("CREATE DATABASE patchbay_renewed");
      });
    });
    const before = await inServer(dataDir, async (superuser) => {
      const { migrate } = await import("../../scripts/lib/migrations.ts");
      const { ownerPassword } = await readOrMakeSecrets(dataDir, true);
      const owner = new URL(superuser);
      owner.username = "patchbay_owner";
      owner.password = ownerPassword;
      await migrate(owner.toString(), async () => undefined);
      return withClient("the test", superuser, async (client) => {
        await client.query("SELECT ensure_partitions('2024-02-01', '2024-04-01')");
        await client.query(`INSERT INTO person (id, name, email, password_hash, created_at)
          SELECT uuid_v7_floor(now() + n * interval '1 second'), 'דנה ' || n, 'dana' || n || '@example.com', 'x', now() FROM generate_series(1, 20) n`);
        await client.query(`INSERT INTO audit_entry (id, actor, actor_label, action, subject_type, subject_id)
          SELECT uuid_v7_floor('2024-03-05'), 'system', 'Patchbay', 'test.kept', 'person', gen_random_uuid()`);
        return (await client.query<Looked>(LOOK)).rows[0];
      });
    });
    expect(before).toMatchObject({ ctype: "C", trigrams: 0 });
    const started = await startUntil("migrated", { DATA_DIR: dataDir });
    expect(started.output).toContain("Making the database anew with the same rows");
    expect(started).toMatchObject({ code: 0 });
    expect(readdirSync(join(dataDir, "backups")).filter((name) => name.endsWith(".tar.gz"))).toHaveLength(1);
    const after = await look(dataDir);
    expect(after).toEqual({ ...before, ctype: "C.UTF-8", trigrams: expect.any(Number), databases: "patchbay" });
    expect(after?.trigrams).toBeGreaterThan(5);
    const again = await startUntil("migrated", { DATA_DIR: dataDir });
    expect(again.output).not.toContain("anew");
    expect(again).toMatchObject({ code: 0 });
  });
});

describe("a new database", () => {
  it("sees the letters of every alphabet", async () => {
    const dataDir = await tempDir();
    expect(await startUntil("migrated", { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
    expect(await look(dataDir)).toMatchObject({ ctype: "C.UTF-8" });
  });
});

describe("a server of one's own", () => {
  it("is told in words what its LC_CTYPE C means, and a database made there is made well", async () => {
    const dataDir = await tempDir();
    await oldCluster(dataDir);
    const { superuserPassword } = await readOrMakeSecrets(dataDir, true);
    const port = await freePort();
    const server = await startPostgres({ dataDir, port, password: superuserPassword, throwAway: true });
    try {
      const address = (name: string) => `postgresql://postgres:${superuserPassword}@127.0.0.1:${port}/${name}`;
      const env = (name: string) => {
        const app = new URL(address(name));
        app.username = "own_app";
        app.password = "own_app";
        return { MIGRATE_DATABASE_URL: address(name), DATABASE_URL: app.toString(), DATA_DIR: dataDir };
      };
      await withClient("the test", address("postgres"), (client) => client.query("CREATE DATABASE old_one"));
      const told = await runScript(inRoot("scripts/migrate.ts"), [], env("old_one"));
      expect(told.output).toMatch(/old_one was made with LC_CTYPE "C": typing mistakes in Hebrew will not be found/);
      expect(told).toMatchObject({ code: 0 });
      const made = await runScript(inRoot("scripts/migrate.ts"), [], env("new_one"));
      expect(made.output).not.toContain("LC_CTYPE");
      expect(made).toMatchObject({ code: 0 });
    } finally {
      await server.stop();
    }
  });
});
