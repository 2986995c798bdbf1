import { z } from "zod";
import { emailChangeRequestedSchema } from "@/lib/accounts/profile/schema";
import { resetRequestedSchema } from "@/lib/accounts/recovery/schema";
import { accountRequestedSchema } from "@/lib/accounts/registration/payload";
import {
  deletionDueSchema,
  installationActivatedSchema,
  installationUninstalledSchema,
  offersDueSchema,
  scopesChangedSchema,
} from "@/lib/installs/schema";
import { measureTakenSchema } from "@/lib/lifecycle/measures/schema";
import { listingFactsSchema, listingPublishedSchema } from "@/lib/listings/schema";
import { agreementPublishedSchema } from "@/lib/partners/agreement/schema";
import { cacheCallSchema } from "@/lib/platform/cache/cache-call";
import type { JobName } from "@/lib/platform/outbox/job";
import { mailSchema } from "@/lib/providers/mail/schema";
import { type Job, type JobDefinition, toJob } from "./job";

const nothing = z.strictObject({}).transform((): Record<string, never> => ({}));

const MINUTES = 60;

/** What people wait for: tried again after a second, two, four … up to ten minutes. */
const SHORT = {
  lane: "short",
  limitSeconds: 2 * MINUTES,
  attempts: 20,
  backoff: { first: 1, most: 10 * MINUTES },
} as const;

/** What comes by the thousand or waits for others: the same, in places of its own and with time. */
const LONG = { ...SHORT, lane: "long", limitSeconds: 30 * MINUTES } as const;

/** A recurring job: tried again after a minute, two, four … up to an hour. The next run is due when this one is done or dead. */
const RECURRING = {
  payload: nothing,
  lane: "long",
  limitSeconds: 15 * MINUTES,
  attempts: 20,
  backoff: { first: MINUTES, most: 60 * MINUTES },
} as const;

/** One that takes moments, and that people's waiting depends on. */
const MOMENT = {
  ...RECURRING,
  lane: "short",
  limitSeconds: 2 * MINUTES,
  backoff: { first: MINUTES, most: 5 * MINUTES },
} as const;

const utc = (pattern: string) => ({ pattern, zone: "UTC" }) as const;

/**
 * Every job with its payload's schema (its owner's), lane, limit, tries and what runs; a name without an entry does not compile. The only place
 * that sees all domains: siblings react to each other here. Recurring jobs are spread over the hour, so that they do not meet.
 */
