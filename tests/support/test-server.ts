import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureDatabaseAndRoles, withClient, withDatabase } from "../../scripts/lib/database.ts";
import { migrate, migrationsDir, readMigrations } from "../../scripts/lib/migrations.ts";
import { signal } from "../../scripts/lib/pids.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";

/** Where test databases come from: a superuser's address and the migrated template. */
export type TestServer = { readonly superuser: string; readonly template: string };

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const LOCK = 7_261_002;
const ABANDONED_AFTER_SECONDS = 2 * 3600;

async function throwAwayServer(): Promise<{ superuser: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-test-"));
  // As root the server runs as another user, who must be able to walk in.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const server = await startPostgres({ dataDir, port, password: "postgres", throwAway: true });
  const endNow = () => signal(server.pid, "SIGQUIT");
  process.once("exit", endNow);
  return {
    superuser: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.removeListener("exit", endNow);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The runtime role of tests: it has exactly what `patchbay_app` has, by membership. */
export function appAddress(superuser: string, database: string): string {
  const url = new URL(withDatabase(superuser, database));
  url.username = "patchbay_test_app";
  url.password = "patchbay_test_app";
  return url.toString();
}

/**
 * One migrated database a set of migrations, made once and copied for every test file. On a server that several runs
 * share, the first makes it and the others wait.
 */
async function ensureTemplate(superuser: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await readMigrations(migrationsDir)) hash.update(`${name} ${checksum}\n`);
  const name = hash.digest("hex").slice(0, 12);
  const template = `pb_template_${name}`;
  const building = `pb_building_${name}`;
  await withClient("TEST_DATABASE_URL", superuser, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    const owner = withDatabase(superuser, building);
    await ensureDatabaseAndRoles({ owner, app: appAddress(superuser, building) });
    await migrate(owner, async () => undefined);
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  return template;
}

/** Databases of runs that were killed before they could drop them. */
async function dropAbandoned(superuser: string): Promise<void> {
  await withClient("TEST_DATABASE_URL", superuser, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'pb\\_test\\_%'",
    );
    const oldest = Date.now() / 1000 - ABANDONED_AFTER_SECONDS;
    for (const { datname } of rows) {
      if (Number(datname.split("_")[2]) < oldest)
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}

/** Starts a throw-away server, or takes the one in TEST_DATABASE_URL (a superuser's address), and makes the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { superuser: given, stop: async () => undefined } : await throwAwayServer();
  try {
    await dropAbandoned(server.superuser);
    project.provide("testServer", { superuser: server.superuser, template: await ensureTemplate(server.superuser) });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}
