import type { AnyPartnerScope, Environment } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import type { EndpointState, EndpointTransport } from "../types";

/** One hour of an endpoint: what was published in it and how that went so far. `medianMs` null without an answer. */
export type HourDto = { at: Date; delivered: number; failed: number; medianMs: number | null };

/** An endpoint in the list; ids are shown ids. */
export type EndpointDto = {
  id: string;
  /** The listing it belongs to, by its client's name. */
  name: string;
  environment: Environment;
  transport: EndpointTransport;
  url: string;
  state: EndpointState;
  failingSince: Date | null;
  pausedAt: Date | null;
  holdUntil: Date | null;
  lastSuccessAt: Date | null;
  waiting: number;
  dead: number;
  /** When this was read, business time. */
  asOf: Date;
  /** The last 24 hours, oldest first. */
  hours: HourDto[];
};

export type EndpointSecretDto = { lastFour: string; createdAt: Date; retiresAt: Date | null; shownAt: Date | null };

/** An endpoint's page. */
export type EndpointDetailDto = EndpointDto & { eventTypes: string[]; secrets: EndpointSecretDto[] };

/** A client that can get an endpoint. */
export type ClientChoice = { id: string; name: string };

type Row = {
  id: string;
  name: string;
  environment: Environment;
  transport: EndpointTransport;
  url: string;
  state: EndpointState;
  failing_since: Date | null;
  paused_at: Date | null;
  hold_until: Date | null;
  last_success_at: Date | null;
  event_types: string[];
  waiting: number;
  dead: number;
  as_of: Date;
};

type HourRow = { endpoint_id: string; at: Date; delivered: number; failed: number; median: number | null };

async function loadHours(
  on: Db,
  scope: AnyPartnerScope,
  endpointIds: readonly string[],
): Promise<Map<string, HourDto[]>> {
  const rows = await on.$queryRaw<HourRow[]>`
    SELECT d.endpoint_id, date_trunc('hour', d.created_at) AS at,
      count(*) FILTER (WHERE d.state = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE d.state <> 'delivered' AND d.last_error IS NOT NULL)::int AS failed,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY d.last_duration_ms) AS median
    FROM delivery d
    WHERE d.partner_id = ${scope.partnerId}::uuid AND d.endpoint_id = ANY (${[...endpointIds]}::uuid[])
      AND d.created_at >= date_trunc('hour', (SELECT business_now())) - interval '23 hours'
    GROUP BY 1, 2`;
  const [clock] = await on.$queryRaw<Array<{ at: Date }>>`SELECT date_trunc('hour', (SELECT business_now())) AS at`;
  const last = clock?.at.getTime() ?? 0;
  const found = new Map(rows.map((row) => [`${row.endpoint_id} ${row.at.getTime()}`, row]));
  return new Map(
    endpointIds.map((id) => [
      id,
      Array.from({ length: 24 }, (_, index) => {
        const at = new Date(last - (23 - index) * 3_600_000);
        const row = found.get(`${id} ${at.getTime()}`);
        return {
          at,
          delivered: row?.delivered ?? 0,
          failed: row?.failed ?? 0,
          medianMs: row?.median == null ? null : Math.round(row.median),
        };
      }),
    ]),
  );
}

/** Each count has its own index, so what was delivered is never read. */
async function loadRows(on: Db, scope: AnyPartnerScope, endpointId: string | null): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT e.id, c.name, e.environment::text AS environment, e.transport::text AS transport, e.url, e.state::text AS state, e.failing_since, e.paused_at, e.hold_until,
      e.last_success_at, e.event_types, (SELECT business_now()) AS as_of,
      (SELECT count(*)::int FROM queued_delivery q WHERE q.endpoint_id = e.id) AS waiting,
      (SELECT count(*)::int FROM delivery d WHERE d.endpoint_id = e.id AND d.dead_created_at > (SELECT business_now()) - interval '30 days') AS dead
    FROM endpoint e JOIN oauth_client c ON c.id = e.client_id
    WHERE e.partner_id = ${scope.partnerId}::uuid AND e.deleted_at IS NULL AND (${endpointId}::uuid IS NULL OR e.id = ${endpointId}::uuid)
    ORDER BY c.name, e.environment, e.id`;
}

function toDto(row: Row, hours: HourDto[]): EndpointDto {
  return {
    id: formatId("endpoint", row.id),
    name: row.name,
    environment: row.environment,
    transport: row.transport,
    url: row.url,
    state: row.state,
    failingSince: row.failing_since,
    pausedAt: row.paused_at,
    holdUntil: row.hold_until,
    lastSuccessAt: row.last_success_at,
    waiting: row.waiting,
    dead: row.dead,
    asOf: row.as_of,
    hours,
  };
}

/** The partner's endpoints with their last day. */
export async function listEndpoints(on: Db, scope: AnyPartnerScope): Promise<EndpointDto[]> {
  const rows = await loadRows(on, scope, null);
  const hours = await loadHours(
    on,
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toDto(row, hours.get(row.id) ?? []));
}

/** One endpoint of the partner, or null. */
export async function getEndpoint(on: Db, scope: AnyPartnerScope, shownId: string): Promise<EndpointDetailDto | null> {
  const id = parseId("endpoint", shownId);
  const [row] = id ? await loadRows(on, scope, id) : [];
  if (!id || !row) return null;
  const hours = await loadHours(on, scope, [id]);
  const secrets = await on.endpointSecret.findMany({
    where: { endpointId: id, retiredAt: null },
    orderBy: { createdAt: "desc" },
    select: { lastFour: true, createdAt: true, retiresAt: true, shownAt: true },
  });
  return { ...toDto(row, hours.get(id) ?? []), eventTypes: row.event_types, secrets };
}

/** Sandbox clients of the partner, for a new endpoint. */
export async function listClientChoices(on: Db, scope: AnyPartnerScope): Promise<ClientChoice[]> {
  const clients = await on.oAuthClient.findMany({
    where: { partnerId: scope.partnerId, environment: "sandbox", disabledAt: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return clients.map(({ id, name }) => ({ id: formatId("client", id), name }));
}