const DEFINITIONS: { readonly [Name in JobName]: JobDefinition<Name> } = {
  "account.requested": {
    ...SHORT,
    payload: accountRequestedSchema,
    handlers: [async () => (await import("@/lib/accounts/registration/handlers")).onAccountRequested],
  },
  "email_change.requested": {
    ...SHORT,
    payload: emailChangeRequestedSchema,
    handlers: [async () => (await import("@/lib/accounts/profile/handlers")).onEmailChangeRequested],
  },
  "password_reset.requested": {
    ...SHORT,
    payload: resetRequestedSchema,
    handlers: [async () => (await import("@/lib/accounts/recovery/handlers")).onResetRequested],
  },
  "installation.activated": {
    ...SHORT,
    payload: installationActivatedSchema,
    handlers: [async () => (await import("@/lib/webhooks/handlers")).tellInstalled],
  },
  "installation.uninstalled": {
    ...SHORT,
    payload: installationUninstalledSchema,
    handlers: [async () => (await import("@/lib/webhooks/handlers")).tellUninstalled],
  },
  "installation.scopes_changed": {
    ...SHORT,
    payload: scopesChangedSchema,
    handlers: [async () => (await import("@/lib/webhooks/handlers")).tellScopesChanged],
  },
  "installation.offers_due": {
    ...LONG,
    payload: offersDueSchema,
    handlers: [async () => (await import("@/lib/installs/handlers")).offerPublishedVersion],
  },
  "data.deletion_due": {
    ...SHORT,
    payload: deletionDueSchema,
    handlers: [async () => (await import("@/lib/installs/handlers")).remindOfDeletion],
  },
  "agreement.published": {
    ...LONG,
    payload: agreementPublishedSchema,
    handlers: [async () => (await import("@/lib/partners/agreement/handlers")).tellOwners],
  },
  "mail.send": {
    ...LONG,
    payload: mailSchema,
    handlers: [async () => (await import("@/lib/providers/mail/handlers")).sendMail],
  },
  "listing.published": {
    ...SHORT,
    payload: listingPublishedSchema,
    handlers: [
      // First, because people wait for it: a later one that fails is tried again.
      async () => (await import("@/lib/catalog/handlers")).refreshCatalog,
      async () => (await import("@/lib/webhooks/handlers")).followPublishedEndpoint,
      async () => (await import("@/lib/certification/certificates/handlers")).onListingPublished,
    ],
  },
  "listing.facts_changed": {
    ...SHORT,
    payload: listingFactsSchema,
    handlers: [async () => (await import("@/lib/catalog/handlers")).refreshCatalog],
  },
  "listing.measure_taken": {
    ...LONG,
    payload: measureTakenSchema,
    handlers: [async () => (await import("@/lib/lifecycle/measures/handlers")).tellOfMeasure],
  },
  "cache.expire": {
    ...SHORT,
    payload: cacheCallSchema,
    handlers: [async () => (await import("./cache-expire")).tellWebProcesses],
  },

  "platform.partitions": {
    ...MOMENT,
    calendar: utc("11 2 * * *"),
    handlers: [async () => (await import("./housekeeping")).ensurePartitions],
  },
  "platform.sweep": {
    ...RECURRING,
    calendar: utc("23 * * * *"),
    handlers: [async () => (await import("./housekeeping")).sweepRows],
  },
  "platform.bury-unknown": {
    ...RECURRING,
    calendar: utc("31 * * * *"),
    handlers: [async () => () => import("./housekeeping").then((own) => own.buryUnknownMessages(JOB_NAMES))],
  },
  "media.measure": {
    ...RECURRING,
    calendar: utc("37 * * * *"),
    handlers: [async () => (await import("@/lib/listings/media/handlers")).measurePictures],
  },
  "webhooks.watch": {
    ...MOMENT,
    calendar: utc("* * * * *"),
    handlers: [async () => (await import("@/lib/webhooks/endpoints/handlers")).watchEndpoints],
  },
  "webhooks.retire-secrets": {
    ...MOMENT,
    calendar: utc("*/5 * * * *"),
    handlers: [async () => (await import("@/lib/webhooks/endpoints/handlers")).retireOldSecrets],
  },
  "webhooks.expire-waiting": {
    ...RECURRING,
    calendar: utc("41 * * * *"),
    handlers: [async () => (await import("@/lib/webhooks/endpoints/handlers")).expireWaiting],
  },
  "installs.expire-pending": {
    ...RECURRING,
    calendar: utc("47 * * * *"),
    handlers: [async () => (await import("@/lib/installs/handlers")).expirePending],
  },
  "certification.age-certificates": {
    ...RECURRING,
    calendar: utc("3 * * * *"),
    handlers: [async () => (await import("@/lib/certification/certificates/handlers")).runCertificateAgeing],
  },
  "authorization.rotate-keys": {
    ...MOMENT,
    calendar: utc("17 3 * * *"),
    handlers: [async () => (await import("@/lib/authorization/handlers")).rotateKeys],
  },
  "authorization.sweep": {
    ...RECURRING,
    calendar: utc("53 * * * *"),
    handlers: [async () => (await import("@/lib/authorization/handlers")).sweepArtifacts],
  },
};

const isJobName = (name: string): name is JobName => Object.hasOwn(DEFINITIONS, name);

/** Every job there is. */
export const JOB_NAMES: readonly JobName[] = Object.keys(DEFINITIONS).filter(isJobName);

function bind<Name extends JobName>(name: Name): Job {
  return toJob<Name>(DEFINITIONS[name]);
}

/** The catalog as the runner takes it. */
export const CATALOG: Readonly<Record<JobName, Job>> & Readonly<Record<string, Job>> = Object.assign(
  {},
  ...JOB_NAMES.map((name) => ({ [name]: bind(name) })),
);
