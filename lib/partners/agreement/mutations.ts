import type { PartnerScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";

/** Accepts the agreement that was read; when a newer one came out meanwhile, nothing is accepted (`conflict`). Twice is harmless. */
export async function acceptAgreement(tx: Tx, scope: PartnerScope, version: number): Promise<void> {
  const newest = await tx.agreement.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  if (newest?.version !== version)
    throw new AppError("conflict", { sentence: "A newer agreement was published. Read it first." });
  const { partnerId, person } = scope;
  const made = await tx.agreementAcceptance.createMany({
    data: { partnerId, version, personId: person.personId },
    skipDuplicates: true,
  });
  if (made.count === 0) return;
  await recordAudit(tx, {
    actor: scope.actor,
    action: "partner.agreement.accept",
    subject: { type: "partner", id: partnerId },
    partnerId,
    after: { version },
  });
}
