import type { StaffScope } from "@/lib/accounts/types";
import type { CertificateEvidence } from "@/lib/certification/schema";
import { REQUIREMENTS, type RequirementName } from "@/lib/listings/types";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Draw } from "./draw/random";

const DAY_MS = 86_400_000;

/** What a reviewer would have written; demo evidence, marked as such on the listing. */
const SHOWN: Readonly<Record<RequirementName, readonly string[]>> = {
  working_demo: ["Sandbox order booked and reversed, recorded", "Golden path run twice from the demo address"],
  error_handling: [
    "14 of 14 faults recovered without a lost order",
    "Refused payments, repeats and unknown events answered sensibly",
  ],
  documentation: ["Setup, limits and removal covered, links alive", "Every permission explained, setup time plausible"],
  support_contact: ["Answered our test message in 41 minutes", "Answered our test message within three hours"],
  security_review: ["Signatures checked, secrets rotated, two low notes closed", "Tampered and old deliveries refused"],
  performance_test: [
    "200 events a second for ten minutes, p95 184 ms",
    "600 events at 20 a second, p95 212 ms, none failed",
  ],
  oauth_compliance: ["PKCE, exact redirect, refresh rotation", "Code not reusable, revoked token stopped at once"],
};

function evidenceFor(draw: Draw, at: Date): CertificateEvidence {
  return REQUIREMENTS.map((requirement) => ({
    requirement,
    shown: draw.pick(SHOWN[requirement]),
    verdict: "pass" as const,
    note: "",
    at: at.toISOString(),
    findings: [],
  }));
}

export type Certified = {
  listingId: string;
  versionId: string;
  partnerId: string;
  snapshot: object;
  snapshotHash: string;
  submittedById: string;
};

/** A decided submission of the past with its seven verdicts, decision and, when approved, the certificate. */
export async function certifyInThePast(
  reviewer: StaffScope<never>,
  draw: Draw,
  input: Certified & { decidedAt: Date; days?: number },
): Promise<{ expiresAt: Date }> {
  const submissionId = newId(new Date(input.decidedAt.getTime() - 3 * DAY_MS));
  const { decidedAt } = input;
  await db().submission.create({
    data: {
      id: submissionId,
      listingId: input.listingId,
      versionId: input.versionId,
      partnerId: input.partnerId,
      round: 1,
      state: "in_review",
      snapshot: input.snapshot,
      snapshotHash: input.snapshotHash,
      reasons: ["new_listing"],
      risk: draw.int(10, 60),
      submittedById: input.submittedById,
      submittedAt: new Date(decidedAt.getTime() - draw.int(8, 80) * 3_600_000),
      isDemo: true,
    },
  });
  await db().verdict.createMany({
    data: REQUIREMENTS.map((requirement) => ({
      submissionId,
      requirement,
      value: "pass" as const,
      reviewerId: reviewer.person.personId,
      updatedAt: decidedAt,
    })),
  });
  await db().decision.create({
    data: {
      id: newId(decidedAt),
      submissionId,
      kind: "approve",
      reviewerId: reviewer.person.personId,
      reviewerName: reviewer.person.name,
      ruleIds: [],
      reason: "",
      at: decidedAt,
    },
  });
  // The database takes an outcome only after its verdicts and decision.
  await db().submission.update({ where: { id: submissionId }, data: { state: "approved", decidedAt } });
  const expiresAt = new Date(decidedAt.getTime() + (input.days ?? 365) * DAY_MS);
  await db().certificate.create({
    data: {
      id: newId(decidedAt),
      listingId: input.listingId,
      versionId: input.versionId,
      submissionId,
      state: expiresAt < new Date() ? "lapsed" : "valid",
      evidence: evidenceFor(draw, decidedAt),
      reviewerName: reviewer.person.name,
      issuedAt: decidedAt,
      expiresAt,
    },
  });
  return { expiresAt };
}
