import type { z } from "zod";
import type { JobContext, JobHandler, JobName, JobPayload, ScheduledName } from "@/lib/platform/outbox/job";

/** Short work is what people wait for. Long work may take minutes or come by the thousand, and never takes the last places of a worker. */
export type Lane = "short" | "long";

/** When a recurring job is due: a cron pattern in a zone that is said. */
export type Calendar = { readonly pattern: string; readonly zone: string };

/** One job of the catalog. Seconds throughout. */
export type JobDefinition<Name extends JobName> = {
  /** Its owner's schema: what is stored is read by it before a handler sees it. */
  readonly payload: z.ZodType<JobPayload<Name>>;
  readonly lane: Lane;
  /** A try that takes longer has failed; its place is free again. */
  readonly limitSeconds: number;
  /** Tries before it is dead, for staff to look at. */
  readonly attempts: number;
  /** The wait after the first failure, doubled each time up to the most. */
  readonly backoff: { readonly first: number; readonly most: number };
  /** Run in order, loaded when needed. */
  readonly handlers: readonly [Load<Name>, ...Load<Name>[]];
} & (Name extends ScheduledName ? { readonly calendar: Calendar } : { readonly calendar?: never });

type Load<Name extends JobName> = () => Promise<JobHandler<Name>>;

/** A job as the runner sees it. */
export type Job = {
  readonly lane: Lane;
  readonly limitSeconds: number;
  readonly attempts: number;
  readonly backoff: { readonly first: number; readonly most: number };
  readonly calendar: Calendar | null;
  /** Throws for a payload that is none, and whatever a handler throws. */
  readonly run: (stored: unknown, context: JobContext<never>) => Promise<void>;
};

/** What a worker knows, by name. */
export type JobCatalog = Readonly<Record<string, Job>>;

/** Binds a definition's payload to its handlers. */
export function toJob<Name extends JobName>(definition: JobDefinition<Name>): Job {
  const { payload, handlers, lane, limitSeconds, attempts, backoff, calendar } = definition;
  return {
    lane,
    limitSeconds,
    attempts,
    backoff,
    calendar: calendar ?? null,
    run: async (stored, context) => {
      const given = payload.parse(stored);
      for (const load of handlers) {
        const handler = await load();
        await handler(given, context);
      }
    },
  };
}

/** Seconds until the try after `attempts` failed ones. */
export function waitAfter(attempts: number, { first, most }: Job["backoff"]): number {
  return Math.min(most, first * 2 ** Math.min(30, Math.max(0, attempts - 1)));
}
