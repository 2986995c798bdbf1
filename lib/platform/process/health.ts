import { readdirSync } from "node:fs";
import path from "node:path";
import type { Pool } from "pg";

/** A worker that has not beaten its heart for this long is gone. */
const WORKER_SECONDS = 30;

type Part = "ok" | "failing";
/** Unknown while the database does not say. */
type WorkPart = Part | "unknown";

/** What `GET /api/health` says. */
export type Health = {
  status: "ok" | "failing";
  database: Part;
  /** Whether the database has exactly the migrations of this build. */
  migrations: Part;
  /** Whether a worker beat its heart in the last thirty seconds. */
  worker: Part;
  /** Whether each worker's loops, and its writer of attempts, got something done in the last minute. */
  writers: WorkPart;
  /** Whether the oldest message and delivery that could go out do. */
  queues: WorkPart;
  /** Whether every recurring job succeeded in one of its last three runs. */
  jobs: WorkPart;
  /** `one` when the runtime role could rewrite the audit trail, as when both database addresses name one role. */
  roles: "separate" | "one" | "unknown";
  /** The parts that fail, and what should be put right. */
  failing: string[];
  warnings: string[];
};

/** What the database says of the work that is done in the background. */
export type WorkFacts = {
  /** Parts of live workers that have made no progress for a minute. */
  stuck: string[];
  /** Age of the oldest message and delivery that nothing keeps from going out, seconds, and whether any other moved lately. */
  outboxSeconds: number | null;
  outboxMoves: boolean;
  deliverySeconds: number | null;
  deliveriesMove: boolean;
  /** Jobs that failed three times in a row or more. */
  failingJobs: string[];
  /** What was set aside: rows of the queues, and messages that were tried for the last time. */
  parked: number;
  dead: number;
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
  (SELECT extract(epoch FROM statement_timestamp() - max(seen_at))::float8 FROM process_heartbeat WHERE kind = 'worker') AS seconds,
  has_table_privilege(current_user, 'audit_entry', 'UPDATE') AS rewrites`;

/** A worker's part that has not finished anything for this long makes no progress. Its rounds take milliseconds. */
const STUCK_SECONDS = 60;
/** A queue whose oldest work is this old and of which nothing moves stands still; this much older, it is too slow whatever moves. */
const STILL_SECONDS = 300;
const SLOW_SECONDS = 3_600;
const FAILURES_IN_A_ROW = 3;

const WORK = `
  WITH RECURSIVE waiting AS (
    (SELECT q.endpoint_id FROM queued_delivery q ORDER BY q.endpoint_id LIMIT 1)
    UNION ALL
    SELECT (SELECT q.endpoint_id FROM queued_delivery q WHERE q.endpoint_id > w.endpoint_id ORDER BY q.endpoint_id LIMIT 1)
    FROM waiting w WHERE w.endpoint_id IS NOT NULL
  ), free AS (
    SELECT (SELECT min(q.due_at) FROM queued_delivery q WHERE q.endpoint_id = e.id) AS due_at
    FROM waiting w JOIN endpoint e ON e.id = w.endpoint_id
    WHERE e.deleted_at IS NULL AND e.state = 'active' AND (e.hold_until IS NULL OR e.hold_until <= (SELECT business_now())) AND (e.lease_until IS NULL OR e.lease_until <= statement_timestamp())
  )
  SELECT
    coalesce((SELECT array_agg(DISTINCT stuck ORDER BY stuck) FROM process_heartbeat
      WHERE kind = 'worker' AND seen_at > statement_timestamp() - make_interval(secs => ${WORKER_SECONDS}) AND stuck_since < statement_timestamp() - make_interval(secs => ${STUCK_SECONDS})), '{}') AS stuck,
    (SELECT extract(epoch FROM (SELECT business_now()) - min(o.due_at))::float8 FROM outbox_message o
      WHERE o.done_at IS NULL AND o.dead_at IS NULL AND o.due_at <= (SELECT business_now()) AND (o.lease_until IS NULL OR o.lease_until <= statement_timestamp())
        AND (o.ordering_key IS NULL OR NOT EXISTS (SELECT FROM outbox_message p
          WHERE p.ordering_key = o.ordering_key AND p.id < o.id AND p.done_at IS NULL AND p.dead_at IS NULL))) AS "outboxSeconds",
    EXISTS (SELECT FROM outbox_message WHERE done_at > (SELECT business_now()) - make_interval(secs => ${STUCK_SECONDS})) AS "outboxMoves",
    (SELECT extract(epoch FROM (SELECT business_now()) - min(due_at))::float8 FROM free WHERE due_at <= (SELECT business_now())) AS "deliverySeconds",
    EXISTS (SELECT FROM endpoint WHERE lease_until > statement_timestamp()) AS "deliveriesMove",
    coalesce((SELECT array_agg(name ORDER BY name) FROM job_schedule
      WHERE failures >= ${FAILURES_IN_A_ROW} AND last_run_at > (SELECT business_now()) - interval '2 days'), '{}') AS "failingJobs",
    (SELECT count(*)::int FROM parked_row) AS parked,
    (SELECT count(*)::int FROM outbox_message WHERE dead_at IS NOT NULL) AS dead`;

function isStill(seconds: number | null, moves: boolean): boolean {
  return seconds !== null && (seconds > SLOW_SECONDS || (seconds > STILL_SECONDS && !moves));
}

const minutes = (seconds: number | null) => `${Math.round((seconds ?? 0) / 60)} minutes`;

/** Pure: what the background work's facts mean, with a sentence for each thing that should be put right. */
export function judgeWork(work: WorkFacts | null): {
  parts: Pick<Health, "writers" | "queues" | "jobs">;
  warnings: string[];
} {
  if (!work) return { parts: { writers: "unknown", queues: "unknown", jobs: "unknown" }, warnings: [] };
  const outbox = isStill(work.outboxSeconds, work.outboxMoves);
  const deliveries = isStill(work.deliverySeconds, work.deliveriesMove);
  const aside = work.parked + work.dead;
  const part = (fails: boolean) => (fails ? "failing" : "ok");
  return {
    parts: {
      writers: part(work.stuck.length > 0),
      queues: part(outbox || deliveries),
      jobs: part(work.failingJobs.length > 0),
    },
    warnings: [
      ...work.stuck.map((name) => `A worker makes no progress: ${name}.`),
      ...(outbox ? [`The oldest message of the outbox has waited for ${minutes(work.outboxSeconds)}.`] : []),
      ...(deliveries ? [`The oldest delivery has waited for ${minutes(work.deliverySeconds)}.`] : []),
      ...work.failingJobs.map((name) => `The job ${name} fails again and again.`),
      ...(aside > 0 ? [`Set aside after it failed, for staff to look at under /admin/queues: ${aside}.`] : []),
    ],
  };
}

/** Pure: what the facts mean. `facts` is null when the database did not answer. */
export function judgeHealth(facts: Facts | null, migrations: readonly string[], work: WorkFacts | null = null): Health {
  const { parts: workParts, warnings } = judgeWork(work);
  const parts = {
    database: facts ? "ok" : "failing",
    migrations: facts && facts.applied.join() === migrations.join() ? "ok" : "failing",
    worker: facts && facts.seconds !== null && facts.seconds < WORKER_SECONDS ? "ok" : "failing",
    ...workParts,
  } as const;
  const failing = Object.entries(parts).flatMap(([part, state]) => (state === "failing" ? [part] : []));
  const one = facts?.rewrites === true;
  return {
    status: failing.length === 0 ? "ok" : "failing",
    ...parts,
    roles: facts ? (one ? "one" : "separate") : "unknown",
    failing,
    warnings: [
      ...(one
        ? [
            "DATABASE_URL and MIGRATE_DATABASE_URL are one role: the audit trail is not protected from the running product.",
          ]
        : []),
      ...warnings,
    ],
  };
}

/** Asks the database within two seconds. */
export async function getHealth(pool: Pool, migrations = readMigrationNames()): Promise<Health> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, 2_000, null).unref());
  const first = <Row extends object>(sql: string) =>
    Promise.race([
      late,
      pool.query<Row>(sql).then(
        (result) => result.rows[0] ?? null,
        () => null,
      ),
    ]);
  const facts = await first<Facts>(FACTS);
  return judgeHealth(facts, migrations, facts ? await first<WorkFacts>(WORK) : null);
}
