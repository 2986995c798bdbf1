import { type AuditActor, recordAudit } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { type Locale, toLocale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { translatorOf } from "@/lib/platform/messages/translator";
import { nameInMail } from "@/lib/platform/text/name-disguise";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { INVITATION_SECONDS } from "../constants";
import { invitationStands } from "../givers/data";
import { isMailboxFull } from "../mail-block/data";
import { nameNotOfHostOrThrow } from "../marketplace/data";
import { hashPassword } from "../password";
import type { MemberRole, StaffRole } from "../roles";
import { type Browser, createSession, type NewSession } from "../session/mutations";
import { tenantOf } from "../team/data";
import { addMember, auditOf, requireMove } from "../team/mutations";
import type { InvitedTo, Team } from "../team/types";
import type { PersonScope } from "../types";

async function mailInvitation(
  tx: Tx,
  team: Team,
  input: { email: string; role: MemberRole; token: string },
): Promise<void> {
  // The invited person may have no account: the language is the inviter's.
  const locale = toLocale(team.scope.person.locale);
  const values = {
    inviter: nameInMail(team.scope.person.name),
    tenant: nameInMail(team.kind === "workspace" ? team.scope.workspaceName : team.scope.partnerName),
    role: translatorOf(locale, "roles")(input.role),
    email: input.email,
  };
  await queueMail(tx, {
    to: input.email,
    kind: `${team.kind}.invitation`,
    locale,
    unasked: true,
    ...mailText(locale, "mail.invitation", values, `${env().origin}/${locale}/invitation/${input.token}`),
  });
}

/**
 * Invites an address with a role; an older open invitation to it is replaced. A member already is a field error, and so is an address that
 * got too much unasked mail today, whoever sent it.
 */
export async function createInvitation(
  tx: Tx,
  team: Team,
  input: { email: string; role: MemberRole },
): Promise<{ invitationId: string }> {
  await requireMove(tx, team, null, input.role);
  const tenant = tenantOf(team);
  const member = { person: { email: input.email } };
  const already =
    "workspaceId" in tenant
      ? await tx.workspaceMember.count({ where: { ...tenant, ...member } })
      : await tx.partnerMember.count({ where: { ...tenant, ...member } });
  if (already > 0) throw new AppError("invalid_input", { fields: { email: [say("fields.alreadyMember")] } });
  if (await isMailboxFull(tx, input.email))
    throw new AppError("rate_limited", {
      sentence: say("fields.mailboxFull"),
      fields: { email: [say("fields.mailboxFull")] },
    });
  const now = await getBusinessTime(tx);
  await tx.invitation.updateMany({
    where: { ...tenant, email: input.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const token = randomToken();
  const invitationId = newId();
  const made = await tx.invitation.createMany({
    data: {
      id: invitationId,
      ...tenant,
      email: input.email,
      role: input.role,
      tokenHash: sha256(token),
      invitedById: team.scope.person.personId,
      createdAt: now,
      expiresAt: addSeconds(now, INVITATION_SECONDS),
    },
    skipDuplicates: true,
  });
  // Two admins at the same moment: the other's invitation is out already.
  if (made.count === 0) throw new AppError("already_done");
  await mailInvitation(tx, team, { ...input, token });
  await recordAudit(tx, {
    ...auditOf(team),
    action: `${team.kind}.member.invite`,
    subject: { type: "invitation", id: invitationId },
    after: { email: input.email, role: input.role },
  });
  return { invitationId };
}

/** Sends an open invitation again with a new link and a new term; the old link stops working. */
export async function resendInvitation(tx: Tx, team: Team, invitationId: string): Promise<void> {
  const found = await tx.invitation.findFirst({
    where: { id: invitationId, ...tenantOf(team), acceptedAt: null, revokedAt: null },
  });
  if (!found) throw new AppError("conflict");
  await createInvitation(tx, team, { email: found.email, role: found.role });
}

/** Withdraws an open invitation; its link stops working at once. */
export async function revokeInvitation(tx: Tx, team: Team, invitationId: string): Promise<void> {
  const now = await getBusinessTime(tx);
  const ended = await tx.invitation.updateManyAndReturn({
    where: { id: invitationId, ...tenantOf(team), acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
    select: { role: true },
  });
  const [invitation] = ended;
  if (!invitation) throw new AppError("conflict");
  await requireMove(tx, team, invitation.role, null);
  await recordAudit(tx, {
    ...auditOf(team),
    action: `${team.kind}.member.uninvite`,
    subject: { type: "invitation", id: invitationId },
  });
}

type Claimed = { id: string; tenant: InvitedTo; email: string; role: MemberRole };

/**
 * Uses an invitation up; one of any number of parallel callers gets it. Whoever sent it must still be let to invite to that role, and a
 * tenant that is gone takes nobody in.
 */
async function claimInvitation(tx: Tx, token: string): Promise<Claimed> {
  const now = await getBusinessTime(tx);
  const rows = await tx.$queryRaw<
    Array<{
      id: string;
      workspaceId: string | null;
      partnerId: string | null;
      staffRole: StaffRole | null;
      email: string;
      role: MemberRole;
    }>
  >`
    UPDATE invitation i SET accepted_at = ${now}
    WHERE i.token_hash = ${sha256(token)} AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ${now}
      AND NOT EXISTS (SELECT FROM workspace w WHERE w.id = i.workspace_id AND w.deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM partner p WHERE p.id = i.partner_id AND p.closed_at IS NOT NULL)
      AND ${invitationStands(Prisma.sql`i`)}
    RETURNING i.id, i.workspace_id AS "workspaceId", i.partner_id AS "partnerId", i.staff_role::text AS "staffRole", i.email::text AS email, i.role::text AS role`;
  const row = rows[0];
  if (!row) throw new AppError("link_expired");
  const { id, workspaceId, partnerId, staffRole, email, role } = row;
  if (workspaceId) return { id, tenant: { workspaceId }, email, role };
  if (partnerId) return { id, tenant: { partnerId }, email, role };
  if (staffRole) return { id, tenant: { staffRole }, email, role };
  throw new AppError("link_expired");
}

async function settle(tx: Tx, claimed: Claimed, person: { id: string; name: string }): Promise<void> {
  await addMember(tx, claimed.tenant, person.id, claimed.role);
  await recordAudit(tx, {
    actor: { ref: `person:${person.id}`, label: person.name },
    action: "invitation.accept",
    subject: { type: "invitation", id: claimed.id },
    ...("staffRole" in claimed.tenant ? {} : claimed.tenant),
    after: "staffRole" in claimed.tenant ? claimed.tenant : { role: claimed.role },
  });
}

/** Accepts as the signed-in person, whose address must be the invited one (`not_ready` otherwise; the invitation stays open). */
export async function acceptInvitation(
  tx: Tx,
  scope: PersonScope<"invitation.accept">,
  token: string,
): Promise<Claimed["tenant"]> {
  const claimed = await claimInvitation(tx, token);
  if (claimed.email.toLowerCase() !== scope.person.email.toLowerCase()) {
    throw new AppError("not_ready", {
      sentence: say("refusals.invitationForOther", { email: claimed.email }),
    });
  }
  await settle(tx, claimed, { id: scope.person.personId, name: scope.person.name });
  return claimed.tenant;
}

/**
 * Accepts with a new account: the mailed link proves the address, so the account is confirmed at once. An account that has the address
 * must sign in instead; one that was never confirmed is taken over, as by signing up again.
 */
export async function joinByInvitation(input: {
  token: string;
  name: string;
  password: string;
  locale: Locale;
  browser: Browser;
}): Promise<NewSession & { tenant: Claimed["tenant"] }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    await nameNotOfHostOrThrow(tx, input.name);
    const claimed = await claimInvitation(tx, input.token);
    const now = await getBusinessTime(tx);
    const values = { name: input.name, passwordHash, locale: input.locale, emailVerifiedAt: now };
    const personId = newId();
    const made = await tx.person.createMany({
      data: { id: personId, email: claimed.email, ...values },
      skipDuplicates: true,
    });
    const taken =
      made.count === 1
        ? []
        : await tx.person.updateManyAndReturn({
            where: { email: claimed.email, emailVerifiedAt: null, deletedAt: null },
            data: values,
            select: { id: true },
          });
    const id = made.count === 1 ? personId : taken[0]?.id;
    if (!id)
      throw new AppError("conflict", {
        sentence: say("refusals.takenSignIn"),
      });
    await recordAudit(tx, {
      actor: { ref: `person:${id}`, label: input.name },
      action: "account.create",
      subject: { type: "person", id },
    });
    await settle(tx, claimed, { id, name: input.name });
    return { ...(await createSession(tx, id, input.browser)), tenant: claimed.tenant };
  });
}

/** Invites the owner of a workspace that a platform key made: the host product is named as `inviter`, no person; ends with the key. English mail. */
export async function inviteOwner(
  tx: Tx,
  input: {
    workspaceId: string;
    workspaceName: string;
    email: string;
    inviter: string;
    keyId: string;
    actor: AuditActor;
  },
): Promise<{ invitationId: string }> {
  const now = await getBusinessTime(tx);
  const token = randomToken();
  const invitationId = newId();
  await tx.invitation.create({
    data: {
      id: invitationId,
      workspaceId: input.workspaceId,
      email: input.email,
      role: "owner",
      tokenHash: sha256(token),
      invitedByKeyId: input.keyId,
      createdAt: now,
      expiresAt: addSeconds(now, INVITATION_SECONDS),
    },
  });
  const values = {
    inviter: nameInMail(input.inviter),
    tenant: nameInMail(input.workspaceName),
    role: translatorOf("en", "roles")("owner"),
    email: input.email,
  };
  await queueMail(tx, {
    to: input.email,
    kind: "workspace.invitation",
    locale: "en",
    unasked: true,
    ...mailText("en", "mail.invitation", values, `${env().origin}/en/invitation/${token}`),
  });
  await recordAudit(tx, {
    actor: input.actor,
    action: "workspace.member.invite",
    subject: { type: "invitation", id: invitationId },
    workspaceId: input.workspaceId,
    after: { email: input.email, role: "owner" },
  });
  return { invitationId };
}
