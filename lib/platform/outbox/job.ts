import { type AuditActor, SYSTEM_ACTOR } from "../audit";
import type { Proven } from "../proven";
import type { OutboxMessages, OutboxName } from "./outbox-messages";

/** Recurring jobs, by name; `lib/jobs/catalog.ts` says when and what runs. */
export type ScheduledName =
  | "authorization.rotate-keys"
  | "authorization.sweep"
  | "certification.age-certificates"
  | "installs.expire-pending"
  | "media.measure"
  | "platform.bury-unknown"
  | "platform.partitions"
  | "platform.sweep"
  | "webhooks.expire-waiting"
  | "webhooks.retire-secrets"
  | "webhooks.watch";

/** Everything a worker runs: reactions to outbox messages and recurring jobs. Both are rows of the outbox. */
export type JobName = OutboxName | ScheduledName;

/** What a job is given. A recurring one is given nothing. */
export type JobPayload<Name extends JobName> = Name extends OutboxName ? OutboxMessages[Name] : Record<string, never>;

/**
 * The product itself at work, proven for the jobs it runs as: a mutation that only a job may call takes `SystemScope<"its.name">`, so
 * that no request reaches it and no other job either.
 */
export type SystemScope<Name extends JobName> = { readonly actor: AuditActor } & Proven<Name>;

/** Says how far a job came: `done` of `total` things. Pages show the last word; it is written once a second at most, and never fails. */
export type Tell = (done: number, total: number) => void;

/** What a job's handler gets beside its payload: the message's or the run's id, the try from 1, the proof, and whom to tell. */
export type JobContext<Name extends JobName> = {
  readonly id: string;
  readonly attempt: number;
  readonly scope: SystemScope<Name>;
  readonly tell: Tell;
};

/** A job's handler: idempotent, because a row may be handled more than once. Throws to be tried again later. */
export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, context: JobContext<Name>) => Promise<void>;

/** Makes the proof for whatever job runs now. Only the runner in `lib/jobs` (and tests) may; tests/architecture watches. */
export function mintSystemScope(): SystemScope<never> {
  return { actor: SYSTEM_ACTOR } as SystemScope<never>;
}
