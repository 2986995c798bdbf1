"use server";

import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/locales";
import { personAction, publicAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { writeSessionCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { acceptInvitationSchema, joinSchema } from "../team/schema";
import type { InvitedTo } from "../team/types";
import { acceptInvitation, joinByInvitation } from "./mutations";

function pathOf(tenant: InvitedTo, locale: Locale): string {
  if ("staffRole" in tenant) return "/admin";
  return "workspaceId" in tenant
    ? `/${locale}/workspace/${formatId("workspace", tenant.workspaceId)}/installed`
    : `/partner/${formatId("partner", tenant.partnerId)}`;
}

/** Accepts an invitation as the signed-in person and goes there. */
export const acceptAsSelf = personAction({
  policy: "invitation.accept",
  schema: acceptInvitationSchema,
  run: async ({ scope, input }) => {
    const { ip } = await loadBrowser();
    await countLinkUse(ip);
    const tenant = await inTransaction((tx) => acceptInvitation(tx, scope, input.token));
    redirect(pathOf(tenant, input.locale));
  },
});

/** Accepts an invitation with a new account, signs in and goes there. */
export const joinAsNew = publicAction({
  policy: "account.create",
  schema: joinSchema,
  run: async ({ input }) => {
    const browser = await loadBrowser();
    await countLinkUse(browser.ip);
    const { tenant, ...made } = await joinByInvitation({ ...input, browser });
    await writeSessionCookie(made);
    redirect(pathOf(tenant, input.locale));
  },
});
