import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { idFor } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { nextMoment } from "./calendar";
import type { Calendar, JobCatalog } from "./job";

function calendarsOf(catalog: JobCatalog): Map<string, Calendar> {
  return new Map(
    Object.entries(catalog).flatMap(([name, { calendar }]) => (calendar ? [[name, calendar] as const] : [])),
  );
}

/** Makes the rows of jobs that have none yet; a new job is due at once. */
async function ensureRows(names: readonly string[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO job_schedule (name, due_at) SELECT name, (SELECT business_now()) FROM unnest(${[...names]}::text[]) AS name
    ON CONFLICT (name) DO NOTHING`;
}

/**
 * Writes the run that is due as a row of the outbox and moves the job to its next moment, together or not at all. The row's id follows from the
 * name and the moment, so of several workers one writes it. While an earlier run is not over, none is added.
 */
async function enqueueRun(tx: Tx, name: string, calendar: Calendar, now: Date): Promise<void> {
  const [due] = await tx.$queryRaw<Array<{ at: Date }>>`
    SELECT due_at AS at FROM job_schedule WHERE name = ${name} AND due_at <= ${now} FOR UPDATE SKIP LOCKED`;
  if (!due) return;
  await tx.$executeRaw`
    INSERT INTO outbox_message (id, name, payload) SELECT ${idFor(`${name} ${due.at.toISOString()}`, due.at)}::uuid, ${name}, '{}'
    WHERE NOT EXISTS (SELECT FROM outbox_message WHERE name = ${name} AND done_at IS NULL AND dead_at IS NULL)
    ON CONFLICT (id) DO NOTHING`;
  await tx.jobSchedule.update({ where: { name }, data: { dueAt: nextMoment(calendar, now) } });
}

/** Enqueues every recurring job that is due. A job that fails to be enqueued is tried at the next round; it holds up no other. */
export async function enqueueDueJobs(catalog: JobCatalog): Promise<void> {
  const calendars = calendarsOf(catalog);
  await ensureRows([...calendars.keys()]);
  const now = await getBusinessTime(db());
  const due = await db().jobSchedule.findMany({
    where: { name: { in: [...calendars.keys()] }, dueAt: { lte: now } },
    orderBy: { dueAt: "asc" },
    select: { name: true },
  });
  const failed: string[] = [];
  for (const { name } of due) {
    const calendar = calendars.get(name);
    if (calendar)
      await inTransaction((tx) => enqueueRun(tx, name, calendar, now)).catch((error: unknown) => {
        failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      });
  }
  if (failed.length > 0) throw new Error(`Recurring jobs were not enqueued: ${failed.join("; ")}`);
}

/** Keeps how a try ended: staff and the health read failures in a row and since when. Does nothing for what does not recur. */
export async function noteRun(name: string, error: string | null): Promise<void> {
  await db().$executeRaw`
    UPDATE job_schedule SET last_run_at = (SELECT business_now()), last_error = ${error}::text,
      failures = CASE WHEN ${error}::text IS NULL THEN 0 ELSE failures + 1 END,
      failing_since = CASE WHEN ${error}::text IS NOT NULL THEN coalesce(failing_since, (SELECT business_now())) END
    WHERE name = ${name}`;
}
