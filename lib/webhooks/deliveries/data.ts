import { z } from "zod";
import type { AnyPartnerScope } from "@/lib/accounts/types";
import { LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import type { Db } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseId } from "@/lib/platform/ids";
import { STOPPED } from "../constants";
import { envelope, envelopeHead } from "../envelope";
import type { DeliveryState } from "../types";

/** One line of the delivery log; ids are shown ids. */
export type DeliveryDto = {
  eventId: string;
  type: string;
  installation: string;
  workspace: string;
  sequence: number;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  /** When the next attempt is made; null when none is. */
  dueAt: Date | null;
  settledAt: Date | null;
  status: number | null;
  error: string | null;
  durationMs: number | null;
  isTest: boolean;
};

export type AttemptDto = {
  id: string;
  startedAt: Date;
  durationMs: number;
  trigger: string;
  url: string;
  status: number | null;
  error: string | null;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string> | null;
  responseBody: string | null;
};

/** One delivery with what was sent and every attempt, newest first. `body` is exactly what goes over the wire. */
export type DeliveryDetailDto = DeliveryDto & {
  body: string;
  /** A stop of the listing cancelled it, and is not lifted: the body is not shown. */
  withheld: boolean;
  /** A stop cancelled it, and it may be sent again once that is lifted. */
  stopped: boolean;
  attemptList: AttemptDto[];
};

export type DeliveryFilter = {
  state?: DeliveryState | undefined;
  type?: string | undefined;
  /** ins_… */
  installation?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
};

/** Where a page begins: the last line of the one before, as opaque text. */
export type DeliveryPage = { rows: DeliveryDto[]; nextCursor: string | null };

type Row = {
  event_id: string;
  event_type: string;
  installation_id: string;
  workspace: string;
  sequence: bigint;
  state: DeliveryState;
  attempts: number;
  created_at: Date;
  due_at: Date | null;
  settled_at: Date | null;
  last_status: number | null;
  last_error: string | null;
  last_duration_ms: number | null;
  is_test: boolean;
  /** Microseconds, which a Date cannot hold. */
  cursor: string;
};

const PAGE = 30;

function toDto(row: Row): DeliveryDto {
  return {
    eventId: formatId("event", row.event_id),
    type: row.event_type,
    installation: formatId("installation", row.installation_id),
    workspace: row.workspace,
    sequence: Number(row.sequence),
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    dueAt: row.due_at,
    settledAt: row.settled_at,
    status: row.last_status,
    error: row.last_error,
    durationMs: row.last_duration_ms,
    isTest: row.is_test,
  };
}

