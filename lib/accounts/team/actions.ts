"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { partnerAction, workspaceAction } from "../gates/action-client";
import { changeRole, leaveTeam, removeMember } from "./mutations";
import { changeRoleSchema, leaveSchema, removeMemberSchema } from "./schema";

// The same six steps for workspaces and for partners; only the gate in front differs.

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
