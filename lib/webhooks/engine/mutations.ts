import type pg from "pg";
import { decrypt } from "@/lib/platform/crypto";
import { webAddress } from "@/lib/platform/text/web-address";
import { REACHABLE } from "../attempts/mutations";
import type { ClaimedDelivery, EndpointTarget } from "../attempts/types";
import { PROBE_EVERY } from "../constants";
import type { AttemptTrigger, EndpointState, EndpointTransport } from "../types";

// Plain `pg` with prepared statements: this is the hottest path of the product.

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** Walks only the endpoints that have something queued, each once, from where the last claim ended. */
const READY_ENDPOINTS = `
  WITH RECURSIVE waiting AS (
    (SELECT q.endpoint_id FROM queued_delivery q WHERE q.endpoint_id > $1 ORDER BY q.endpoint_id LIMIT 1)
    UNION ALL
    SELECT (SELECT q.endpoint_id FROM queued_delivery q WHERE q.endpoint_id > w.endpoint_id ORDER BY q.endpoint_id LIMIT 1)
    FROM waiting w WHERE w.endpoint_id IS NOT NULL
  )
  SELECT e.id, e.state::text AS state, e.transport::text AS transport, e.url, clock_timestamp() AS real, (SELECT business_now()) AS now,
    ARRAY(SELECT s.secret FROM endpoint_secret s WHERE s.endpoint_id = e.id AND s.retired_at IS NULL AND (s.retires_at IS NULL OR s.retires_at > (SELECT business_now()))
          ORDER BY s.retires_at NULLS FIRST) AS sealed
  FROM waiting w JOIN endpoint e ON e.id = w.endpoint_id
  WHERE e.deleted_at IS NULL AND NOT (e.id = ANY ($2::uuid[]))
    AND e.state = ANY ($6::endpoint_state[]) AND (e.state <> 'failing' OR $4) AND (e.state <> 'paused' OR e.failing_since IS NOT NULL)
    AND (e.hold_until IS NULL OR e.hold_until <= (SELECT business_now()))
    AND EXISTS (SELECT FROM queued_delivery q WHERE q.endpoint_id = e.id AND q.due_at <= (SELECT business_now()))
    AND (e.lease_owner IS NULL OR e.lease_owner = $5 OR e.lease_until <= statement_timestamp())
  LIMIT $3
  FOR NO KEY UPDATE OF e SKIP LOCKED`;

/** Takes the endpoints' leases and reads what is due, oldest first. What this worker holds already comes too and is left out by the caller. */
const CLAIM = `
  WITH leased AS (UPDATE endpoint SET lease_owner = $3, lease_until = statement_timestamp() + make_interval(secs => $4) WHERE id = ANY ($1::uuid[]))
  SELECT t.place::int, p.* FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY AS t (endpoint_id, take, place)
  CROSS JOIN LATERAL (
    SELECT q.event_id, q.installation_id, q.sequence::text, q.attempts, q.trigger FROM queued_delivery q
    WHERE q.endpoint_id = t.endpoint_id AND q.due_at <= (SELECT business_now()) ORDER BY q.due_at, q.sequence LIMIT t.take
  ) p`;

type EndpointRow = {
  id: string;
  state: EndpointState;
  transport: EndpointTransport;
  url: string;
  sealed: string[];
  real: Date;
  now: Date;
};
type DeliveryRow = {
  /** Of the endpoint among those of the claim, from 1. */
  place: number;
  event_id: string;
  installation_id: string;
  sequence: string;
  attempts: number;
  trigger: AttemptTrigger;
};

export type ClaimInput = {
  owner: string;
  leaseSeconds: number;
  /** Endpoints after this id; null begins again. */
  cursor: string | null;
  /** Endpoints whose local queue is full. */
  full: readonly string[];
  /** Most endpoints in one claim. */
  endpoints: number;
  /** Whether there is room for endpoints that fail. */
  failing: boolean;
  /** How many of one endpoint's due deliveries to read, what is held already included. */
  take: (endpoint: { endpointId: string; state: EndpointState }) => number;
};

export type Claim = {
  targets: EndpointTarget[];
  deliveries: ClaimedDelivery[];
  cursor: string | null;
  /** Endpoints of which something cannot be read, such as a secret; nothing of theirs is claimed. */
  broken: Array<{ endpointId: string; error: unknown }>;
  /** The database's real clock minus this process's, and business time minus that, milliseconds; null when nothing was claimed. */
  clock: { offset: number; ahead: number } | null;
};

