import { recordAudit } from "@/lib/platform/audit";
import { randomToken, sha256 } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import type { Locale } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import type { SystemScope } from "@/lib/platform/outbox/job";
import { enqueue } from "@/lib/platform/outbox/outbox";
import type { OutboxMessages } from "@/lib/platform/outbox/outbox-messages";
import { takeAddressPointOrThrow, takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { getBusinessTime } from "@/lib/platform/time";
import { browserProofOf, claimLink, isBrowserProof, isIssued, sendVerifyLink } from "../links/mutations";
import { nameNotOfHostOrThrow } from "../marketplace/data";
import { hashPassword } from "../password";
import { type Browser, createSession, guessPassword, type NewSession } from "../session/mutations";

type SignUp = { email: string; name: string; password: string; locale: Locale; next: string; ip: string };

/**
 * Asks for an account. Whether the address has one already is told only to its mailbox: the answer is the same, and so is the work
 * before it, or the time it takes would tell. `browserProof` goes into a cookie.
 */
export async function signUp(input: SignUp): Promise<{ browserProof: string }> {
  await takeAddressPointOrThrow("sign-up.address", input.ip);
  await takePointOrThrow("email.send", sha256(input.email));
  await nameNotOfHostOrThrow(db(), input.name);
  const passwordHash = await hashPassword(input.password);
  const { email, name, locale, next } = input;
  const token = randomToken();
  // One address after another: who asked last sets name and password.
  const orderingKey = `account:${sha256(email)}`;
  await inTransaction((tx) =>
    enqueue(tx, "account.requested", { email, name, passwordHash, locale, next, token }, { orderingKey }),
  );
  return { browserProof: browserProofOf(sha256(token)) };
}

/**
 * Answers one request for an account, by mail alone. Until the link is opened nobody owns the address, so asking again replaces name
 * and password. A second run finds the link it made and changes nothing.
 */
export async function answerSignUp(
  tx: Tx,
  _scope: SystemScope<"account.requested">,
  input: OutboxMessages["account.requested"],
): Promise<void> {
  if (await isIssued(tx, input.token)) return;
  const personId = newId();
  const values = { name: input.name, passwordHash: input.passwordHash, locale: input.locale };
  const made = await tx.person.createMany({
    data: { id: personId, email: input.email, ...values },
    skipDuplicates: true,
  });
  if (made.count === 1) {
    await recordAudit(tx, {
      actor: { ref: `person:${personId}`, label: input.name },
      action: "account.create",
      subject: { type: "person", id: personId },
    });
  } else {
    await tx.person.updateMany({
      where: { email: input.email, emailVerifiedAt: null, deletedAt: null },
      data: values,
    });
  }
  const person = await tx.person.findUniqueOrThrow({
    where: { email: input.email },
    select: { id: true, name: true, email: true, locale: true, emailVerifiedAt: true },
  });
  if (!person.emailVerifiedAt) return sendVerifyLink(tx, person, input.next, input.token);
  await queueMail(tx, {
    to: person.email,
    kind: "account.exists",
    locale: input.locale,
    unasked: true,
    ...mailText(input.locale, "mail.accountExists", { name: person.name }, `${env().origin}/${input.locale}/sign-in`),
  });
}

/**
 * Confirms an address by its link and signs in. In the browser that asked (its cookie is `browserProof`) one click is enough; elsewhere
 * the password is asked for, so that opening a stranger's link never hands them a confirmed account with their password.
 */
export async function confirmEmail(input: {
  token: string;
  password: string | undefined;
  browserProof: string | undefined;
  browser: Browser;
}): Promise<NewSession & { personId: string }> {
  const link = await db().emailToken.findUnique({
    where: { tokenHash: sha256(input.token) },
    select: { kind: true, usedAt: true, email: true, person: { select: { id: true, passwordHash: true } } },
  });
  if (link?.kind !== "verify" || link.usedAt) throw new AppError("link_expired");
  const sameBrowser = isBrowserProof(input.browserProof, input.token);
  if (!sameBrowser) {
    if (!input.password) throw new AppError("invalid_input", { fields: { password: [say("fields.passwordMissing")] } });
    const right = await guessPassword(link.email, link.person, input.password, input.browser);
    if (!right) throw new AppError("bad_credentials", { fields: { password: [say("fields.passwordWrong")] } });
  }
  return inTransaction(async (tx) => {
    const { personId, email } = await claimLink(tx, "verify", input.token);
    const person = await markVerified(tx, personId, email);
    const session = await createSession(tx, personId, input.browser);
    await recordAudit(tx, {
      actor: { ref: `person:${personId}`, label: person.name },
      action: "account.verify",
      subject: { type: "person", id: personId },
    });
    return { ...session, personId };
  });
}

/** Marks the address as proven while it still is the person's address; else the link is of no use any more. */
export async function markVerified(tx: Tx, personId: string, email: string): Promise<{ name: string }> {
  const now = await getBusinessTime(tx);
  const rows = await tx.person.updateManyAndReturn({
    where: { id: personId, email, deletedAt: null },
    data: { emailVerifiedAt: now },
    select: { name: true },
  });
  const person = rows[0];
  if (!person) throw new AppError("link_expired");
  return person;
}
