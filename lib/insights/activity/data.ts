import { can } from "@/lib/accounts/policy";
import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { type ActivityFilter, listActivity, listActivityApps } from "@/lib/installs/access/data";
import { ACTIVITY_PAGE } from "@/lib/installs/constants";
import type { Db } from "@/lib/platform/db";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import type { ActivityLine, ActLine, CallLine } from "./types";

type Filter = Omit<ActivityFilter, "kind"> & { kind?: "read" | "write" | "people" | undefined };

/** Names of the records that calls touched, by shown id; records that are gone have none. */
async function thingNames(on: Db, scope: AnyWorkspaceScope, shown: readonly string[]): Promise<Map<string, string>> {
  const ids = shown.flatMap((id) => parseAnyId(id) ?? []);
  const where = { workspaceId: scope.workspaceId, id: { in: ids } };
  const [orders, customers, payments, subscriptions] = await Promise.all([
    on.hostOrder.findMany({ where, select: { id: true, number: true } }),
    on.hostCustomer.findMany({ where, select: { id: true, name: true } }),
    on.hostPayment.findMany({ where, select: { id: true, order: { select: { number: true } } } }),
    on.hostSubscription.findMany({ where, select: { id: true, plan: true } }),
  ]);
  return new Map([
    ...orders.map(({ id, number }) => [formatId("order", id), String(number)] as const),
    ...customers.map(({ id, name }) => [formatId("customer", id), name] as const),
    ...payments.map(({ id, order }) => [formatId("payment", id), String(order.number)] as const),
    ...subscriptions.map(({ id, plan }) => [formatId("subscription", id), plan] as const),
  ]);
}

async function calls(on: Db, scope: AnyWorkspaceScope, filter: Filter, take: number): Promise<CallLine[]> {
  if (filter.kind === "people") return [];
  const { rows } = await listActivity(on, scope, { ...filter, kind: filter.kind, take });
  const names = await thingNames(
    on,
    scope,
    rows.flatMap(({ resourceId }) => resourceId ?? []),
  );
  return rows.map((row) => ({
    ...row,
    line: "call",
    id: parseId("access", row.access) ?? "",
    thing: row.resourceId === null ? null : (names.get(row.resourceId) ?? null),
  }));
}

async function acts(on: Db, scope: AnyWorkspaceScope, filter: Filter, take: number): Promise<ActLine[]> {
  if (filter.kind === "read" || filter.kind === "write") return [];
  // What changed may name people who are no members yet: it is for who manages them.
  const manages = can({ kind: "workspace", role: scope.role, own: true }, "workspace.members.manage");
  const about = filter.installation ? parseId("installation", filter.installation) : null;
  const after = filter.after ? parseAnyId(filter.after) : null;
  const rows = await on.auditEntry.findMany({
    where: {
      workspaceId: scope.workspaceId,
      ...(about ? { subjectType: "installation", subjectId: about } : {}),
      ...(after ? { id: { lt: after } } : {}),
    },
    orderBy: { id: "desc" },
    take,
  });
  const idsOf = (type: string) => rows.flatMap((row) => (row.subjectType === type ? row.subjectId : []));
  const [people, requests] = await Promise.all([
    on.person.findMany({ where: { id: { in: idsOf("person") } }, select: { id: true, name: true } }),
    on.installation.findMany({
      where: {
        workspaceId: scope.workspaceId,
        id: { in: idsOf("installation") },
        state: { in: ["requested", "refused", "withdrawn"] },
      },
      select: { id: true },
    }),
  ]);
  const asked = new Set(requests.map(({ id }) => id));
  const apps = new Map((await listActivityApps(on, scope)).map(({ installation, name }) => [installation, name]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const installation = row.subjectType === "installation" ? formatId("installation", row.subjectId) : null;
    return {
      line: "act",
      id: row.id,
      at: row.at.toISOString(),
      who: row.actorLabel,
      action: row.action,
      subject: (installation ? apps.get(installation) : names.get(row.subjectId)) ?? scope.workspaceName,
      installation,
      isRequest: asked.has(row.subjectId),
      reason: row.reason,
      details: JSON.stringify(
        manages ? { action: row.action, before: row.before, after: row.after } : { action: row.action },
        null,
        2,
      ),
    };
  });
}

/**
 * What apps and people did in the workspace, newest first, as one list: ids are made in the order of time, so the last one shown is the
 * cursor of both. `take` is how many rows; a page when left out.
 */
export async function listWorkspaceActivity(
  on: Db,
  scope: AnyWorkspaceScope,
  filter: Filter,
  take = ACTIVITY_PAGE,
): Promise<{ rows: ActivityLine[]; next: string | null }> {
  const [called, acted] = await Promise.all([calls(on, scope, filter, take + 1), acts(on, scope, filter, take + 1)]);
  const found = [...called, ...acted].sort((one, other) => (one.id < other.id ? 1 : -1));
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  return { rows, next: found.length > take && last ? formatId("audit", last.id) : null };
}
