import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDatabaseAndRoles, withClient, withDatabase } from "../../scripts/lib/database.ts";
import { migrate } from "../../scripts/lib/migrations.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";
import { applySettings } from "./settings.ts";

/** A migrated database for one measuring script, and the way to be rid of it. */
export type Scratch = { owner: string; app: string; drop: () => Promise<void> };

async function server(): Promise<{ superuser: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { superuser: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), "patchbay-scratch-"));
  // As root the server runs as another user, who must be able to walk in.
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const started = await startPostgres({ dataDir, port, password: "postgres" });
  return {
    superuser: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await started.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a throw-away server with ordinary durability (or takes TEST_DATABASE_URL), makes a migrated database and sets this process's
 * settings to it. Import the product's modules after this, not before.
 */
export async function openScratch(name: string): Promise<Scratch> {
  const { superuser, stop } = await server();
  const database = `pb_scratch_${name}_${process.pid}`;
  const owner = withDatabase(superuser, database);
  const app = new URL(owner);
  app.username = "patchbay_test_app";
  app.password = "patchbay_test_app";
  await ensureDatabaseAndRoles({ owner, app: app.toString() });
  await migrate(owner, async () => undefined);
  applySettings({ app: app.toString(), owner });
  return {
    owner,
    app: app.toString(),
    drop: async () => {
      await withClient("TEST_DATABASE_URL", superuser, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
      );
      await stop();
    },
  };
}
