import { recordAudit } from "@/lib/platform/audit";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { toLocale } from "@/lib/platform/locales";
import { queueMail } from "@/lib/platform/mail";
import { mailText } from "@/lib/platform/mail-text";
import { takePointOrThrow } from "@/lib/platform/rate-limit";
import { claimLink, issueLink, voidLinks } from "../links/mutations";
import { hashPassword } from "../password";
import { markVerified } from "../registration/mutations";
import { rememberDevice } from "../session/device";
import { revokeSessions } from "../session/mutations";

/** Mails a link that sets a new password. An unknown address gets nothing and the caller the same answer. */
export async function requestPasswordReset(input: { email: string; ip: string }): Promise<void> {
  await takePointOrThrow("password-reset.account", sha256(input.email));
  if (input.ip !== "direct") await takePointOrThrow("email.send", input.ip);
  const person = await db().person.findUnique({
    where: { email: input.email, deletedAt: null },
    select: { id: true, name: true, email: true, locale: true },
  });
  if (!person) return;
  const locale = toLocale(person.locale);
  await inTransaction(async (tx) => {
    const { token } = await issueLink(tx, { personId: person.id, kind: "reset", email: person.email });
    await queueMail(tx, {
      to: person.email,
      kind: "password.reset",
      locale,
      ...mailText(locale, "passwordReset", { name: person.name }, `${env().origin}/${locale}/password/reset/${token}`),
    });
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
    ...mailText(locale, "passwordChanged", { name: input.name }, `${env().origin}/${locale}/password/forgot`),
  });
}
