import { recordAudit } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { translatorOf } from "@/lib/platform/messages/translator";
import { nameInMail } from "@/lib/platform/text/name-disguise";
import { addSeconds, getBusinessTime, getRealTime } from "@/lib/platform/time";
import { INVITATION_SECONDS } from "../constants";
import { getPublicScope } from "../gates/data";
import { getMarketplaceName } from "../marketplace/data";
import type { StaffRole } from "../roles";
import { revokeSessions } from "../session/mutations";
import type { AnyStaffScope, StaffScope } from "../types";

const LAST_ADMIN = say("refusals.lastAdmin");

/**
 * Locks every admin, in one order, and throws `not_found` unless the acting one is still among them: two who remove each other at the same
 * moment run one after the other, and the second has lost the right. Answers the admins whose accounts are not deleted.
 */
async function lockAdmins(tx: Tx, scope: AnyStaffScope): Promise<string[]> {
  const admins = await tx.$queryRaw<Array<{ id: string }>>`
    SELECT s.person_id AS id FROM staff_member s JOIN person p ON p.id = s.person_id AND p.deleted_at IS NULL
    WHERE s.role = 'admin' ORDER BY s.person_id FOR UPDATE OF s`;
  const ids = admins.map(({ id }) => id);
  if (!ids.includes(scope.person.personId)) throw new AppError("not_found");
  return ids;
}

/** Invites an address to the staff; an older open invitation to it is replaced. Errors: `invalid_input` when the person is staff already. */
export async function inviteStaff(
  tx: Tx,
  scope: StaffScope<"staff.manage">,
  input: { email: string; role: StaffRole },
): Promise<{ invitationId: string }> {
  const { email, role } = input;
  await lockAdmins(tx, scope);
  if ((await tx.staffMember.count({ where: { person: { email } } })) > 0)
    throw new AppError("invalid_input", { fields: { email: [say("fields.alreadyMember")] } });
  const now = await getBusinessTime(tx);
  await tx.invitation.updateMany({
    where: { staffRole: { not: null }, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const token = randomToken();
  const invitationId = newId();
  await tx.invitation.create({
    data: {
      id: invitationId,
      staffRole: role,
      role: "member",
      email,
      tokenHash: sha256(token),
      invitedById: scope.person.personId,
      createdAt: now,
      expiresAt: addSeconds(now, INVITATION_SECONDS),
    },
  });
  const locale = toLocale(scope.person.locale);
  const tenant = await getMarketplaceName(tx, getPublicScope());
  const values = { inviter: nameInMail(scope.person.name), tenant, role: translatorOf(locale, "roles")(role), email };
  await queueMail(tx, {
    to: email,
    kind: "staff.invitation",
    locale,
    unasked: true,
    ...mailText(locale, "mail.invitation", values, `${env().origin}/${locale}/invitation/${token}`),
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "staff.invite",
    subject: { type: "invitation", id: invitationId },
    after: { email, role },
  });
  return { invitationId };
}

/** Withdraws an open invitation to the staff; its link stops working at once. */
export async function revokeStaffInvitation(
  tx: Tx,
  scope: StaffScope<"staff.manage">,
  invitationId: string,
): Promise<void> {
  await lockAdmins(tx, scope);
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, staffRole: { not: null }, acceptedAt: null, revokedAt: null },
    data: { revokedAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("not_found");
  await recordAudit(tx, {
    actor: scope.actor,
    action: "staff.uninvite",
    subject: { type: "invitation", id: invitationId },
  });
}

/**
 * Gives a staff member another role, or with `to` null takes the role away. Their sessions ask for the code again. Errors: `conflict` when
 * the role is not the one the page showed, `last_owner` for the last admin.
 */
export async function changeStaff(
  tx: Tx,
  scope: StaffScope<"staff.manage">,
  input: { personId: string; from: StaffRole; to: StaffRole | null },
): Promise<void> {
  const { personId, from, to } = input;
  const admins = await lockAdmins(tx, scope);
  if ((await tx.staffMember.count({ where: { personId } })) === 0) throw new AppError("not_found");
  if (from === to) return;
  if (from === "admin" && admins.every((id) => id === personId))
    throw new AppError("last_owner", { sentence: LAST_ADMIN });
  const where = { personId, role: from };
  const { count } = to
    ? await tx.staffMember.updateMany({ where, data: { role: to } })
    : await tx.staffMember.deleteMany({ where });
  if (count === 0) throw new AppError("conflict");
  await tx.session.updateMany({ where: { personId }, data: { totpAt: null } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: to ? "staff.role" : "staff.remove",
    subject: { type: "person", id: personId },
    before: { role: from },
    after: { role: to },
  });
}

/** Ends one session of a person, or all of them but the acting admin's own; answers how many. */
export async function endSessionsOf(
  tx: Tx,
  scope: StaffScope<"person.sessions.end">,
  input: { personId: string; sessionId: string | null },
): Promise<number> {
  const { personId, sessionId } = input;
  await lockAdmins(tx, scope);
  if ((await tx.person.count({ where: { id: personId } })) === 0) throw new AppError("not_found");
  const count = sessionId
    ? (
        await tx.session.updateMany({
          where: { id: sessionId, personId, revokedAt: null },
          data: { revokedAt: await getRealTime(tx) },
        })
      ).count
    : await revokeSessions(tx, personId, scope.person.sessionId);
  if (count > 0)
    await recordAudit(tx, {
      actor: scope.actor,
      action: "person.sessions.end",
      subject: { type: "person", id: personId },
      after: { ended: count },
    });
  return count;
}
