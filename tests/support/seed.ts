import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { inRoot } from "../../scripts/lib/paths.ts";
import type { TestDatabase } from "./database.ts";

/** Runs the seed script on a test's database, as `npm run db:seed -- [args]` would; what it says is answered. */
export function runSeed(
  database: TestDatabase,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  return runSeedAt(database, env, args);
}

/** The same on any database, by its two addresses. */
export async function runSeedAt(
  database: Pick<TestDatabase, "app" | "owner">,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", inRoot("prisma/seed/seed.ts"), ...args],
    {
      cwd: inRoot(),
      env: { ...process.env, DATABASE_URL: database.app, MIGRATE_DATABASE_URL: database.owner, ...env },
    },
  );
  return stdout;
}
