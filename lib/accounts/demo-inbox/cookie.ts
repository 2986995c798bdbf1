import { cookies } from "next/headers";
import { safeEqual, sign } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import { DEMO_INBOX_COOKIE, LINK_SECONDS } from "../constants";

/** Whether mails stay here to be read: only in the demo, and only without a mail server. */
export function hasDemoInbox(): boolean {
  return env().isDemo && !env().SMTP_URL;
}

/** Keeps with this browser that it asked for an account with this address. Does nothing outside the demo. Only in actions. */
export async function rememberAsked(email: string): Promise<void> {
  if (!hasDemoInbox()) return;
  const jar = await cookies();
  jar.set(DEMO_INBOX_COOKIE, `${sign("demo-inbox", email)}.${email}`, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env().secure,
    maxAge: LINK_SECONDS.verify,
  });
}

/** The address this browser asked for an account with, or null; a cookie that is not ours names nobody. */
export async function readAsked(): Promise<string | null> {
  if (!hasDemoInbox()) return null;
  const value = (await cookies()).get(DEMO_INBOX_COOKIE)?.value ?? "";
  const dot = value.indexOf(".");
  const email = value.slice(dot + 1);
  return dot > 0 && safeEqual(value.slice(0, dot), sign("demo-inbox", email)) ? email : null;
}
