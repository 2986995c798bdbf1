import { recordAudit } from "@/lib/platform/audit";
import { sha256 } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { networkOf } from "@/lib/platform/requests/client-address";
import { type Counted, countsOfAddress, countWrong } from "@/lib/platform/requests/rate-limit";
import { addSeconds, getRealTime } from "@/lib/platform/time";
import { verifyPassword } from "../password";
import type { PersonScope } from "../types";
import { SESSION_SECONDS } from "./cookie";
import { knownDevice, rememberDevice } from "./device";

/** Where a request came from: kept with the session so that its owner recognises it. `device` is its cookie, empty without one. */
export type Browser = { userAgent: string; ip: string; device: string };

/** What a browser keeps of a sign-in: its session, and that it is no stranger to the account any more. */
export type NewSession = { sessionId: string; device: string };

/** Makes a session row; revoking it ends the sign-in wherever the cookie is. */
export async function createSession(tx: Tx, personId: string, browser: Browser): Promise<NewSession> {
  const sessionId = newId();
  const now = await getRealTime(tx);
  const { person } = await tx.session.create({
    select: { person: { select: { id: true, passwordHash: true } } },
    data: {
      id: sessionId,
      personId,
      expiresAt: addSeconds(now, SESSION_SECONDS),
      userAgent: browser.userAgent.slice(0, 400),
      ip: browser.ip.slice(0, 60),
    },
  });
  return { sessionId, device: rememberDevice(browser.device, person) };
}

type Guessed = { id: string; passwordHash: string | null };

/**
 * Under which counts a guess at an account falls. A browser that signed in to the account before has a count of its own, so that no
 * stranger's guesses keep its owner out. Strangers are counted by address (where it is known: without a trusted proxy all callers look
 * alike, and one shared count would let anyone lock everyone out), by account and address, and all of them together by account.
 */
function countsOf(email: string, browser: Browser, person: Guessed | null): Counted[] {
  const known = person && knownDevice(browser.device, person);
  if (known) return [["sign-in.known", known]];
  return [
    ...countsOfAddress("sign-in.address", browser.ip),
    ["sign-in.stranger", sha256(`${email} ${networkOf(browser.ip)}`)],
    ["sign-in.account", sha256(email)],
  ];
}

/** Whether it is the account's password. Wrong guesses are counted, right ones are not; `person` null is an unknown address. Throws `rate_limited`. */
export function guessPassword(
  email: string,
  person: Guessed | null,
  password: string,
  browser: Browser,
): Promise<boolean> {
  return countWrong(countsOf(email, browser, person), () => verifyPassword(person?.passwordHash ?? null, password));
}

/** Ends one of the person's own sessions. An ended or foreign one changes nothing: pressing twice is harmless. */
export async function revokeSession(tx: Tx, scope: PersonScope<"account.manage">, sessionId: string): Promise<void> {
  const now = await getRealTime(tx);
  const ended = await tx.session.updateMany({
    where: { id: sessionId, personId: scope.person.personId, revokedAt: null },
    data: { revokedAt: now },
  });
  if (ended.count === 0) return;
  await recordAudit(tx, { actor: scope.actor, action: "session.revoke", subject: { type: "session", id: sessionId } });
}

/** Ends every session of a person but `keepId`; answers how many. */
export async function revokeSessions(tx: Tx, personId: string, keepId?: string): Promise<number> {
  const now = await getRealTime(tx);
  const ended = await tx.session.updateMany({
    where: { personId, revokedAt: null, ...(keepId ? { id: { not: keepId } } : {}) },
    data: { revokedAt: now },
  });
  return ended.count;
}
