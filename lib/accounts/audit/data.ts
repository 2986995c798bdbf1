import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, isIdKind, parseAnyId } from "@/lib/platform/ids";
import type { AnyStaffScope } from "../types";
import type { AuditPage, AuditQuery } from "./types";

const PAGE_SIZE = 50;

function whereOf(query: AuditQuery): Prisma.AuditEntryWhereInput | null {
  const where: Prisma.AuditEntryWhereInput = {};
  if (query.subject) {
    const subjectId = parseAnyId(query.subject);
    if (!subjectId) return null;
    where.OR = [{ subjectId }, { workspaceId: subjectId }, { partnerId: subjectId }];
  }
  if (query.actor) {
    const actorId = parseAnyId(query.actor);
    if (actorId) where.actor = { endsWith: actorId };
    else where.actorLabel = { contains: query.actor, mode: "insensitive" };
  }
  if (query.action) where.action = { startsWith: query.action };
  if (query.before) where.id = { lt: query.before };
  return where;
}

function jsonText(value: Prisma.JsonValue): string | null {
  return value === null ? null : JSON.stringify(value, null, 2);
}

/**
 * Audit rows, newest first, 50 a page by cursor. `subject` is a shown id or a uuid and also finds what happened in that workspace or
 * partner; `actor` is an id or part of a name; `action` a beginning. An id that is none finds nothing.
 */
export async function listAudit(
  on: Db,
  _scope: AnyStaffScope,
  query: AuditQuery,
  take = PAGE_SIZE,
): Promise<AuditPage> {
  const where = whereOf(query);
  if (!where) return { rows: [], next: null };
  const found = await on.auditEntry.findMany({ where, orderBy: { id: "desc" }, take: take + 1 });
  const rows = found.slice(0, take);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      actor: row.actor,
      actorLabel: row.actorLabel,
      action: row.action,
      subjectType: row.subjectType,
      subjectId: isIdKind(row.subjectType) ? formatId(row.subjectType, row.subjectId) : row.subjectId,
      before: jsonText(row.before),
      after: jsonText(row.after),
      reason: row.reason,
    })),
    next: found.length > take ? (rows.at(-1)?.id ?? null) : null,
  };
}
