import { recordAudit } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { type Locale, toLocale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import type { OutboxMessages } from "@/lib/platform/outbox/outbox-messages";
import { countWrong, takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { nameInMail } from "@/lib/platform/text/name-disguise";
import { getBusinessTime } from "@/lib/platform/time";
import { claimLink, isIssued, issueLink, voidLinks } from "../links/mutations";
import { isMailboxFull } from "../mail-block/data";
import { nameNotOfHostOrThrow } from "../marketplace/data";
import { hashPassword, verifyPassword } from "../password";
import { setPassword } from "../recovery/mutations";
import { rememberDevice } from "../session/device";
import { type Browser, guessPassword } from "../session/mutations";
import type { PersonScope, SignedIn } from "../types";

/** Changes the name and the language of mail. */
export async function updateProfile(
  tx: Tx,
  scope: PersonScope<"account.manage">,
  input: { name: string; language: Locale },
): Promise<void> {
  const { personId, name, locale } = scope.person;
  if (input.name !== name) await nameNotOfHostOrThrow(tx, input.name);
  await tx.person.update({ where: { id: personId }, data: { name: input.name, locale: input.language } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "account.update",
    subject: { type: "person", id: personId },
    before: { name, locale },
    after: { name: input.name, locale: input.language },
  });
}

/** Asks again for the password before something that matters; counted by itself, so that strangers' guesses do not stop it. */
export async function proveCurrentPassword(
  scope: PersonScope<"account.manage">,
  password: string,
): Promise<{ passwordHash: string | null }> {
  const { personId } = scope.person;
  const { passwordHash } = await db().person.findUniqueOrThrow({
    where: { id: personId },
    select: { passwordHash: true },
  });
  const right = await countWrong([["password.prove", personId]], () => verifyPassword(passwordHash, password));
  if (!right) throw new AppError("invalid_input", { fields: { currentPassword: [say("fields.passwordWrong")] } });
  return { passwordHash };
}

/** The account as it stood when its owner asked: a new password or address ends what was asked before. */
function standingOf(account: { email: string; passwordHash: string | null }): string {
  return sha256(`${account.email} ${account.passwordHash}`);
}

/** Changes the password; every other session ends. Answers what this browser keeps, so that it stays no stranger. */
export async function changePassword(
  scope: PersonScope<"account.manage">,
  input: { currentPassword: string; password: string },
  device = "",
): Promise<{ device: string }> {
  await proveCurrentPassword(scope, input.currentPassword);
  const passwordHash = await hashPassword(input.password);
  const { personId, name, sessionId } = scope.person;
  await inTransaction((tx) => setPassword(tx, { personId, name, passwordHash, keepSessionId: sessionId }));
  return { device: rememberDevice(device, { id: personId, passwordHash }) };
}

/**
 * Asks for another address: a link to the new one, a notice to the old one. The account keeps the old address until the link is used.
 * Whether the new one has an account is found out later and told to its mailbox alone.
 */
export async function requestEmailChange(
  scope: PersonScope<"account.manage">,
  input: { email: string; currentPassword: string },
): Promise<void> {
  const { personId, name, email, locale: language } = scope.person;
  if (input.email === email) throw new AppError("invalid_input", { fields: { email: [say("fields.emailSame")] } });
  const { passwordHash } = await proveCurrentPassword(scope, input.currentPassword);
  await takePointOrThrow("email.send", personId);
  const locale = toLocale(language);
  await inTransaction(async (tx) => {
    const orderingKey = `account:${personId}`;
    const standing = standingOf({ email, passwordHash });
    const asked = { personId, email: input.email, token: randomToken(), standing };
    await enqueue(tx, "email_change.requested", asked, { orderingKey });
    const notice = mailText(
      locale,
      "mail.emailChangeNotice",
      { name, email: input.email },
      `${env().origin}/${locale}/password/forgot`,
    );
    await queueMail(tx, { to: email, kind: "email.change_notice", locale, ...notice });
    await recordAudit(tx, {
      actor: scope.actor,
      action: "account.email.request",
      subject: { type: "person", id: personId },
    });
  });
}

/**
 * Mails the link to the new address, or that it has an account. A second run finds the link it made; one that comes after a new
 * password makes none, as the password ended the links that were open then.
 */
export async function mailChangeLink(
  tx: Tx,
  _scope: SystemScope<"email_change.requested">,
  { personId, email, token, standing }: OutboxMessages["email_change.requested"],
): Promise<void> {
  const person = await tx.person.findUnique({
    where: { id: personId, deletedAt: null },
    select: { name: true, locale: true, email: true, passwordHash: true },
  });
  if (!person || standingOf(person) !== standing || (await isIssued(tx, token))) return;
  // Told to nobody: the answer was given, and it is the same for every address.
  if (await isMailboxFull(tx, email)) return;
  const { name } = person;
  const locale = toLocale(person.locale);
  const taken = await tx.person.findUnique({ where: { email }, select: { name: true, emailVerifiedAt: true } });
  if (taken?.emailVerifiedAt) {
    const text = mailText(locale, "mail.accountExists", { name: taken.name }, `${env().origin}/${locale}/sign-in`);
    await queueMail(tx, { to: email, kind: "account.exists", locale, unasked: true, ...text });
    return;
  }
  await issueLink(tx, { personId, kind: "change", email }, token);
  const text = mailText(
    locale,
    "mail.emailChange",
    { name: nameInMail(name), email, account: person.email },
    `${env().origin}/${locale}/verify/${token}`,
  );
  await queueMail(tx, { to: email, kind: "email.change", locale, unasked: true, ...text });
}

/** Who opens the link of an e-mail change: the person of the browser's session, if any, and what they typed. */
type Completing = { token: string; signedIn: SignedIn | null; password: string | undefined; browser: Browser };

/**
 * Whoever completes a change proves the account that asked: by being signed in to it, or by its password. The link alone proves only
 * the mailbox, and a click there must not give a stranger's account the address.
 */
async function proveAsking({ token, signedIn, password, browser }: Completing): Promise<void> {
  const link = await db().emailToken.findUnique({
    where: { tokenHash: sha256(token), kind: "change", usedAt: null },
    select: { personId: true, person: { select: { id: true, email: true, passwordHash: true } } },
  });
  if (!link) throw new AppError("link_expired");
  if (signedIn?.personId === link.personId) return;
  if (!password) throw new AppError("invalid_input", { fields: { password: [say("fields.passwordMissing")] } });
  const right = await guessPassword(link.person.email, link.person, password, browser);
  if (!right) throw new AppError("bad_credentials", { fields: { password: [say("fields.passwordWrong")] } });
}

/**
 * Uses the link of an e-mail change. Links to the old address stop working; an unconfirmed sign-up with the address gives way. Errors:
 * `link_expired`, `invalid_input` (no password), `bad_credentials`, `rate_limited`.
 */
export async function confirmEmailChange(input: Completing): Promise<{ email: string }> {
  await proveAsking(input);
  return inTransaction((tx) => takeNewEmail(tx, input.token));
}

async function takeNewEmail(tx: Tx, token: string): Promise<{ email: string }> {
  const { personId, email } = await claimLink(tx, "change", token);
  const now = await getBusinessTime(tx);
  await tx.person.deleteMany({ where: { email, emailVerifiedAt: null, NOT: { id: personId } } });
  const person = await tx.person.findUnique({
    where: { id: personId, deletedAt: null },
    select: { email: true, name: true, locale: true },
  });
  const taken = await tx.person.count({ where: { email, NOT: { id: personId } } });
  if (!person || taken > 0) throw new AppError("link_expired");
  await tx.person.update({ where: { id: personId }, data: { email, emailVerifiedAt: now } });
  await voidLinks(tx, personId, ["reset", "verify", "change"]);
  const locale = toLocale(person.locale);
  await queueMail(tx, {
    to: person.email,
    kind: "email.changed",
    locale,
    ...mailText(locale, "mail.emailChanged", { name: person.name, email }),
  });
  await recordAudit(tx, {
    actor: { ref: `person:${personId}`, label: person.name },
    action: "account.email",
    subject: { type: "person", id: personId },
  });
  return { email };
}
