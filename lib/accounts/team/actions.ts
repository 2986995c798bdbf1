"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { takePointOrThrow } from "@/lib/platform/rate-limit";
import { partnerAction, workspaceAction } from "../gates/action-client";
import { createInvitation, resendInvitation, revokeInvitation } from "../invitations/mutations";
import { changeRole, leaveTeam, removeMember } from "./mutations";
import { changeRoleSchema, invitationSchema, inviteSchema, leaveSchema, removeMemberSchema } from "./schema";

// The same six steps for workspaces and for partners; only the gate in front differs.

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

/** Gives a member of the workspace another role. */
export const changeWorkspaceRole = workspaceAction({
  policy: "workspace.members.manage",
  schema: changeRoleSchema,
  run: async ({ scope, input }) => {
    const change = { personId: parseIdOrThrow("person", input.person), from: input.from, to: input.role };
    await inTransaction((tx) => changeRole(tx, { kind: "workspace", scope }, change));
    refresh();
    return undefined;
  },
});

/** Removes somebody from the workspace. */
export const removeFromWorkspace = workspaceAction({
  policy: "workspace.members.manage",
  schema: removeMemberSchema,
  run: async ({ scope, input }) => {
    const member = { personId: parseIdOrThrow("person", input.person), from: input.from };
    await inTransaction((tx) => removeMember(tx, { kind: "workspace", scope }, member));
    refresh();
    return undefined;
  },
});

/** Leaves the workspace. */
export const leaveWorkspace = workspaceAction({
  policy: "workspace.leave",
  schema: leaveSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => leaveTeam(tx, { kind: "workspace", scope }));
    redirect(`/${input.locale}/workspace?notice=left`);
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

/** Gives a member of the partner another role. */
export const changePartnerRole = partnerAction({
  policy: "partner.members.manage",
  schema: changeRoleSchema,
  run: async ({ scope, input }) => {
    const change = { personId: parseIdOrThrow("person", input.person), from: input.from, to: input.role };
    await inTransaction((tx) => changeRole(tx, { kind: "partner", scope }, change));
    refresh();
    return undefined;
  },
});

/** Removes somebody from the partner. */
export const removeFromPartner = partnerAction({
  policy: "partner.members.manage",
  schema: removeMemberSchema,
  run: async ({ scope, input }) => {
    const member = { personId: parseIdOrThrow("person", input.person), from: input.from };
    await inTransaction((tx) => removeMember(tx, { kind: "partner", scope }, member));
    refresh();
    return undefined;
  },
});

/** Leaves the partner. */
export const leavePartner = partnerAction({
  policy: "partner.leave",
  schema: leaveSchema,
  run: async ({ scope }) => {
    await inTransaction((tx) => leaveTeam(tx, { kind: "partner", scope }));
    redirect("/partner?notice=left");
  },
});
