/** A job or outbox handler: idempotent, because a message may come more than once. Throws to be tried again later. */
export type JobHandler = (payload: unknown, context: { id: string; attempt: number }) => Promise<void>;

/**
 * Outbox message name -> lazily loaded handlers, run in order. The only place that sees all domains: siblings react to each other here.
 * Every handler parses its payload with zod.
 */
export const OUTBOX_HANDLERS: Record<string, ReadonlyArray<() => Promise<JobHandler>>> = {
  "mail.send": [async () => (await import("@/lib/providers/mail/handlers")).sendMail],
};

/** Recurring jobs: name -> how often in seconds and what runs. */
export const SCHEDULED_JOBS: Record<string, { everySeconds: number; load: () => Promise<() => Promise<void>> }> = {};
