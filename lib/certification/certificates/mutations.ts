import type { StaffScope } from "@/lib/accounts/types";
import { REQUIREMENTS } from "@/lib/listings/types";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { forEachRow } from "@/lib/platform/outbox/each-row";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { addSeconds, DAY, getBusinessTime } from "@/lib/platform/time";
import { CERTIFICATE_DAYS, EXPIRING_DAYS } from "../constants";
import type { SubmissionRow } from "../data";
import { evidenceOf } from "../evidence";
import type { CertificateEvidence } from "../schema";
import type { FindingView, Verdicts } from "../types";

/** Issues the certificate of an approved submission, with the evidence of each requirement. Part of the approval's transaction. */
export async function issueCertificate(
  tx: Tx,
  scope: StaffScope<"certification.decide">,
  row: SubmissionRow,
  input: { verdicts: Verdicts; findings: readonly FindingView[]; at: Date },
): Promise<{ certificateId: string }> {
  const evidence: CertificateEvidence = REQUIREMENTS.map((requirement) => {
    const verdict = input.verdicts[requirement];
    if (!verdict || verdict.value === "fail") throw new AppError("not_ready");
    return evidenceOf(requirement, { value: verdict.value, note: verdict.note }, input.findings, input.at);
  });
  const certificateId = newId();
  await tx.certificate.create({
    data: {
      id: certificateId,
      listingId: row.listingId,
      versionId: row.versionId,
      submissionId: row.id,
      evidence,
      reviewerName: scope.person.name,
      issuedAt: input.at,
      expiresAt: addSeconds(input.at, CERTIFICATE_DAYS * DAY),
    },
  });
  return { certificateId };
}

/**
 * Keeps on the listing until when it is certified: the newest certificate among the versions that were published, so that a harmless
 * update keeps the certificate of the version it follows. Running it twice changes nothing.
 */
export async function keepCertifiedUntil(tx: Tx, listingId: string): Promise<void> {
  const changed = await tx.$queryRaw<Array<{ id: string }>>`
    UPDATE listing l SET certified_until = newest.expires_at
    FROM (
      SELECT (
        SELECT c.expires_at FROM certificate c JOIN version v ON v.id = c.version_id
        WHERE c.listing_id = ${listingId}::uuid AND v.published_at IS NOT NULL AND c.revoked_at IS NULL
        ORDER BY c.issued_at DESC LIMIT 1
      ) AS expires_at
    ) newest
    WHERE l.id = ${listingId}::uuid AND l.certified_until IS DISTINCT FROM newest.expires_at
    RETURNING l.id`;
  if (changed.length > 0)
    await enqueue(tx, "listing.facts_changed", { listingId }, { orderingKey: `listing:${listingId}` });
}

/** Revokes every certificate of a listing, those that no version shows yet too; answers how many. Callers write the audit row. */
export async function revokeCertificates(tx: Tx, listingId: string): Promise<number> {
  const revokedAt = await getBusinessTime(tx);
  const { count } = await tx.certificate.updateMany({
    where: { listingId, revokedAt: null },
    data: { state: "revoked", revokedAt },
  });
  await keepCertifiedUntil(tx, listingId);
  return count;
}

/** Moves certificates along their dates (valid, expiring, lapsed) and tells the catalog of the ones that moved, each listing by itself. */
export async function ageCertificates(_scope: SystemScope<"certification.age-certificates">): Promise<void> {
  const now = await getBusinessTime(db());
  const soon = addSeconds(now, EXPIRING_DAYS * DAY);
  const due = Prisma.sql`((state IN ('valid', 'expiring') AND expires_at <= ${now}) OR (state = 'valid' AND expires_at <= ${soon}))`;
  const listings = await db().$queryRaw<
    Array<{ id: string }>
  >`SELECT DISTINCT listing_id AS id FROM certificate WHERE ${due}`;
  await forEachRow(listings, "ageing certificates", ({ id }) =>
    inTransaction(async (tx) => {
      const moved = await tx.$executeRaw`
        UPDATE certificate SET state = (CASE WHEN expires_at <= ${now} THEN 'lapsed' ELSE 'expiring' END)::certificate_state
        WHERE listing_id = ${id}::uuid AND ${due}`;
      if (moved > 0) await enqueue(tx, "listing.facts_changed", { listingId: id }, { orderingKey: `listing:${id}` });
    }),
  );
}
