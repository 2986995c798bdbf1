import type { MailInput } from "./mail-input";

/**
 * Every outbox message with its payload. `enqueue` takes no other name and `lib/jobs/catalog.ts` must have a handler for each, so
 * that nothing is written which nobody handles. A payload that opens something is sealed (`SEALED` in `outbox.ts`).
 */
export type OutboxMessages = {
  "account.requested": {
    email: string;
    name: string;
    passwordHash: string;
    locale: "en" | "he";
    next: string;
    token: string;
  };
  "agreement.published": { version: number };
  "cache.expire": { tags: string[] };
  "data.deletion_due": { deletionId: string };
  "email_change.requested": { personId: string; email: string; token: string; standing: string };
  "installation.activated": { installationId: string };
  "installation.offers_due": { listingId: string; versionId: string };
  "installation.scopes_changed": { installationId: string; added: string[]; removed: string[] };
  "installation.uninstalled": { installationId: string; deletionId: string; confirmToken: string };
  "listing.facts_changed": { listingId: string };
  "listing.measure_taken": { measureId: string };
  "listing.published": { listingId: string; versionId: string };
  "mail.send": MailInput;
  "password_reset.requested": { email: string; token: string };
};

export type OutboxName = keyof OutboxMessages;
