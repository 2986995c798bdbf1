import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { deriveKey } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { DEVICE_COOKIE } from "../constants";

/** A session lives 30 days after it was made; revoking the row ends it at once. */
export const SESSION_SECONDS = 30 * 86_400;

/** The name next-auth uses, so that its own routes and ours read one cookie. */
export function sessionCookieName(): string {
  return env().secure ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** The secret next-auth seals its JWT with. */
export function sessionSecret(): string {
  return deriveKey("next-auth").toString("hex");
}

/** The sealed cookie value for a session row. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge: SESSION_SECONDS });
}

/** The session-row id inside a cookie value, or null when it is forged, old or empty. */
export async function openSession(sealed: string | undefined): Promise<string | null> {
  if (!sealed) return null;
  try {
    const token = await decode({ token: sealed, secret: sessionSecret() });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}

/** Keeps with this browser that it is no stranger to the accounts it signed in to. Only in actions and route handlers. */
export async function writeDeviceCookie(device: string): Promise<void> {
  const jar = await cookies();
  jar.set(DEVICE_COOKIE.name, device, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env().secure,
    maxAge: DEVICE_COOKIE.seconds,
  });
}

/** Signs this browser in: the cookie next-auth would set. Only in actions and route handlers. */
export async function writeSessionCookie(made: { sessionId: string; device: string }): Promise<void> {
  await writeDeviceCookie(made.device);
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(made.sessionId), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env().secure,
    maxAge: SESSION_SECONDS,
  });
}

/** Forgets the sign-in of this browser; the row must be revoked as well. */
export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), "", { httpOnly: true, sameSite: "lax", path: "/", secure: env().secure, maxAge: 0 });
}
