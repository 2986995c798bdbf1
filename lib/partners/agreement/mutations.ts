import type { PartnerScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { FIRST_AGREEMENT } from "./first-agreement";

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

/** Publishes the agreement's next version; every partner must accept it before its next submission. */
export async function publishAgreement(tx: Tx, input: { title: string; body: string }): Promise<{ version: number }> {
  const newest = await tx.agreement.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  const version = (newest?.version ?? 0) + 1;
  await tx.agreement.create({ data: { version, ...input } });
  return { version };
}

/** Publishes the first agreement where there is none: an empty installation must be able to take submissions. */
export async function ensureAgreement(tx: Tx): Promise<void> {
  await tx.agreement.createMany({ data: { version: 1, ...FIRST_AGREEMENT }, skipDuplicates: true });
}
