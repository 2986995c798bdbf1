import { POLICY } from "@/lib/accounts/policy";
import type { Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import type { SubmissionRow } from "../data";

/** Where the partner reads about a submission. */
export function boardUrl(row: Pick<SubmissionRow, "partnerId" | "listingId">): string {
  return `${env().origin}/partner/${formatId("partner", row.partnerId)}/listings/${formatId("listing", row.listingId)}/submission`;
}

/** Where reviewers read about it. */
export function reviewUrl(submissionId: string): string {
  return `${env().origin}/admin/certification/${formatId("submission", submissionId)}`;
}

/** Addresses of the partner's side: who handed it in while still a member, and every owner. */
export async function getPartnerAddresses(
  on: Db,
  row: Pick<SubmissionRow, "partnerId" | "submittedById">,
): Promise<string[]> {
  const members = await on.partnerMember.findMany({
    where: {
      partnerId: row.partnerId,
      OR: [{ role: "owner" }, { personId: row.submittedById }],
      person: { deletedAt: null },
    },
    orderBy: { createdAt: "asc" },
    select: { person: { select: { email: true } } },
  });
  return [...new Set(members.map(({ person }) => person.email))];
}

/** The address of the reviewer who has it, or who decided last, while they are one; null when nobody looked yet. */
export async function getReviewerAddress(
  on: Db,
  row: Pick<SubmissionRow, "versionId" | "claimedById">,
): Promise<string | null> {
  const last = row.claimedById
    ? { reviewerId: row.claimedById }
    : await on.decision.findFirst({
        where: { submission: { versionId: row.versionId } },
        orderBy: { at: "desc" },
        select: { reviewerId: true },
      });
  if (!last) return null;
  const person = await on.person.findFirst({
    where: {
      id: last.reviewerId,
      deletedAt: null,
      staff: { role: { in: [...POLICY["certification.message"].staff] } },
    },
    select: { email: true },
  });
  return person?.email ?? null;
}
