import type { OutboxName } from "@/lib/platform/outbox/outbox-messages";
import type { JobContext, ScheduledName, SystemScope } from "@/lib/platform/outbox/system-scope";

/** A job or outbox handler: idempotent, because a message may come more than once. Throws to be tried again later. */
export type JobHandler<Name extends OutboxName> = (payload: unknown, context: JobContext<Name>) => Promise<void>;

type LoadHandler<Name extends OutboxName> = () => Promise<JobHandler<Name>>;

type Scheduled<Name extends ScheduledName> = {
  everySeconds: number;
  load: () => Promise<(scope: SystemScope<Name>) => Promise<void>>;
};

/**
 * Outbox message name -> lazily loaded handlers, run in order; a name without one does not compile. The only place that sees all
 * domains: siblings react to each other here. Every handler parses its payload with zod.
 */
export const OUTBOX_HANDLERS: {
  readonly [Name in OutboxName]: readonly [LoadHandler<Name>, ...LoadHandler<Name>[]];
} = {
  "account.requested": [async () => (await import("@/lib/accounts/registration/handlers")).onAccountRequested],
  "email_change.requested": [async () => (await import("@/lib/accounts/profile/handlers")).onEmailChangeRequested],
  "password_reset.requested": [async () => (await import("@/lib/accounts/recovery/handlers")).onResetRequested],
  "installation.activated": [async () => (await import("@/lib/webhooks/handlers")).tellInstalled],
  "installation.uninstalled": [async () => (await import("@/lib/webhooks/handlers")).tellUninstalled],
  "installation.scopes_changed": [async () => (await import("@/lib/webhooks/handlers")).tellScopesChanged],
  "agreement.published": [async () => (await import("@/lib/partners/agreement/handlers")).tellOwners],
  "mail.send": [async () => (await import("@/lib/providers/mail/handlers")).sendMail],
  "listing.published": [
    // First, because people wait for it: a later one that fails is tried again.
    async () => (await import("@/lib/catalog/handlers")).refreshCatalog,
    async () => (await import("@/lib/webhooks/handlers")).followPublishedEndpoint,
    async () => (await import("@/lib/certification/certificates/handlers")).onListingPublished,
  ],
  "installation.offers_due": [async () => (await import("@/lib/installs/handlers")).offerPublishedVersion],
  "listing.facts_changed": [async () => (await import("@/lib/catalog/handlers")).refreshCatalog],
  "listing.measure_taken": [async () => (await import("@/lib/lifecycle/measures/handlers")).tellOfMeasure],
  "cache.expire": [async () => (await import("./cache-expire")).tellWebProcesses],
  "data.deletion_due": [async () => (await import("@/lib/installs/handlers")).remindOfDeletion],
};

/**
 * Messages that may take long or come by the thousand: a mail server that hangs, an offer to every installation. They never take the
 * last places of a worker, so what people wait for (`cache.expire`) is not behind them.
 */
export const SLOW_MESSAGES: readonly OutboxName[] = [
  "mail.send",
  "agreement.published",
  "installation.offers_due",
  "listing.measure_taken",
];

/** Recurring jobs: name -> how often in seconds and what runs. */
export const SCHEDULED_JOBS: { readonly [Name in ScheduledName]: Scheduled<Name> } = {
  "platform.partitions": { everySeconds: 86_400, load: async () => (await import("./housekeeping")).ensurePartitions },
  "platform.sweep": { everySeconds: 3_600, load: async () => (await import("./housekeeping")).sweepRows },
  "platform.bury-unknown": {
    everySeconds: 3_600,
    load: async () => {
      const { buryUnknownMessages } = await import("./housekeeping");
      return () => buryUnknownMessages(Object.keys(OUTBOX_HANDLERS));
    },
  },
  "media.measure": {
    everySeconds: 3_600,
    load: async () => (await import("@/lib/listings/media/handlers")).measurePictures,
  },
  "webhooks.watch": {
    everySeconds: 60,
    load: async () => (await import("@/lib/webhooks/endpoints/handlers")).watchEndpoints,
  },
  "webhooks.retire-secrets": {
    everySeconds: 300,
    load: async () => (await import("@/lib/webhooks/endpoints/handlers")).retireOldSecrets,
  },
  "webhooks.expire-waiting": {
    everySeconds: 3_600,
    load: async () => (await import("@/lib/webhooks/endpoints/handlers")).expireWaiting,
  },
  "installs.expire-pending": {
    everySeconds: 3_600,
    load: async () => (await import("@/lib/installs/handlers")).expirePending,
  },
  "certification.age-certificates": {
    everySeconds: 3_600,
    load: async () => (await import("@/lib/certification/certificates/handlers")).runCertificateAgeing,
  },
  "authorization.rotate-keys": {
    everySeconds: 86_400,
    load: async () => (await import("@/lib/authorization/handlers")).rotateKeys,
  },
  "authorization.sweep": {
    everySeconds: 3_600,
    load: async () => (await import("@/lib/authorization/handlers")).sweepArtifacts,
  },
};
