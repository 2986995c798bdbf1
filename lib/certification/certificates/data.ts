import type { CertificateView } from "@/lib/listings/types";
import type { Db } from "@/lib/platform/db";
import { addSeconds, DAY, getBusinessTime } from "@/lib/platform/time";
import { EXPIRING_DAYS } from "../constants";
import { certificateEvidenceSchema } from "../schema";

/**
 * The certificate that a listing shows: the newest among its published versions, with its state by the clock and not by the last job.
 * Public facts only. Null when it never had one.
 */
export async function getCertificateView(on: Db, listingId: string): Promise<CertificateView | null> {
  const row = await on.certificate.findFirst({
    where: { listingId, versionId: { in: await publishedVersionIds(on, listingId) } },
    orderBy: { issuedAt: "desc" },
  });
  if (!row) return null;
  const version = await on.version.findUniqueOrThrow({ where: { id: row.versionId }, select: { number: true } });
  const now = await getBusinessTime(on);
  const state = row.revokedAt
    ? "revoked"
    : row.expiresAt <= now
      ? "lapsed"
      : row.expiresAt <= addSeconds(now, EXPIRING_DAYS * DAY)
        ? "expiring"
        : "valid";
  return {
    state,
    versionNumber: version.number,
    reviewerName: row.reviewerName,
    issuedAt: row.issuedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    evidence: certificateEvidenceSchema
      .parse(row.evidence)
      .map(({ requirement, shown, verdict, at }) => ({ requirement, shown, verdict, at })),
  };
}

async function publishedVersionIds(on: Db, listingId: string): Promise<string[]> {
  const rows = await on.version.findMany({ where: { listingId, publishedAt: { not: null } }, select: { id: true } });
  return rows.map(({ id }) => id);
}
