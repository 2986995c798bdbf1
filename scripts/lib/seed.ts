import type pg from "pg";
import { withClient } from "./database.ts";
import { inRoot } from "./paths.ts";
import { run } from "./run.ts";

const SETTING = "demo.seed";

async function seedState(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ value: unknown }>("SELECT value FROM setting WHERE key = $1", [SETTING]);
  const value = rows[0]?.value;
  return typeof value === "string" ? value : undefined;
}

async function remember(client: pg.Client, state: "started" | "done"): Promise<void> {
  await client.query(
    "INSERT INTO setting (key, value, updated_at) VALUES ($1, to_jsonb($2::text), now()) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()",
    [SETTING, state],
  );
}

/** How far the demo data of a database is: "broken" when a seed began and was killed, "own" when people made data before any seed. */
export function readSeedState(ownerUrl: string): Promise<"none" | "done" | "broken" | "own"> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const state = await seedState(client);
    if (state !== undefined) return state === "done" ? "done" : "broken";
    const { rowCount } = await client.query("SELECT FROM person LIMIT 1");
    return rowCount ? "own" : "none";
  });
}

/** Takes back a half-made seed: nobody could have used that database yet. Migrations must run again afterwards. */
export function emptyDatabase(ownerUrl: string): Promise<void> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC");
  });
}

/** Fills the database with the demo marketplace; `args` go to the seed script, its output is shown when asked for. */
export async function seed(
  ownerUrl: string,
  env: NodeJS.ProcessEnv,
  options: { readonly args: readonly string[]; readonly show: boolean; readonly signal?: AbortSignal },
): Promise<void> {
  const { args, ...how } = options;
  await withClient("MIGRATE_DATABASE_URL", ownerUrl, (client) => remember(client, "started"));
  await run(process.execPath, ["--import", "tsx", inRoot("prisma/seed/seed.ts"), ...args], {
    ...how,
    env,
    failure: "The demo data could not be made.",
  });
  await withClient("MIGRATE_DATABASE_URL", ownerUrl, (client) => remember(client, "done"));
}
