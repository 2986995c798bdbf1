import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { getPersonScope } from "../gates/data";
import { SESSION_SECONDS, sessionSecret, writeDeviceCookie } from "../session/cookie";
import { getSignedIn } from "../session/data";
import { loadBrowser } from "../session/loaders";
import { revokeSession } from "../session/mutations";
import { signIn } from "./mutations";
import { signInSchema } from "./schema";

/** Signs in as our form does: the same limits by account, address and browser, the same cookie that makes it no stranger. */
export async function authorize(credentials: unknown): Promise<{ id: string } | null> {
  const parsed = signInSchema.safeParse(credentials);
  if (!parsed.success) return null;
  try {
    const { sessionId, device } = await signIn({ ...parsed.data, browser: await loadBrowser() });
    await writeDeviceCookie(device);
    return { id: sessionId };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * next-auth's own routes over the same mutation and cookie as our forms. Its token holds nothing but the session row's id, so a
 * revoked row ends the sign-in on the next request.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    useSecureCookies: env().secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/en/sign-in", signOut: "/en", error: "/en/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize,
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user?.id ?? token.sid }),
      async session({ session, token }) {
        const sid = token.sid;
        const person = typeof sid === "string" ? await getSignedIn(db(), sid) : null;
        return person
          ? { expires: session.expires, user: { name: person.name, email: person.email } }
          : { expires: session.expires };
      },
    },
    events: {
      async signOut({ token }) {
        const sid = token?.sid;
        const person = typeof sid === "string" ? await getSignedIn(db(), sid) : null;
        const scope = person && getPersonScope(person, "account.manage");
        if (scope) await inTransaction((tx) => revokeSession(tx, scope, scope.person.sessionId));
      },
    },
  };
}
