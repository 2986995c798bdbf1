"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { formatId, parseIdOrThrow } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { partnerAction, personAction, publicAction, workspaceAction } from "../gates/action-client";
import { countLinkUse } from "../links/mutations";
import { writeSessionCookie } from "../session/cookie";
import { loadBrowser } from "../session/loaders";
import { acceptInvitationSchema, invitationSchema, inviteSchema, joinSchema } from "../team/schema";
import type { InvitedTo } from "../team/types";
import { acceptInvitation, createInvitation, joinByInvitation, resendInvitation, revokeInvitation } from "./mutations";

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

/** Invites an address to the workspace. */
export const inviteToWorkspace = workspaceAction({
  policy: "workspace.members.manage",
  schema: inviteSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("email.send", scope.person.personId);
    await inTransaction((tx) => createInvitation(tx, { kind: "workspace", scope }, input));
    refresh();
    return undefined;
  },
});

/** Sends an invitation to the workspace again. */
export const resendWorkspaceInvitation = workspaceAction({
  policy: "workspace.members.manage",
  schema: invitationSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("email.send", scope.person.personId);
    await inTransaction((tx) =>
      resendInvitation(tx, { kind: "workspace", scope }, parseIdOrThrow("invitation", input.invitation)),
    );
    refresh();
    return undefined;
  },
});

/** Withdraws an invitation to the workspace. */
export const revokeWorkspaceInvitation = workspaceAction({
  policy: "workspace.members.manage",
  schema: invitationSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) =>
      revokeInvitation(tx, { kind: "workspace", scope }, parseIdOrThrow("invitation", input.invitation)),
    );
    refresh();
    return undefined;
  },
});

/** Invites an address to the partner. */
export const inviteToPartner = partnerAction({
  policy: "partner.members.manage",
  schema: inviteSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("email.send", scope.person.personId);
    await inTransaction((tx) => createInvitation(tx, { kind: "partner", scope }, input));
    refresh();
    return undefined;
  },
});

/** Sends an invitation to the partner again. */
export const resendPartnerInvitation = partnerAction({
  policy: "partner.members.manage",
  schema: invitationSchema,
  run: async ({ scope, input }) => {
    await takePointOrThrow("email.send", scope.person.personId);
    await inTransaction((tx) =>
      resendInvitation(tx, { kind: "partner", scope }, parseIdOrThrow("invitation", input.invitation)),
    );
    refresh();
    return undefined;
  },
});

/** Withdraws an invitation to the partner. */
export const revokePartnerInvitation = partnerAction({
  policy: "partner.members.manage",
  schema: invitationSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) =>
      revokeInvitation(tx, { kind: "partner", scope }, parseIdOrThrow("invitation", input.invitation)),
    );
    refresh();
    return undefined;
  },
});
