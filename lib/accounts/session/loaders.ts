import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { db } from "@/lib/platform/db";
import { clientAddress } from "@/lib/platform/requests/client-address";
import { DEVICE_COOKIE } from "../constants";
import type { SignedIn } from "../types";
import { openSession, sessionCookieName } from "./cookie";
import { getSignedIn } from "./data";
import type { Browser } from "./mutations";

/**
 * The signed-in person of this request, or null. One query a request. `connection()` first: Next renders a page once more, ahead of
 * its navigation, as far as that call, and without it every signed-in page would read everything twice.
 */
export const loadSignedIn = cache(async (): Promise<SignedIn | null> => {
  await connection();
  const jar = await cookies();
  const sessionId = await openSession(jar.get(sessionCookieName())?.value);
  return sessionId ? getSignedIn(db(), sessionId) : null;
});

/** What this request tells of its browser: to keep with a session, and to count its guesses. */
export async function loadBrowser(): Promise<Browser> {
  const [list, jar] = await Promise.all([headers(), cookies()]);
  return {
    userAgent: list.get("user-agent") ?? "",
    ip: clientAddress(list),
    device: jar.get(DEVICE_COOKIE.name)?.value ?? "",
  };
}
