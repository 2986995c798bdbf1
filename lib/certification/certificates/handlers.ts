import { z } from "zod";
import { inTransaction } from "@/lib/platform/db";
import type { SystemScope } from "@/lib/platform/outbox/system-scope";
import { ageCertificates, keepCertifiedUntil } from "./mutations";

const published = z.object({ listingId: z.uuid() });

/** `listing.published`: the listing shows the certificate of its published versions. Idempotent. */
export async function onListingPublished(payload: unknown): Promise<void> {
  const { listingId } = published.parse(payload);
  await inTransaction((tx) => keepCertifiedUntil(tx, listingId));
}

/** Hourly: certificates move along their dates. */
export async function runCertificateAgeing(scope: SystemScope<"certification.age-certificates">): Promise<void> {
  await ageCertificates(scope);
}
