import type { z } from "zod";
import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { enqueue } from "@/lib/platform/outbox/outbox";
import type { publishAgreementSchema } from "./schema";

/** Accepts the agreement that was read; when a newer one came out meanwhile, nothing is accepted (`conflict`). Twice is harmless. */
export async function acceptAgreement(
  tx: Tx,
  scope: PartnerScope<"partner.agreement.accept">,
  version: number,
): Promise<void> {
  const newest = await tx.agreement.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  if (newest?.version !== version) throw new AppError("conflict", { sentence: say("portal.agreementNewer") });
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

/**
 * Publishes the next version: from now on every partner accepts it before the next submission, and every owner is told. Errors:
 * `conflict` when another version came out since `newest` was read.
 */
export async function publishAgreement(
  tx: Tx,
  scope: StaffScope<"agreement.publish">,
  input: Pick<z.output<typeof publishAgreementSchema>, "newest" | "title" | "body">,
): Promise<{ version: number }> {
  const before = await tx.agreement.findFirst({ orderBy: { version: "desc" }, select: { version: true } });
  const version = input.newest + 1;
  const { title, body } = input;
  // The number is the key: of two at once one adds a row.
  const { count } =
    (before?.version ?? 0) === input.newest
      ? await tx.agreement.createMany({ data: { version, title, body }, skipDuplicates: true })
      : { count: 0 };
  if (count === 0) throw new AppError("conflict", { sentence: say("portal.agreementPublished") });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "agreement.publish",
    subject: { type: "person", id: scope.person.personId },
    after: { version, title },
  });
  await enqueue(tx, "agreement.published", { version });
  return { version };
}