function selectRows(
  on: Db,
  scope: AnyPartnerScope,
  endpointId: string,
  where: Prisma.Sql,
  limit: number,
): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT d.event_id, d.event_type, d.installation_id, w.name AS workspace, d.sequence, d.state::text AS state, d.attempts, d.created_at, q.due_at,
      d.settled_at, d.last_status, d.last_error, d.last_duration_ms, coalesce(v.source LIKE 'test:%', false) AS is_test,
      (extract(epoch FROM d.created_at) * 1000000)::bigint::text AS cursor
    FROM delivery d JOIN installation i ON i.id = d.installation_id JOIN workspace w ON w.id = i.workspace_id LEFT JOIN event v ON v.id = d.event_id
      LEFT JOIN queued_delivery q ON q.event_id = d.event_id AND q.endpoint_id = d.endpoint_id
    WHERE d.endpoint_id = ${endpointId}::uuid AND d.partner_id = ${scope.partnerId}::uuid ${where}
    ORDER BY d.created_at DESC, d.event_id DESC LIMIT ${limit}`;
}

function parseCursor(cursor: string | undefined): { micros: string; eventId: string } | null {
  const [micros, shown] = (cursor ?? "").split(".");
  const eventId = parseId("event", shown ?? "");
  return micros && /^\d{1,18}$/.test(micros) && eventId ? { micros, eventId } : null;
}

/** A page of an endpoint's log, newest first. An unknown installation finds nothing; a broken cursor begins again. */
export async function listDeliveries(
  on: Db,
  scope: AnyPartnerScope,
  endpoint: string,
  filter: DeliveryFilter,
  cursor?: string,
): Promise<DeliveryPage> {
  const endpointId = parseId("endpoint", endpoint);
  const installationId = filter.installation ? parseId("installation", filter.installation) : null;
  if (!endpointId || (filter.installation && !installationId)) return { rows: [], nextCursor: null };
  const after = parseCursor(cursor);
  const conditions = [
    filter.state ? Prisma.sql`AND d.state = ${filter.state}::delivery_state` : Prisma.empty,
    filter.type ? Prisma.sql`AND d.event_type = ${filter.type}` : Prisma.empty,
    installationId ? Prisma.sql`AND d.installation_id = ${installationId}::uuid` : Prisma.empty,
    filter.since ? Prisma.sql`AND d.created_at >= ${filter.since}` : Prisma.empty,
    filter.until ? Prisma.sql`AND d.created_at < ${filter.until}` : Prisma.empty,
    after
      ? Prisma.sql`AND (d.created_at, d.event_id) < (to_timestamp(0) + make_interval(secs => ${after.micros}::numeric::float8 / 1000000), ${after.eventId}::uuid)`
      : Prisma.empty,
  ];
  const rows = await selectRows(on, scope, endpointId, Prisma.join(conditions, " "), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(toDto),
    nextCursor: rows.length > PAGE && last ? `${last.cursor}.${formatId("event", last.event_id)}` : null,
  };
}

async function isBlocked(on: Db, installationId: string): Promise<boolean> {
  const blocked = { id: installationId, environment: "live", listing: { installBlock: "hard" } } as const;
  return (await on.installation.count({ where: blocked })) > 0;
}

const headersSchema = z.record(z.string(), z.string()).catch({});

/** One delivery of the partner's endpoint with every attempt, or null. */
export async function getDelivery(
  on: Db,
  scope: AnyPartnerScope,
  endpoint: string,
  event: string,
): Promise<DeliveryDetailDto | null> {
  const endpointId = parseId("endpoint", endpoint);
  const eventId = parseId("event", event);
  if (!endpointId || !eventId) return null;
  const [row] = await selectRows(on, scope, endpointId, Prisma.sql`AND d.event_id = ${eventId}::uuid`, 1);
  if (!row) return null;
  const stopped = row.state === "cancelled" && row.last_error === STOPPED;
  const withheld = stopped && (await isBlocked(on, row.installation_id));
  const [stored] = await on.$queryRaw<Array<{ type: string; data: string; occurred_at: Date }>>`
    SELECT type, data::text AS data, occurred_at FROM event WHERE id = ${eventId}::uuid`;
  const attempts = await on.attempt.findMany({ where: { eventId, endpointId }, orderBy: { id: "desc" }, take: 100 });
  return {
    ...toDto(row),
    stopped,
    withheld,
    body:
      stored && !withheld
        ? envelope(
            envelopeHead({ id: eventId, type: stored.type, dataText: stored.data, occurredAt: stored.occurred_at }),
            {
              installationId: row.installation_id,
              sequence: row.sequence,
            },
          )
        : "",
    attemptList: attempts.map((attempt) => ({
      id: formatId("attempt", attempt.id),
      startedAt: attempt.startedAt,
      durationMs: attempt.durationMs,
      trigger: attempt.trigger,
      url: attempt.url,
      status: attempt.status,
      error: attempt.error,
      requestHeaders: headersSchema.parse(attempt.requestHeaders),
      responseHeaders: attempt.responseHeaders === null ? null : headersSchema.parse(attempt.responseHeaders),
      responseBody: attempt.responseBody,
    })),
  };
}

/** How complete one installation's numbers are at an endpoint. */
export type SequenceDto = {
  installation: string;
  workspace: string;
  /** The highest number given out. */
  last: number;
  delivered: number;
  waiting: number;
  dead: number;
  cancelled: number;
  /** Numbers given out without a delivery row: always 0, or something is wrong on our side. */
  missing: number;
  /** The first numbers that did not arrive, at most ten. */
  undelivered: number[];
};

/** The proof of completeness: every number from 1 to `last` is in exactly one of the states. Newest installations first, at most 50. */
export async function listSequences(on: Db, scope: AnyPartnerScope, endpoint: string): Promise<SequenceDto[]> {
  const endpointId = parseId("endpoint", endpoint);
  if (!endpointId) return [];
  type SequenceRow = Omit<SequenceDto, "installation" | "last"> & { installation_id: string; last: bigint };
  const rows = await on.$queryRaw<SequenceRow[]>`
    SELECT s.installation_id, w.name AS workspace, s.last, n.delivered, n.waiting, n.dead, n.cancelled,
      (s.last - n.total)::int AS missing, coalesce(n.undelivered, '{}') AS undelivered
    FROM delivery_sequence s JOIN installation i ON i.id = s.installation_id AND i.partner_id = ${scope.partnerId}::uuid
    JOIN workspace w ON w.id = i.workspace_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS total, count(*) FILTER (WHERE d.state = 'delivered')::int AS delivered, count(*) FILTER (WHERE d.state = 'pending')::int AS waiting,
        count(*) FILTER (WHERE d.state = 'dead')::int AS dead, count(*) FILTER (WHERE d.state = 'cancelled')::int AS cancelled,
        (array_agg(d.sequence::int ORDER BY d.sequence) FILTER (WHERE d.state <> 'delivered'))[1:10] AS undelivered
      FROM delivery d WHERE d.installation_id = s.installation_id AND d.endpoint_id = s.endpoint_id
    ) n
    WHERE s.endpoint_id = ${endpointId}::uuid ORDER BY s.installation_id DESC LIMIT 50`;
  return rows.map(({ installation_id, last, ...row }) => ({
    ...row,
    installation: formatId("installation", installation_id),
    last: Number(last),
  }));
}

/**
 * Whether an app of the partner ever answered an event that is not of the life cycle: those come by themselves. Read from the attempts
 * too, so that sending one again, or pausing, takes nothing back.
 */
export async function hasReceivedEvent(on: Db, scope: AnyPartnerScope): Promise<boolean> {
  const rows = await on.$queryRaw<Array<{ received: boolean }>>`
    SELECT EXISTS (
      SELECT FROM delivery d
      WHERE d.partner_id = ${scope.partnerId}::uuid AND d.event_type <> ALL (${[...LIFECYCLE_EVENTS]}::text[])
        AND (d.state = 'delivered'
          OR EXISTS (SELECT FROM attempt a WHERE a.event_id = d.event_id AND a.endpoint_id = d.endpoint_id AND a.error IS NULL))
    ) AS received`;
  return rows[0]?.received ?? false;
}
