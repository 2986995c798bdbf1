import { cookies } from "next/headers";
import { cache } from "react";
import { db } from "@/lib/platform/db";
import type { SignedIn } from "../types";
import { openSession, sessionCookieName } from "./cookie";
import { getSignedIn } from "./data";

/** The signed-in person of this request, or null. One query a request. */
export const loadSignedIn = cache(async (): Promise<SignedIn | null> => {
  const jar = await cookies();
  const sessionId = await openSession(jar.get(sessionCookieName())?.value);
  return sessionId ? getSignedIn(db(), sessionId) : null;
});
