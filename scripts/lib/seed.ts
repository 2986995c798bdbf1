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

/**
 * How far the demo data of a database is: "broken" when the first seed began and was cut off, "own" when people made data
 * before any seed.
 */
export function readSeedState(ownerUrl: string): Promise<"none" | "done" | "broken" | "own"> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    const state = await seedState(client);
    if (state !== undefined) return state === "done" ? "done" : "broken";
    const { rowCount } = await client.query("SELECT FROM person LIMIT 1");
    return rowCount ? "own" : "none";
  });
}

/** Takes back a half-made first seed: nobody could have used that database yet. Migrations must run again afterwards. */
export function emptyDatabase(ownerUrl: string): Promise<void> {
  return withClient("MIGRATE_DATABASE_URL", ownerUrl, async (client) => {
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC");
  });
}

/** How the seed script runs: `args` go to it, its output is shown when asked for. */
export type SeedOptions = { readonly args: readonly string[]; readonly show: boolean; readonly signal?: AbortSignal };

/** Runs the seed script on whatever is there. */
export async function runSeed(env: NodeJS.ProcessEnv, options: SeedOptions): Promise<void> {
  const { args, ...how } = options;
  const failure = "The demo data could not be made.";
  await run(process.execPath, ["--import", "tsx", inRoot("prisma/seed/seed.ts"), ...args], { ...how, env, failure });
}

/** Makes the demo marketplace in an empty database, remembering how far it got. */
export async function seedFirstTime(ownerUrl: string, env: NodeJS.ProcessEnv, options: SeedOptions): Promise<void> {
  await withClient("MIGRATE_DATABASE_URL", ownerUrl, (client) => remember(client, "started"));
  await runSeed(env, options);
  await withClient("MIGRATE_DATABASE_URL", ownerUrl, (client) => remember(client, "done"));
}
