import type { AnyStaffScope } from "@/lib/accounts/types";
import { LIVE_STATES } from "@/lib/installs/constants";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import { DIRECTORY_PAGE, pageOf } from "@/lib/platform/forms/directory-query";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import type { WorkspacesQuery } from "./schema";
import type { WorkspaceLine, WorkspaceRecord } from "./types";

type Row = Omit<WorkspaceLine, "workspace"> & { id: string };

const LIVE = Prisma.sql`ARRAY[${Prisma.join([...LIVE_STATES])}]::installation_state[]`;

function selectRows(on: Db, where: Prisma.Sql, limit: number): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT w.id, w.name, w.environment::text AS environment, w.plan, w.external_id AS "externalId", p.name AS "partnerName",
      w.created_at AS "createdAt", w.deleted_at AS "deletedAt",
      (SELECT count(*)::int FROM workspace_member m WHERE m.workspace_id = w.id) AS members,
      (SELECT count(*)::int FROM installation i WHERE i.workspace_id = w.id AND i.state = ANY (${LIVE})) AS installations,
      (SELECT count(*)::int FROM installation i WHERE i.workspace_id = w.id AND i.state = 'requested') AS "openRequests"
    FROM workspace w LEFT JOIN partner p ON p.id = w.partner_id
    WHERE true ${where} ORDER BY w.id DESC LIMIT ${limit}`;
}

function toLine({ id, ...row }: Row): WorkspaceLine {
  return { ...row, workspace: formatId("workspace", id) };
}

const INSTALLED = Prisma.sql`(SELECT FROM installation i WHERE i.workspace_id = w.id AND i.state = ANY (${LIVE}))`;

function conditions(query: WorkspacesQuery): Prisma.Sql {
  const id = parseAnyId(query.q);
  const words = query.q.toLowerCase();
  return Prisma.join(
    [
      id
        ? Prisma.sql`AND (w.id = ${id}::uuid OR EXISTS (SELECT FROM installation i WHERE i.id = ${id}::uuid AND i.workspace_id = w.id))`
        : words === ""
          ? Prisma.empty
          : Prisma.sql`AND strpos(lower(concat_ws(' ', w.name, w.external_id)), ${words}) > 0`,
      query.environment === "" ? Prisma.empty : Prisma.sql`AND w.environment = ${query.environment}::environment`,
      query.installed === ""
        ? Prisma.empty
        : query.installed === "some"
          ? Prisma.sql`AND EXISTS ${INSTALLED}`
          : Prisma.sql`AND NOT EXISTS ${INSTALLED}`,
      query.requests === ""
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT FROM installation i WHERE i.workspace_id = w.id AND i.state = 'requested')`,
      query.state === "" ? Prisma.empty : Prisma.sql`AND (w.deleted_at IS NULL) = ${query.state === "open"}`,
      query.before === null ? Prisma.empty : Prisma.sql`AND w.id < ${query.before}::uuid`,
    ],
    " ",
  );
}

/** Every workspace, newest first; `q` is part of its name, the platform's own id, or an id of it or of an installation in it. */
export async function listWorkspaceLines(
  on: Db,
  _scope: AnyStaffScope,
  query: WorkspacesQuery,
): Promise<{ rows: WorkspaceLine[]; next: string | null }> {
  const { page, last } = pageOf(await selectRows(on, conditions(query), DIRECTORY_PAGE + 1));
  return { rows: page.map(toLine), next: last && formatId("workspace", last.id) };
}

/** One workspace by `wks_…` with its people, installations and requests; null when there is none. */
export async function getWorkspaceRecord(
  on: Db,
  _scope: AnyStaffScope,
  shownId: string,
): Promise<WorkspaceRecord | null> {
  const id = parseId("workspace", shownId);
  const [row] = id ? await selectRows(on, Prisma.sql`AND w.id = ${id}::uuid`, 1) : [];
  if (!id || !row) return null;
  const [members, installations] = await Promise.all([
    on.workspaceMember.findMany({
      where: { workspaceId: id },
      orderBy: [{ role: "asc" }, { createdAt: "asc" }],
      select: { role: true, createdAt: true, person: { select: { id: true, name: true, email: true } } },
      take: 200,
    }),
    on.installation.findMany({
      where: { workspaceId: id },
      orderBy: { createdAt: "desc" },
      select: {
        id: true,
        listingId: true,
        state: true,
        createdAt: true,
        activatedAt: true,
        requestedById: true,
        requestReason: true,
        version: { select: { number: true, content: true } },
        listing: { select: { installBlock: true } },
        grants: { where: { revokedAt: null }, select: { scopes: true } },
      },
      take: 200,
    }),
  ]);
  const askers = installations.flatMap(({ requestedById }) => requestedById ?? []);
  const names = new Map(
    (await on.person.findMany({ where: { id: { in: askers } }, select: { id: true, name: true } })).map(
      (person) => [person.id, person.name] as const,
    ),
  );
  return {
    ...toLine(row),
    people: members.map(({ role, createdAt, person }) => ({
      person: formatId("person", person.id),
      name: person.name,
      email: person.email,
      role,
      since: createdAt,
    })),
    installationList: installations.map((one) => ({
      installation: formatId("installation", one.id),
      listing: formatId("listing", one.listingId),
      name: parseContent(one.version.content).name,
      number: one.version.number,
      state: one.state,
      installBlock: one.listing.installBlock,
      scopes: one.grants[0]?.scopes ?? [],
      since: one.activatedAt ?? one.createdAt,
      requestedBy: one.requestedById ? (names.get(one.requestedById) ?? null) : null,
      reason: one.requestReason,
    })),
  };
}
