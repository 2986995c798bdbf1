import { recordAudit } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { takeAddressPointOrThrow, takePoint } from "@/lib/platform/requests/rate-limit";
import { claimLink, isIssued, issueLink, voidLinks } from "../links/mutations";
import { hashPassword } from "../password";
import { markVerified } from "../registration/mutations";
import { rememberDevice } from "../session/device";
import { revokeSessions } from "../session/mutations";

/**
 * Asks for a link that sets a new password. Whether the address has an account is found out later: answer and work are the same. So
 * they are when the account was asked for too often, and the last link stays good: a refusal would let strangers close the way back.
 */
export async function requestPasswordReset(input: { email: string; ip: string }): Promise<void> {
  await takeAddressPointOrThrow("email.send", input.ip);
  const { allowed } = await takePoint("password-reset.account", sha256(input.email));
  if (!allowed) return;
  const token = randomToken();
  await inTransaction((tx) => enqueue(tx, "password_reset.requested", { email: input.email, token }));
}

/** Mails the link; an unknown address gets nothing. A second run finds the link it made. */
export async function mailResetLink(
  tx: Tx,
  _scope: SystemScope<"password_reset.requested">,
  input: { email: string; token: string },
): Promise<void> {
  const person = await tx.person.findUnique({
    where: { email: input.email, deletedAt: null },
    select: { id: true, name: true, email: true, locale: true },
  });
  if (!person || (await isIssued(tx, input.token))) return;
  const locale = toLocale(person.locale);
  const { token } = await issueLink(tx, { personId: person.id, kind: "reset", email: person.email }, input.token);
  await queueMail(tx, {
    to: person.email,
    kind: "password.reset",
    locale,
    ...mailText(
      locale,
      "mail.passwordReset",
      { name: person.name },
      `${env().origin}/${locale}/password/reset/${token}`,
    ),
  });
}

/**
 * Sets a new password by its link: every session ends, other open links stop working. The link also proves the address, so this
 * browser is no stranger to the account any more: the way in for an owner whose new browser meets the limit of strangers.
 */
export async function resetPassword(
  input: { token: string; password: string },
  device = "",
): Promise<{ device: string }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const { personId, email } = await claimLink(tx, "reset", input.token);
    const { name } = await markVerified(tx, personId, email);
    await setPassword(tx, { personId, name, passwordHash });
    return { device: rememberDevice(device, { id: personId, passwordHash }) };
  });
}

/** Writes a new password hash, ends the person's sessions (but `keepSessionId`) and their open links, and tells them by mail. */
export async function setPassword(
  tx: Tx,
  input: { personId: string; name: string; passwordHash: string; keepSessionId?: string },
): Promise<void> {
  const person = await tx.person.update({
    where: { id: input.personId },
    data: { passwordHash: input.passwordHash },
    select: { email: true, locale: true },
  });
  const ended = await revokeSessions(tx, input.personId, input.keepSessionId);
  await voidLinks(tx, input.personId, ["reset", "change", "verify"]);
  await recordAudit(tx, {
    actor: { ref: `person:${input.personId}`, label: input.name },
    action: "account.password",
    subject: { type: "person", id: input.personId },
    after: { endedSessions: ended },
  });
  const locale = toLocale(person.locale);
  await queueMail(tx, {
    to: person.email,
    kind: "password.changed",
    locale,
    ...mailText(locale, "mail.passwordChanged", { name: input.name }, `${env().origin}/${locale}/password/forgot`),
  });
}
