import type { Calendar, JobCatalog } from "@/lib/jobs/job";
import type { JobContext } from "@/lib/platform/outbox/job";

/** What a test gives as a handler: it takes whatever is stored. */
export type TestHandler = (payload: unknown, context: JobContext<never>) => Promise<void>;

export type CatalogOptions = {
  /** Names of long jobs; all others are short. */
  long?: readonly string[];
  attempts?: number;
  limitSeconds?: number;
  backoff?: { first: number; most: number };
  calendars?: Readonly<Record<string, Calendar>>;
};

/** A catalog of a test's own jobs, by name: one handler or several. */
export function catalogOf(
  handlers: Readonly<Record<string, TestHandler | readonly TestHandler[]>>,
  options: CatalogOptions = {},
): JobCatalog {
  const { long = [], attempts = 20, limitSeconds = 120, backoff = { first: 1, most: 600 }, calendars = {} } = options;
  return Object.fromEntries(
    Object.entries(handlers).map(([name, given]) => {
      const all = typeof given === "function" ? [given] : given;
      const run = async (payload: unknown, context: JobContext<never>) => {
        for (const handler of all) await handler(payload, context);
      };
      const lane = long.includes(name) ? ("long" as const) : ("short" as const);
      return [name, { lane, attempts, limitSeconds, backoff, calendar: calendars[name] ?? null, run }];
    }),
  );
}

/** The same jobs with fewer tries. */
export function withAttempts(catalog: JobCatalog, attempts: number): JobCatalog {
  return Object.fromEntries(Object.entries(catalog).map(([name, job]) => [name, { ...job, attempts }]));
}

/** Those whose name begins so. */
export function only(catalog: JobCatalog, begin: RegExp): JobCatalog {
  return Object.fromEntries(Object.entries(catalog).filter(([name]) => begin.test(name)));
}
