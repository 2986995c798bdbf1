import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { countWrong } from "@/lib/platform/requests/rate-limit";
import { getRealTime } from "@/lib/platform/time";
import type { StaffRole } from "../roles";
import type { AnyPersonScope, PersonScope } from "../types";
import { newTotpSecret, totpStep } from "./code";

/** Makes a person staff. With `totpSecret` (base32) the second factor is set up already; else they set it up at the first sign-in. */
export async function createStaffMember(
  tx: Tx,
  input: { personId: string; role: StaffRole; totpSecret?: string; actor?: AuditActor },
): Promise<void> {
  const confirmed = input.totpSecret ? await getRealTime(tx) : null;
  await tx.staffMember.create({
    data: {
      personId: input.personId,
      role: input.role,
      totpSecret: input.totpSecret ? encrypt(input.totpSecret) : null,
      totpConfirmedAt: confirmed,
    },
  });
  await recordAudit(tx, {
    actor: input.actor ?? SYSTEM_ACTOR,
    action: "staff.create",
    subject: { type: "person", id: input.personId },
    after: { role: input.role },
  });
}

/** Makes the secret that the first code will confirm. One that exists stays: a reload must not spoil the app's entry. */
export async function prepareTotp(tx: Tx, scope: PersonScope<"staff.verify">): Promise<void> {
  await tx.staffMember.updateMany({
    where: { personId: scope.person.personId, totpSecret: null },
    data: { totpSecret: encrypt(newTotpSecret()) },
  });
}

/**
 * Takes a code and gives this session its staff rights, for twelve hours. A code works once: its step must be later than the last
 * accepted one, in one guarded update, so the same code in two windows at the same moment passes once. Wrong codes are counted: six in
 * five minutes and thirty a day.
 */
export async function verifyTotp(scope: PersonScope<"staff.verify">, code: string): Promise<void> {
  const { personId } = scope.person;
  const right = await countWrong(
    [
      ["totp.person", personId],
      ["totp.day", personId],
    ],
    () => inTransaction((tx) => takeCode(tx, scope, code)),
  );
  if (!right) throw new AppError("invalid_input", { fields: { code: [say("fields.codeUsed")] } });
}

async function takeCode(tx: Tx, scope: AnyPersonScope, code: string): Promise<boolean> {
  const { personId, sessionId } = scope.person;
  const staff = await tx.staffMember.findUnique({ where: { personId } });
  if (!staff?.totpSecret) throw new AppError("not_found");
  const now = await getRealTime(tx);
  const step = totpStep(decrypt(staff.totpSecret), code, now);
  if (step === null) return false;
  const taken = await tx.staffMember.updateMany({
    where: { personId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step, totpConfirmedAt: staff.totpConfirmedAt ?? now },
  });
  if (taken.count === 0) return false;
  await tx.session.updateMany({ where: { id: sessionId, personId, revokedAt: null }, data: { totpAt: now } });
  await recordAudit(tx, { actor: scope.actor, action: "staff.verify", subject: { type: "session", id: sessionId } });
  return true;
}
