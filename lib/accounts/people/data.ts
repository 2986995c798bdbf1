import type { Db } from "@/lib/platform/db";
import { DIRECTORY_PAGE, pageOf } from "@/lib/platform/forms/directory-query";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import { listSessionsOf } from "../session/data";
import type { AnyStaffScope } from "../types";
import type { PeopleQuery } from "./schema";
import type { PersonLine, PersonRecord } from "./types";

type Row = Omit<PersonLine, "person"> & { id: string };

function selectRows(on: Db, where: Prisma.Sql, limit: number): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.email::text AS email, p.email_verified_at IS NOT NULL AS confirmed, s.role::text AS "staffRole",
      s.totp_confirmed_at IS NOT NULL AS "hasCode", p.created_at AS "createdAt", p.deleted_at AS "deletedAt",
      (SELECT count(*)::int FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id AND w.deleted_at IS NULL WHERE m.person_id = p.id) AS workspaces,
      (SELECT count(*)::int FROM partner_member m JOIN partner q ON q.id = m.partner_id AND q.closed_at IS NULL WHERE m.person_id = p.id) AS partners,
      (SELECT count(*)::int FROM session e WHERE e.person_id = p.id AND e.revoked_at IS NULL AND e.expires_at > statement_timestamp()) AS sessions,
      (SELECT max(e.seen_at) FROM session e WHERE e.person_id = p.id) AS "seenAt"
    FROM person p LEFT JOIN staff_member s ON s.person_id = p.id
    WHERE true ${where} ORDER BY p.id DESC LIMIT ${limit}`;
}

function toLine({ id, ...row }: Row): PersonLine {
  return { ...row, person: formatId("person", id) };
}

const STATE: Readonly<Record<Exclude<PeopleQuery["state"], "">, Prisma.Sql>> = {
  confirmed: Prisma.sql`AND p.email_verified_at IS NOT NULL AND p.deleted_at IS NULL`,
  unconfirmed: Prisma.sql`AND p.email_verified_at IS NULL AND p.deleted_at IS NULL`,
  deleted: Prisma.sql`AND p.deleted_at IS NOT NULL`,
};

function conditions(query: PeopleQuery): Prisma.Sql {
  const id = parseAnyId(query.q);
  const words = query.q.toLowerCase();
  return Prisma.join(
    [
      id
        ? Prisma.sql`AND p.id = ${id}::uuid`
        : words === ""
          ? Prisma.empty
          : Prisma.sql`AND (strpos(lower(p.name), ${words}) > 0 OR strpos(lower(p.email::text), ${words}) > 0)`,
      query.staff === ""
        ? Prisma.empty
        : query.staff === "any"
          ? Prisma.sql`AND s.role IS NOT NULL`
          : Prisma.sql`AND s.role = ${query.staff}::staff_role`,
      query.state === "" ? Prisma.empty : STATE[query.state],
      query.before === null ? Prisma.empty : Prisma.sql`AND p.id < ${query.before}::uuid`,
    ],
    " ",
  );
}

/** Every account, newest first; `q` is part of a name or address, or an id. */
export async function listPeople(
  on: Db,
  _scope: AnyStaffScope,
  query: PeopleQuery,
): Promise<{ rows: PersonLine[]; next: string | null }> {
  const { page, last } = pageOf(await selectRows(on, conditions(query), DIRECTORY_PAGE + 1));
  return { rows: page.map(toLine), next: last && formatId("person", last.id) };
}

/** One person by `per_…` with where they belong and where they are signed in; null when there is none. */
export async function getPersonRecord(on: Db, scope: AnyStaffScope, shownId: string): Promise<PersonRecord | null> {
  const id = parseId("person", shownId);
  const [row] = id ? await selectRows(on, Prisma.sql`AND p.id = ${id}::uuid`, 1) : [];
  if (!id || !row) return null;
  const places = await on.$queryRaw<PersonRecord["places"]>`
    SELECT 'workspace' AS kind, w.id, w.name, m.role::text AS role, m.created_at AS since
    FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id AND w.deleted_at IS NULL WHERE m.person_id = ${id}::uuid
    UNION ALL
    SELECT 'partner', p.id, p.name, m.role::text, m.created_at
    FROM partner_member m JOIN partner p ON p.id = m.partner_id AND p.closed_at IS NULL WHERE m.person_id = ${id}::uuid
    ORDER BY since LIMIT 200`;
  return {
    ...toLine(row),
    places: places.map((place) => ({ ...place, id: formatId(place.kind, place.id) })),
    sessionList: await listSessionsOf(on, id, scope.person.sessionId),
  };
}
