import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { AsideDto, JobDto, RunningDto } from "./types";

/** Most of each kind that the page shows; the newest. */
const MOST = 100;

type ParkedRow = {
  id: string;
  queue: string;
  error: string;
  times: number;
  at: Date;
  partnerId: string | null;
  partnerName: string | null;
  url: string | null;
};

/** What was set aside, newest first: rows of the queues, and messages that were tried for the last time. */
export async function listAside(on: Db, _scope: AnyStaffScope): Promise<AsideDto[]> {
  const parked = await on.$queryRaw<ParkedRow[]>`
    SELECT k.id, k.queue, k.error, k.times, k.parked_at AS at, p.id AS "partnerId", p.name AS "partnerName", e.url
    FROM parked_row k LEFT JOIN endpoint e ON k.subject_type = 'endpoint' AND e.id = k.subject_id LEFT JOIN partner p ON p.id = e.partner_id
    ORDER BY k.parked_at DESC LIMIT ${MOST}`;
  const dead = await on.outboxMessage.findMany({
    where: { deadAt: { not: null } },
    orderBy: { deadAt: "desc" },
    take: MOST,
    select: { id: true, name: true, lastError: true, attempts: true, deadAt: true, createdAt: true },
  });
  const rows: AsideDto[] = [
    ...parked.map(({ id, queue, error, times, at, partnerId, partnerName, url }) => ({
      id: formatId("parked", id),
      what: queue,
      error,
      times,
      at,
      partner: partnerId && partnerName ? { id: formatId("partner", partnerId), name: partnerName } : null,
      url,
    })),
    ...dead.map(({ id, name, lastError, attempts, deadAt, createdAt }) => ({
      id: formatId("message", id),
      what: name,
      error: lastError ?? "",
      times: attempts,
      at: deadAt ?? createdAt,
      partner: null,
      url: null,
    })),
  ];
  return rows.sort((one, other) => other.at.getTime() - one.at.getTime());
}

/** What the workers are at, longest first. Most of it takes a moment and is never seen here. */
export async function listRunning(on: Db, _scope: AnyStaffScope): Promise<RunningDto[]> {
  const rows = await on.$queryRaw<
    Array<{ id: string; name: string; attempts: number; done: number | null; total: number | null }>
  >`
    SELECT id, name, attempts, progress_done AS done, progress_total AS total FROM outbox_message
    WHERE lease_until > statement_timestamp() AND done_at IS NULL AND dead_at IS NULL ORDER BY id LIMIT ${MOST}`;
  return rows.map(({ id, name, attempts, done, total }) => ({
    id: formatId("message", id),
    name,
    attempt: attempts,
    progress: done !== null && total !== null ? { done, total } : null,
  }));
}

/** Every recurring job, those that fail first. */
export async function listJobs(on: Db, _scope: AnyStaffScope): Promise<JobDto[]> {
  return on.jobSchedule.findMany({ orderBy: [{ failures: "desc" }, { name: "asc" }] });
}
