import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { getPersonScope } from "../gates/data";
import { SESSION_SECONDS, sessionSecret } from "./cookie";
import { getSignedIn } from "./data";
import { revokeSession, signIn } from "./mutations";
import { signInSchema } from "./schema";

function headerOf(headers: unknown, name: string): string {
  const value: unknown = typeof headers === "object" && headers !== null ? Reflect.get(headers, name) : undefined;
  return typeof value === "string" ? value : "";
}

/**
 * next-auth's own routes over the same mutation and cookie as our forms. Its token holds nothing but the session row's id, so a
 * revoked row ends the sign-in on the next request. The caller's address is not known here: the account's limit counts alone.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    useSecureCookies: env().secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/en/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const parsed = signInSchema.safeParse(credentials);
          if (!parsed.success) return null;
          const browser = { userAgent: headerOf(request.headers, "user-agent"), ip: "direct" };
          try {
            const { sessionId } = await signIn({ ...parsed.data, browser });
            return { id: sessionId };
          } catch (error) {
            if (error instanceof AppError) return null;
            throw error;
          }
        },
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
