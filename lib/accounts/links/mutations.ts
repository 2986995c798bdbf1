import { randomToken, safeEqual, sha256, sign } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";
import { takeAddressPointOrThrow } from "@/lib/platform/requests/rate-limit";
import { nameInMail } from "@/lib/platform/text/name-disguise";
import { addSeconds, getRealTime } from "@/lib/platform/time";
import { LINK_SECONDS } from "../constants";
import type { LinkKind } from "./types";

/** Counts one use of a mailed link against the caller's address, where that is known: nobody tries tokens by the thousand. */
export async function countLinkUse(ip: string): Promise<void> {
  await takeAddressPointOrThrow("token.open", ip);
}

/**
 * Makes a one-time link of a kind; older open ones of the kind stop working. The token itself is only in the mail. A request that is
 * answered later brings the token it chose.
 */
export async function issueLink(
  tx: Tx,
  input: { personId: string; kind: LinkKind; email: string },
  token = randomToken(),
): Promise<{ token: string }> {
  const now = await getRealTime(tx);
  await voidLinks(tx, input.personId, [input.kind]);
  await tx.emailToken.create({
    data: {
      id: newId(),
      personId: input.personId,
      kind: input.kind,
      email: input.email,
      tokenHash: sha256(token),
      createdAt: now,
      expiresAt: addSeconds(now, LINK_SECONDS[input.kind]),
    },
  });
  return { token };
}

/** Whether a link with this token was made: its request was answered already. */
export async function isIssued(tx: Tx, token: string): Promise<boolean> {
  return (await tx.emailToken.count({ where: { tokenHash: sha256(token) } })) > 0;
}

/** Makes a person's open links of these kinds useless. */
export async function voidLinks(tx: Tx, personId: string, kinds: readonly LinkKind[]): Promise<void> {
  const now = await getRealTime(tx);
  await tx.emailToken.updateMany({
    where: { personId, kind: { in: [...kinds] }, usedAt: null },
    data: { usedAt: now },
  });
}

/** Uses a link up: exactly one of any number of parallel callers gets it, the others `link_expired`. */
export async function claimLink(tx: Tx, kind: LinkKind, token: string): Promise<{ personId: string; email: string }> {
  const now = await getRealTime(tx);
  const rows = await tx.$queryRaw<Array<{ personId: string; email: string }>>`
    UPDATE email_token SET used_at = ${now}
    WHERE token_hash = ${sha256(token)} AND kind = ${kind}::email_token_kind AND used_at IS NULL AND expires_at > ${now}
    RETURNING person_id AS "personId", email::text AS email`;
  const row = rows[0];
  if (!row) throw new AppError("link_expired");
  return row;
}

/** What the browser that asked for a link keeps: opening the link there needs no password again. */
export function browserProofOf(tokenHash: string): string {
  return sign("browser-proof", tokenHash);
}

/** Whether a browser's cookie says that it asked for this link. */
export function isBrowserProof(cookie: string | undefined, token: string): boolean {
  return cookie !== undefined && safeEqual(cookie, browserProofOf(sha256(token)));
}

/** Issues and mails the link that proves an address. `next` is where the person was going. */
export async function sendVerifyLink(
  tx: Tx,
  person: { id: string; name: string; email: string; locale: string },
  next: string,
  token = randomToken(),
): Promise<void> {
  const locale = toLocale(person.locale);
  await issueLink(tx, { personId: person.id, kind: "verify", email: person.email }, token);
  const query = next ? `?next=${encodeURIComponent(next)}` : "";
  await queueMail(tx, {
    to: person.email,
    kind: "account.verify",
    locale,
    unasked: true,
    ...mailText(
      locale,
      "mail.accountVerify",
      { name: nameInMail(person.name) },
      `${env().origin}/${locale}/verify/${token}${query}`,
    ),
  });
}
