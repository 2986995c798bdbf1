import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { errorText } from "@/lib/platform/outbox/row-fault";
import { mintSystemScope, type SystemScope } from "@/lib/platform/outbox/system-scope";
import { within } from "./time-limit";

export type ScheduledJobs = Readonly<
  Record<string, { everySeconds: number; load: () => Promise<(scope: SystemScope<never>) => Promise<void>> }>
>;

/** A job that takes longer has failed. */
const LONGEST_MS = 15 * 60_000;

/** A job that failed is tried again sooner than its time: after this many seconds, then twice as long each time. */
const FIRST_RETRY_SECONDS = 60;

/** Makes the rows of jobs that have none yet; a new job is due at once. */
async function ensureRows(jobs: ScheduledJobs): Promise<void> {
  await db().$executeRaw`
    INSERT INTO job_schedule (name, due_at) SELECT name, (SELECT business_now()) FROM unnest(${Object.keys(jobs)}::text[]) AS name ON CONFLICT (name) DO NOTHING`;
}

/** Claims by moving the due time: of several workers one runs the job. A run that is cut off waits for the next time. */
async function claim(name: string, everySeconds: number): Promise<boolean> {
  const rows = await db().$executeRaw`
    UPDATE job_schedule SET due_at = (SELECT business_now()) + make_interval(secs => ${everySeconds}::float8), last_run_at = (SELECT business_now()) WHERE name = ${name} AND due_at <= (SELECT business_now())`;
  return rows === 1;
}

/** Keeps how a run ended: staff and the health read failures in a row and since when. */
async function note(name: string, everySeconds: number, error: string | null): Promise<void> {
  await db().$executeRaw`
    UPDATE job_schedule SET last_error = ${error}::text,
      failures = CASE WHEN ${error}::text IS NULL THEN 0 ELSE failures + 1 END,
      failing_since = CASE WHEN ${error}::text IS NOT NULL THEN coalesce(failing_since, (SELECT business_now())) END,
      due_at = CASE WHEN ${error}::text IS NULL THEN due_at
        ELSE least(due_at, (SELECT business_now()) + make_interval(secs => least(${everySeconds}::float8, ${FIRST_RETRY_SECONDS}::float8 * 2 ^ least(failures, 20)))) END
    WHERE name = ${name}`;
}

async function run(name: string, { everySeconds, load }: ScheduledJobs[string], longestMs: number): Promise<void> {
  let error: string | null = null;
  try {
    await within(
      longestMs,
      load().then((job) => job(mintSystemScope())),
    );
  } catch (thrown) {
    error = errorText(thrown, 2_000);
    log().error({ err: thrown, job: name }, "recurring job failed");
  }
  await note(name, everySeconds, error).catch((thrown: unknown) =>
    log().error({ err: thrown, job: name }, "a job's end was not noted"),
  );
}

/** Runs recurring jobs, each by itself: one that hangs or fails holds up no other. */
export class JobRunner {
  readonly #jobs: ScheduledJobs;
  readonly #longestMs: number;
  readonly #running = new Map<string, Promise<void>>();

  constructor(jobs: ScheduledJobs, longestMs = LONGEST_MS) {
    this.#jobs = jobs;
    this.#longestMs = longestMs;
  }

  /** Starts every job that is due and does not run here. */
  async round(): Promise<void> {
    await ensureRows(this.#jobs);
    const due = await db().$queryRaw<
      Array<{ name: string }>
    >`SELECT name FROM job_schedule WHERE due_at <= (SELECT business_now()) ORDER BY due_at`;
    for (const { name } of due) {
      const job = Object.hasOwn(this.#jobs, name) ? this.#jobs[name] : undefined;
      if (!job || this.#running.has(name) || !(await claim(name, job.everySeconds))) continue;
      const running = run(name, job, this.#longestMs).finally(() => this.#running.delete(name));
      this.#running.set(name, running);
    }
  }

  /** Waits for what runs. */
  async stop(): Promise<void> {
    await Promise.all(this.#running.values());
  }
}

/** Runs every recurring job that is due, and waits for them. */
export async function runDueJobs(jobs: ScheduledJobs): Promise<void> {
  const runner = new JobRunner(jobs);
  await runner.round();
  await runner.stop();
}
