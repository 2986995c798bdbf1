import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import { ACTIVITY_PAGE } from "../constants";
import { shownNameOf } from "../views/shown-name";

/** One API call of an app, as the activity page shows it; ids are shown ids, the moment an ISO text in UTC. */
export type ActivityRow = {
  access: string;
  at: string;
  installation: string;
  app: string;
  kind: "read" | "write";
  resource: string;
  resourceId: string | null;
  method: string;
  path: string;
  status: number;
  records: number;
};

export type ActivityFilter = {
  /** `ins_…` */
  installation?: string | undefined;
  kind?: "read" | "write" | undefined;
  /** The id of the last row of the page before. */
  after?: string | undefined;
  /** How many rows; a page when left out. */
  take?: number | undefined;
};

/** What apps read and wrote in the workspace, newest first. `next` is the cursor of the following page. An unknown cursor starts over. */
export async function listActivity(
  on: Db,
  scope: AnyWorkspaceScope,
  filter: ActivityFilter,
): Promise<{ rows: ActivityRow[]; next: string | null }> {
  const take = filter.take ?? ACTIVITY_PAGE;
  const installationId = filter.installation ? parseId("installation", filter.installation) : null;
  const after = filter.after ? parseAnyId(filter.after) : null;
  const found = await on.accessEntry.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(installationId ? { installationId } : {}),
      ...(filter.kind ? { access: filter.kind } : {}),
      ...(after ? { id: { lt: after } } : {}),
    },
    orderBy: { id: "desc" },
    take: take + 1,
  });
  const page = found.slice(0, take);
  const names = await appNames(on, scope);
  const last = page.at(-1);
  return {
    rows: page.map((entry) => ({
      access: formatId("access", entry.id),
      at: entry.at.toISOString(),
      installation: formatId("installation", entry.installationId),
      app: names.get(entry.installationId) ?? "",
      kind: entry.access === "write" ? "write" : "read",
      resource: entry.resource,
      resourceId: entry.resourceId,
      method: entry.method,
      path: entry.path,
      status: entry.status,
      records: entry.records,
    })),
    next: found.length > take && last ? formatId("access", last.id) : null,
  };
}

async function appNames(on: Db, scope: AnyWorkspaceScope): Promise<ReadonlyMap<string, string>> {
  const rows = await on.installation.findMany({
    where: { workspaceId: scope.workspaceId },
    select: { id: true, whiteLabelName: true, version: { select: { content: true } } },
  });
  return new Map(rows.map((row) => [row.id, shownNameOf(row, parseContent(row.version.content))]));
}

/** Installations of the workspace that the activity page can be narrowed to, by name. */
export async function listActivityApps(
  on: Db,
  scope: AnyWorkspaceScope,
): Promise<Array<{ installation: string; name: string }>> {
  const names = await appNames(on, scope);
  return [...names]
    .map(([id, name]) => ({ installation: formatId("installation", id), name }))
    .sort((left, right) => left.name.localeCompare(right.name));
}
