import type { AnyPartnerScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { contentHash } from "@/lib/platform/json/canonical";
import type { PartnerProfile, SubmissionReadiness } from "./types";

/**
 * Whether the partner may submit: a proven domain, the newest agreement accepted, and an owner with a confirmed address. With no
 * agreement published there is nothing to accept.
 */
export async function getSubmissionReadiness(on: Db, partnerId: string): Promise<SubmissionReadiness> {
  const rows = await on.$queryRaw<SubmissionReadiness[]>`
    SELECT
      EXISTS (SELECT FROM partner_domain WHERE partner_id = ${partnerId}::uuid AND verified_at IS NOT NULL) AS "domainVerified",
      NOT EXISTS (
        SELECT FROM agreement newest
        WHERE newest.version = (SELECT max(version) FROM agreement)
          AND NOT EXISTS (SELECT FROM agreement_acceptance a WHERE a.partner_id = ${partnerId}::uuid AND a.version = newest.version)
      ) AS "agreementAccepted",
      EXISTS (
        SELECT FROM partner_member m JOIN person p ON p.id = m.person_id
        WHERE m.partner_id = ${partnerId}::uuid AND m.role = 'owner' AND p.email_verified_at IS NOT NULL AND p.deleted_at IS NULL
      ) AS "emailVerified"`;
  return rows[0] ?? { domainVerified: false, agreementAccepted: false, emailVerified: false };
}

/** What the public sees of the partner. */
export async function getPartnerProfile(on: Db, scope: AnyPartnerScope): Promise<PartnerProfile> {
  const row = await on.partner.findUniqueOrThrow({
    where: { id: scope.partnerId },
    select: { name: true, slug: true, about: true, website: true, country: true, supportEmail: true },
  });
  return { ...row, seen: contentHash(row) };
}