/** Leases endpoints that have due deliveries, and reads those. One short transaction. */
export async function claimDeliveries(pool: pg.Pool, input: ClaimInput): Promise<Claim> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Between two statements nobody listens for a connection that is cut, and an unheard error ends the process.
  const onCut = (error: Error) => {
    broken = error;
  };
  client.on("error", onCut);
  try {
    await client.query("BEGIN");
    const { rows: endpoints } = await client.query<EndpointRow>({
      name: "webhooks-ready",
      text: READY_ENDPOINTS,
      values: [input.cursor ?? FIRST_ID, input.full, input.endpoints, input.failing, input.owner, REACHABLE],
    });
    const first = endpoints[0];
    const clock = first
      ? { offset: first.real.getTime() - Date.now(), ahead: first.now.getTime() - first.real.getTime() }
      : null;
    const probed = endpoints.filter((endpoint) => endpoint.state === "paused").map((endpoint) => endpoint.id);
    if (probed.length > 0) {
      await client.query(
        "UPDATE endpoint SET hold_until = (SELECT business_now()) + make_interval(secs => $2) WHERE id = ANY ($1::uuid[])",
        [probed, PROBE_EVERY],
      );
    }
    const takes = endpoints.map((endpoint) => input.take({ endpointId: endpoint.id, state: endpoint.state }));
    const { rows } =
      endpoints.length === 0
        ? { rows: [] }
        : await client.query<DeliveryRow>({
            name: "webhooks-claim",
            text: CLAIM,
            values: [endpoints.map((endpoint) => endpoint.id), takes, input.owner, input.leaseSeconds],
          });
    await client.query("COMMIT");
    const { targets, broken: unreadable } = targetsOf(endpoints);
    const readable = new Set(targets.map((target) => target.endpointId));
    return {
      targets,
      broken: unreadable,
      deliveries: rows
        .flatMap((row) => toDelivery(row, endpoints[row.place - 1]) ?? [])
        .filter((delivery) => readable.has(delivery.endpointId)),
      cursor: endpoints.length < input.endpoints ? null : (endpoints.at(-1)?.id ?? null),
      clock,
    };
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.removeListener("error", onCut);
    // A connection in an unknown state is closed, not kept: its open transaction ends with it.
    client.release(broken);
  }
}

const opened = new Map<string, string>();

/** Decrypting costs more than signing; the sealed text is its own key. */
function openSecret(sealed: string): string {
  const known = opened.get(sealed);
  if (known !== undefined) return known;
  if (opened.size > 10_000) opened.clear();
  const secret = decrypt(sealed);
  opened.set(sealed, secret);
  return secret;
}

function toTarget(row: EndpointRow): EndpointTarget {
  return {
    endpointId: row.id,
    state: row.state,
    transport: row.transport,
    // What was stored before addresses were, and what is no address: the guard refuses that one by name.
    url: webAddress(row.url) ?? row.url,
    secrets: row.sealed.map(openSecret),
  };
}

/** One whose secret cannot be opened must not end the claim of all others. */
function targetsOf(endpoints: readonly EndpointRow[]): Pick<Claim, "targets" | "broken"> {
  const targets: EndpointTarget[] = [];
  const broken: Claim["broken"] = [];
  for (const endpoint of endpoints) {
    try {
      targets.push(toTarget(endpoint));
    } catch (error) {
      broken.push({ endpointId: endpoint.id, error });
    }
  }
  return { targets, broken };
}

function toDelivery(row: DeliveryRow, endpoint: EndpointRow | undefined): ClaimedDelivery | null {
  if (!endpoint) return null;
  return {
    eventId: row.event_id,
    endpointId: endpoint.id,
    installationId: row.installation_id,
    sequence: BigInt(row.sequence),
    attempts: row.attempts,
    trigger: endpoint.state === "paused" ? "probe" : row.trigger,
  };
}

/** Extends the leases of endpoints this worker is busy with; the others run out. */
export async function renewLeases(
  pool: pg.Pool,
  owner: string,
  leaseSeconds: number,
  endpointIds: readonly string[],
): Promise<void> {
  if (endpointIds.length === 0) return;
  await pool.query(
    "UPDATE endpoint SET lease_until = statement_timestamp() + make_interval(secs => $2) WHERE id = ANY ($3::uuid[]) AND lease_owner = $1",
    [owner, leaseSeconds, endpointIds],
  );
}

/** Gives every endpoint of this worker back. */
export async function releaseLeases(pool: pg.Pool, owner: string): Promise<void> {
  await pool.query("UPDATE endpoint SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = $1", [owner]);
}
