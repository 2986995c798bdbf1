import { type AuditActor, SYSTEM_ACTOR } from "../audit";
import type { OutboxName } from "./outbox-messages";

declare const proven: unique symbol;

/** Recurring jobs, by name; `lib/jobs/registry.ts` says how often and what runs. */
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

/** Everything a worker runs: reactions to outbox messages and recurring jobs. */
export type JobName = OutboxName | ScheduledName;

/**
 * The product itself at work, proven for the jobs it runs as: a mutation that only a job may call takes `SystemScope<"its.name">`, so
 * that no request reaches it and no other job either.
 */
export type SystemScope<Name extends JobName> = { readonly actor: AuditActor } & { readonly [proven]: Name };

/** What a job's handler gets beside its payload: the message's or the run's id, the try from 1, and the proof. */
export type JobContext<Name extends JobName> = {
  readonly id: string;
  readonly attempt: number;
  readonly scope: SystemScope<Name>;
};

/** Makes the proof for whatever job runs now. Only the runners in `lib/jobs` (and tests) may; tests/architecture watches. */
export function mintSystemScope(): SystemScope<never> {
  return { actor: SYSTEM_ACTOR } as SystemScope<never>;
}
