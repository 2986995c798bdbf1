import type { AuditAction } from "./audit-actions";
import type { Tx } from "./db";
import type { Prisma } from "./generated/prisma/client";
import { newId } from "./ids";

/** Who acted, for the audit: `kind:id` and a name that stays readable when the account is gone. */
export type AuditActor = { ref: string; label: string };

/** The product itself: jobs and schedules. */
export const SYSTEM_ACTOR: AuditActor = { ref: "system", label: "Patchbay" };

export type AuditInput = {
  actor: AuditActor;
  action: AuditAction;
  subject: { type: string; id: string };
  workspaceId?: string | null;
  partnerId?: string | null;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
  reason?: string | null;
};

let demo = false;

/** From here on this process marks what it records as demo data: entries can never be changed afterwards. The seed says this first. */
export function recordAsDemo(): void {
  demo = true;
}

/** Writes one audit row in the transaction of the change. Append-only by role and trigger. */
export async function recordAudit(tx: Tx, input: AuditInput): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actor: input.actor.ref,
      actorLabel: input.actor.label,
      action: input.action,
      subjectType: input.subject.type,
      subjectId: input.subject.id,
      workspaceId: input.workspaceId ?? null,
      partnerId: input.partnerId ?? null,
      ...(input.before === undefined ? {} : { before: input.before }),
      ...(input.after === undefined ? {} : { after: input.after }),
      reason: input.reason ?? null,
      isDemo: demo,
    },
  });
}
