import { readdirSync } from "node:fs";
import path from "node:path";
import type { Pool } from "pg";

/** A worker that has not beaten its heart for this long is gone. */
const WORKER_SECONDS = 30;

type Part = "ok" | "failing";

/** What `GET /api/health` says. */
export type Health = {
  status: "ok" | "failing";
  database: Part;
  /** Whether the database has exactly the migrations of this build. */
  migrations: Part;
  /** Whether a worker beat its heart in the last thirty seconds. */
  worker: Part;
  /** `one` when the runtime role could rewrite the audit trail, as when both database addresses name one role. */
  roles: "separate" | "one" | "unknown";
  /** The parts that fail, and what should be put right. */
  failing: string[];
  warnings: string[];
};

type Facts = { applied: string[]; seconds: number | null; rewrites: boolean };

/** Names of the migrations of this build, in order. */
export function readMigrationNames(): string[] {
  const entries = readdirSync(path.join(process.cwd(), "prisma", "migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const FACTS = `SELECT
  coalesce((SELECT array_agg(migration_name ORDER BY migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL), '{}') AS applied,
  (SELECT extract(epoch FROM now() - max(seen_at))::float8 FROM process_heartbeat WHERE kind = 'worker') AS seconds,
  has_table_privilege(current_user, 'audit_entry', 'UPDATE') AS rewrites`;

/** Pure: what the facts mean. `facts` is null when the database did not answer. */
export function judgeHealth(facts: Facts | null, migrations: readonly string[]): Health {
  const parts = {
    database: facts ? "ok" : "failing",
    migrations: facts && facts.applied.join() === migrations.join() ? "ok" : "failing",
    worker: facts && facts.seconds !== null && facts.seconds < WORKER_SECONDS ? "ok" : "failing",
  } as const;
  const failing = Object.entries(parts).flatMap(([part, state]) => (state === "failing" ? [part] : []));
  const one = facts?.rewrites === true;
  return {
    status: failing.length === 0 ? "ok" : "failing",
    ...parts,
    roles: facts ? (one ? "one" : "separate") : "unknown",
    failing,
    warnings: one
      ? [
          "DATABASE_URL and MIGRATE_DATABASE_URL are one role: the audit trail is not protected from the running product.",
        ]
      : [],
  };
}

/** Asks the database within two seconds. */
export async function getHealth(pool: Pool, migrations = readMigrationNames()): Promise<Health> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, 2_000, null).unref());
  const asked = pool.query<Facts>(FACTS).then(
    (result) => result.rows[0] ?? null,
    () => null,
  );
  return judgeHealth(await Promise.race([asked, late]), migrations);
}
