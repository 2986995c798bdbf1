import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { AnyPersonScope, AnyWorkspaceScope } from "../types";
import type { HostWorkspace, Places } from "./types";

/** Where the person may go; ids are shown ids (`wks_…`, `ptn_…`). */
export async function getPlaces(on: Db, scope: AnyPersonScope): Promise<Places> {
  const { personId, staffRole } = scope.person;
  const workspaces = await on.workspaceMember.findMany({
    where: { personId, workspace: { deletedAt: null } },
    select: { role: true, workspace: { select: { id: true, name: true } } },
    orderBy: { workspace: { name: "asc" } },
  });
  const partners = await on.partnerMember.findMany({
    where: { personId, partner: { closedAt: null } },
    select: { role: true, partner: { select: { id: true, name: true } } },
    orderBy: { partner: { name: "asc" } },
  });
  return {
    workspaces: workspaces.map((row) => ({
      id: formatId("workspace", row.workspace.id),
      name: row.workspace.name,
      role: row.role,
    })),
    partners: partners.map((row) => ({
      id: formatId("partner", row.partner.id),
      name: row.partner.name,
      role: row.role,
    })),
    staff: staffRole,
  };
}

/** How many integrations are live in the workspace: it cannot be deleted with any. */
export async function countLiveInstallations(on: Db, scope: AnyWorkspaceScope): Promise<number> {
  return on.installation.count({
    where: { workspaceId: scope.workspaceId, state: { in: ["pending", "awaiting_payment", "active", "suspended"] } },
  });
}

/** Facts of the workspace for its settings page. */
export async function getWorkspaceFacts(on: Db, scope: AnyWorkspaceScope): Promise<{ plan: string; createdAt: Date }> {
  return on.workspace.findUniqueOrThrow({ where: { id: scope.workspaceId }, select: { plan: true, createdAt: true } });
}

/** Workspaces where the person may use the host product: their live ones, and the sandboxes of partners they belong to. */
export async function listHostWorkspaces(on: Db, scope: AnyPersonScope): Promise<HostWorkspace[]> {
  const { personId } = scope.person;
  const rows = await on.workspace.findMany({
    where: {
      deletedAt: null,
      OR: [
        { members: { some: { personId } } },
        { environment: "sandbox", partner: { closedAt: null, members: { some: { personId } } } },
      ],
    },
    select: { id: true, name: true, environment: true },
    orderBy: [{ environment: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, id: formatId("workspace", row.id) }));
}
