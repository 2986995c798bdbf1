"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { personAction, workspaceAction } from "../gates/action-client";
import { safeRedirectTarget } from "../redirect-target";
import { createWorkspace, deleteWorkspace, renameWorkspace } from "./mutations";
import { createWorkspaceSchema, deleteWorkspaceSchema, renameWorkspaceSchema } from "./schema";

/** Makes a workspace that the person owns and goes there, or to `next` (a consent that waits). */
export const openWorkspace = personAction({
  policy: "workspace.create",
  schema: createWorkspaceSchema,
  run: async ({ scope, input }) => {
    const { workspaceId } = await inTransaction((tx) =>
      createWorkspace(tx, {
        environment: "live",
        name: input.name,
        ownerId: scope.person.personId,
        actor: scope.actor,
      }),
    );
    redirect(
      safeRedirectTarget(input.next, `/${input.locale}/workspace/${formatId("workspace", workspaceId)}/installed`),
    );
  },
});

/** Renames the workspace. */
export const saveWorkspaceName = workspaceAction({
  policy: "workspace.update",
  schema: renameWorkspaceSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => renameWorkspace(tx, scope, input));
    refresh();
    return undefined;
  },
});

/** Deletes the workspace after its name was typed. */
export const removeWorkspace = workspaceAction({
  policy: "workspace.delete",
  schema: deleteWorkspaceSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => deleteWorkspace(tx, scope, input.confirm));
    redirect(`/${input.locale}/workspace?notice=deleted`);
  },
});
