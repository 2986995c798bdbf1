import type { AnyPartnerScope, AnyStaffScope, PartnerScope, StaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { addSeconds, getBusinessTime, MINUTE } from "@/lib/platform/time";
import { CLAIM_MINUTES } from "../constants";
import { belongsTo, claimFor, lockSubmission } from "../data";
import { messageMail } from "../mail-words";
import { boardUrl, getPartnerAddresses, getReviewerAddress, reviewUrl } from "./data";

async function addMessage(
  tx: Tx,
  scope: AnyPartnerScope | AnyStaffScope,
  input: { submissionId: string; partnerId: string; side: "partner" | "reviewer"; body: string; at: Date },
): Promise<{ messageId: string }> {
  const messageId = newId();
  await tx.submissionMessage.create({
    data: {
      id: messageId,
      submissionId: input.submissionId,
      side: input.side,
      personId: scope.person.personId,
      authorLabel: scope.person.name,
      body: input.body,
      at: input.at,
    },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: input.side === "partner" ? "submission.message" : "certification.message",
    subject: { type: "submission", id: input.submissionId },
    partnerId: input.partnerId,
    after: { messageId },
  });
  return { messageId };
}

/** The partner writes to the reviewer. The queue shows that there is an answer. Errors: `not_found`. */
export async function postPartnerMessage(
  tx: Tx,
  scope: PartnerScope<"submission.message">,
  input: { submissionId: string; body: string },
): Promise<{ messageId: string }> {
  const row = await lockSubmission(tx, scope, input.submissionId);
  if (!row) throw new AppError("not_found");
  const at = await getBusinessTime(tx);
  const made = await addMessage(tx, scope, { ...input, partnerId: row.partnerId, side: "partner", at });
  await tx.$executeRaw`
    UPDATE submission SET reasons = array_append(reasons, 'partner_replied')
    WHERE id = ${row.id}::uuid AND state IN ('submitted', 'in_review') AND NOT 'partner_replied' = ANY (reasons)`;
  const to = await getReviewerAddress(tx, row);
  const facts = { name: row.listingName, number: row.versionNumber, url: reviewUrl(row.id) };
  if (to) await queueMail(tx, { to, ...messageMail(facts, { author: scope.person.name, body: input.body }) });
  return made;
}

/** A reviewer writes to the partner; the own lock is prolonged. Errors: `not_found`, `conflict_of_interest`. */
export async function postReviewerMessage(
  tx: Tx,
  scope: StaffScope<"certification.message">,
  input: { submissionId: string; body: string },
): Promise<{ messageId: string }> {
  const row = await lockSubmission(tx, scope, input.submissionId);
  if (!row) throw new AppError("not_found");
  if (await belongsTo(tx, scope.person.personId, row.partnerId)) throw new AppError("conflict_of_interest");
  const at = await getBusinessTime(tx);
  const made = await addMessage(tx, scope, { ...input, partnerId: row.partnerId, side: "reviewer", at });
  if (claimFor(row, scope.person.personId, at) === "mine") {
    await tx.submission.update({
      where: { id: row.id },
      data: { claimExpiresAt: addSeconds(at, CLAIM_MINUTES * MINUTE) },
    });
  }
  const facts = { name: row.listingName, number: row.versionNumber, url: boardUrl(row) };
  for (const to of await getPartnerAddresses(tx, row)) {
    await queueMail(tx, { to, ...messageMail(facts, { author: scope.person.name, body: input.body }) });
  }
  return made;
}
