import { inTransaction } from "@/lib/platform/db";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { ageCertificates, keepCertifiedUntil } from "./mutations";

/** `listing.published`: the listing shows the certificate of its published versions. Idempotent. */
export async function onListingPublished({ listingId }: JobPayload<"listing.published">): Promise<void> {
  await inTransaction((tx) => keepCertifiedUntil(tx, listingId));
}

/** Hourly: certificates move along their dates. */
export async function runCertificateAgeing(
  _nothing: JobPayload<"certification.age-certificates">,
  { scope }: JobContext<"certification.age-certificates">,
): Promise<void> {
  await ageCertificates(scope);
}
