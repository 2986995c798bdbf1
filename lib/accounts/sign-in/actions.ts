"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { db, inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseId } from "@/lib/platform/ids";
import { personAction, publicAction } from "../gates/action-client";
import { getPersonScope } from "../gates/data";
import { safeRedirectTarget } from "../redirect-target";
import { clearSessionCookie, writeSessionCookie } from "../session/cookie";
import { getSignedIn } from "../session/data";
import { loadBrowser, loadSignedIn } from "../session/loaders";
import { revokeSession, revokeSessions } from "../session/mutations";
import { getPlaces } from "../workspaces/data";
import { homePath } from "../workspaces/home-path";
import { signIn } from "./mutations";
import { revokeSessionSchema, signInSchema, signOutSchema } from "./schema";

/** Signs in by password, then goes to `next` or to where the person belongs. */
export const signInByPassword = publicAction({
  policy: "session.create",
  schema: signInSchema,
  run: async ({ input }) => {
    const made = await signIn({
      ...input,
      next: safeRedirectTarget(input.next, ""),
      browser: await loadBrowser(),
    });
    await writeSessionCookie(made);
    const person = await getSignedIn(db(), made.sessionId);
    const scope = person && getPersonScope(person, "account.manage");
    const home = scope ? homePath(await getPlaces(db(), scope), input.locale) : `/${input.locale}/workspace`;
    redirect(safeRedirectTarget(input.next, home));
  },
});

/**
 * Ends this session and leads to `next`. Without a session it is done already: a second tab may have been quicker. A script is told where to
 * go instead, so that it leaves the document with all it holds: a redirect would only change the page in it.
 */
export const signOut = publicAction({
  policy: "session.create",
  schema: signOutSchema,
  run: async ({ input }) => {
    const person = await loadSignedIn();
    const scope = person && getPersonScope(person, "account.manage");
    if (scope) await inTransaction((tx) => revokeSession(tx, scope, scope.person.sessionId));
    await clearSessionCookie();
    const to = safeRedirectTarget(input.next, `/${input.locale}`);
    if (!(await headers()).has("next-action")) redirect(to);
    return { to };
  },
});

/** Ends one of the person's sessions elsewhere. */
export const endSession = personAction({
  policy: "account.manage",
  schema: revokeSessionSchema,
  run: async ({ scope, input }) => {
    const sessionId = parseId("session", input.session);
    if (!sessionId) throw new AppError("not_found");
    await inTransaction((tx) => revokeSession(tx, scope, sessionId));
    refresh();
    return undefined;
  },
});

/** Ends every session but this one. */
export const endOtherSessions = personAction({
  policy: "account.manage",
  schema: signOutSchema,
  run: async ({ scope }) => {
    await inTransaction((tx) => revokeSessions(tx, scope.person.personId, scope.person.sessionId));
    refresh();
    return undefined;
  },
});
