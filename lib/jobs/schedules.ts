import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";

export type ScheduledJobs = Readonly<
  Record<string, { everySeconds: number; load: () => Promise<() => Promise<void>> }>
>;

/** Makes the rows of jobs that have none yet; a new job is due at once. */
async function ensureRows(jobs: ScheduledJobs): Promise<void> {
  await db().$executeRaw`
    INSERT INTO job_schedule (name, due_at) SELECT name, now() FROM unnest(${Object.keys(jobs)}::text[]) AS name ON CONFLICT (name) DO NOTHING`;
}

/** Claims by moving the due time: of several workers one runs the job. A run that is cut off waits for the next time. */
async function claim(name: string, everySeconds: number): Promise<boolean> {
  const rows = await db().$executeRaw`
    UPDATE job_schedule SET due_at = now() + make_interval(secs => ${everySeconds}::float8), last_run_at = now() WHERE name = ${name} AND due_at <= now()`;
  return rows === 1;
}

/** Runs every recurring job that is due. */
export async function runDueJobs(jobs: ScheduledJobs): Promise<void> {
  await ensureRows(jobs);
  const due = await db().$queryRaw<
    Array<{ name: string }>
  >`SELECT name FROM job_schedule WHERE due_at <= now() ORDER BY due_at`;
  for (const { name } of due) {
    const job = jobs[name];
    if (!job || !(await claim(name, job.everySeconds))) continue;
    let error: string | null = null;
    try {
      const run = await job.load();
      await run();
    } catch (thrown) {
      error = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 2_000);
      log().error({ err: thrown, job: name }, "recurring job failed");
    }
    await db().jobSchedule.update({ where: { name }, data: { lastError: error } });
  }
}
