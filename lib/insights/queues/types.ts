/** Something that failed by its own fault and was set aside. `id` is `prk_…` for a row of a queue, `msg_…` for a message of the outbox. */
export type AsideDto = {
  id: string;
  /** Its queue, or the name of the message. */
  what: string;
  error: string;
  times: number;
  at: Date;
  /** Whose endpoint it is about. */
  partner: { id: string; name: string } | null;
  url: string | null;
};

/** A recurring job as its last run left it. */
export type JobDto = {
  name: string;
  lastRunAt: Date | null;
  dueAt: Date;
  failures: number;
  failingSince: Date | null;
  lastError: string | null;
};

/** A job that a worker is at now, message or recurring. */
export type RunningDto = {
  /** `msg_…` */
  id: string;
  name: string;
  /** The try, from 1. */
  attempt: number;
  /** What it said last of how far it came; null for one that does not say. */
  progress: { done: number; total: number } | null;
};
