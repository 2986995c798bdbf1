import type { PlatformScope } from "@/lib/accounts/types";
import { EVENT_SCOPES, LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import { EVENT_DATA } from "@/lib/capabilities/schema";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { programFields } from "@/lib/platform/forms/said-fields";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { addSeconds, DAY, getBusinessTime, MINUTE } from "@/lib/platform/time";
import { DELIVERIES_CHANNEL, STOPPED } from "./constants";
import type { PublishEventBody } from "./schema";
import type { PublishInput } from "./types";

/** Installations and endpoints of a business event: active, granted, declared by the version, wanted by the endpoint; stopped ones too. */
function fromHearers(input: PublishInput): Prisma.Sql {
  return Prisma.sql`
    FROM installation i
    JOIN listing l ON l.id = i.listing_id
    JOIN "grant" g ON g.installation_id = i.id AND g.revoked_at IS NULL AND ${EVENT_SCOPES[input.type]} = ANY (g.scopes)
    JOIN version v ON v.id = i.version_id AND v.content -> 'events' @> jsonb_build_array(jsonb_build_object('type', ${input.type}::text))
    JOIN endpoint e ON e.client_id = i.client_id AND e.environment = i.environment AND e.deleted_at IS NULL
      AND (cardinality(e.event_types) = 0 OR ${input.type} = ANY (e.event_types))
    WHERE i.workspace_id = ${input.workspaceId}::uuid AND i.environment = ${input.environment}::environment AND i.state = 'active'
      ${input.installationIds ? Prisma.sql`AND i.id = ANY (${[...input.installationIds]}::uuid[])` : Prisma.empty}`;
}

/** A hard block stops live installations: their deliveries are written down as cancelled, to be recovered when it is lifted. */
function businessTargets(input: PublishInput): Prisma.Sql {
  return Prisma.sql`
    SELECT t.*, NOT t.stopped AS counted FROM (
      SELECT i.id AS installation_id, i.partner_id, e.id AS endpoint_id, l.install_block = 'hard' AND i.environment = 'live' AS stopped
      ${fromHearers(input)}
    ) t`;
}

/**
 * Waits for whoever changes these installations now. The statement after this one then sees what they hear since: one that waited by itself
 * would still go by the permissions of before. In one order, so that two events never wait for each other.
 */
async function lockHearers(tx: Tx, input: PublishInput): Promise<void> {
  await tx.$executeRaw`SELECT i.id ${fromHearers(input)} ORDER BY i.id FOR NO KEY UPDATE OF i`;
}

/** Life-cycle events go to the named installations whatever their state and grant. */
function lifecycleTargets(input: PublishInput): Prisma.Sql {
  return Prisma.sql`
    SELECT i.id AS installation_id, i.partner_id, e.id AS endpoint_id, false AS stopped, false AS counted
    FROM installation i
    JOIN endpoint e ON e.client_id = i.client_id AND e.environment = i.environment AND e.deleted_at IS NULL
    WHERE i.workspace_id = ${input.workspaceId}::uuid AND i.environment = ${input.environment}::environment
      AND i.id = ANY (${[...(input.installationIds ?? [])]}::uuid[])`;
}

/**
 * Stores an event and its deliveries in the given transaction; either both exist or neither. Each delivery takes the next number of its
 * (installation, endpoint): that row stays locked until the transaction ends, so numbers have no gaps and follow commit order. Environments
 * never mix: workspace, installation, endpoint and event carry the same one. The answer counts what is to be sent. A removal or a change of permissions that is under way is waited
 * for, so nothing is queued behind its back. Does not check `data`; the caller did.
 */
export async function publishEvent(tx: Tx, input: PublishInput): Promise<{ eventId: string; deliveries: number }> {
  const eventId = input.eventId ?? newId();
  const isLifecycle = LIFECYCLE_EVENTS.includes(input.type);
  if (!isLifecycle) await lockHearers(tx, input);
  const targets = isLifecycle ? lifecycleTargets(input) : businessTargets(input);
  const deliveries = await tx.$executeRaw`
    WITH stored AS (
      INSERT INTO event (id, environment, workspace_id, type, data, occurred_at, source)
      VALUES (${eventId}::uuid, ${input.environment}::environment, ${input.workspaceId}::uuid, ${input.type},
        ${JSON.stringify(input.data)}::jsonb, ${input.occurredAt}::timestamptz, ${input.source})
      ON CONFLICT DO NOTHING RETURNING id
    ), target AS (SELECT found.* FROM stored CROSS JOIN (${targets}) found),
    seen AS (
      UPDATE installation SET events_seen = events_seen + 1
      WHERE id IN (SELECT installation_id FROM target WHERE counted) AND state = 'active' RETURNING id
    ), heard AS (SELECT * FROM target WHERE NOT counted OR installation_id IN (SELECT id FROM seen)),
    numbered AS (
      INSERT INTO delivery_sequence (installation_id, endpoint_id, last)
      SELECT installation_id, endpoint_id, 1 FROM heard ORDER BY installation_id, endpoint_id
      ON CONFLICT (installation_id, endpoint_id) DO UPDATE SET last = delivery_sequence.last + 1
      RETURNING installation_id, endpoint_id, last
    ), made AS (
      INSERT INTO delivery (event_id, endpoint_id, environment, installation_id, partner_id, event_type, sequence, created_at, state, settled_at, last_error)
      SELECT ${eventId}::uuid, t.endpoint_id, ${input.environment}::environment, t.installation_id, t.partner_id, ${input.type}, n.last, (SELECT business_now()),
        CASE WHEN t.stopped THEN 'cancelled' ELSE 'pending' END::delivery_state,
        CASE WHEN t.stopped THEN (SELECT business_now()) END, CASE WHEN t.stopped THEN ${STOPPED} END
      FROM heard t JOIN numbered n USING (installation_id, endpoint_id)
      RETURNING event_id, endpoint_id, installation_id, sequence, created_at, state
    )
    INSERT INTO queued_delivery (event_id, endpoint_id, installation_id, sequence, due_at)
    SELECT event_id, endpoint_id, installation_id, sequence, created_at FROM made WHERE state = 'pending'`;
  if (deliveries > 0) await tx.$executeRaw`SELECT pg_notify(${DELIVERIES_CHANNEL}, '')`;
  return { eventId, deliveries };
}

/** How far from now a platform may date an event, seconds. */
const OLDEST = 30 * DAY;
const NEWEST = 5 * MINUTE;

/** `POST /api/v1/events`: the workspace must be of the key's environment, `data` must fit the type's schema. */
export async function publishByKey(
  tx: Tx,
  scope: PlatformScope<"api.events.publish">,
  body: PublishEventBody,
): Promise<{ eventId: string; deliveries: number }> {
  const { type, workspace, data } = body;
  const found = await tx.workspace.findFirst({
    where: { id: workspace, environment: scope.environment, deletedAt: null },
    select: { id: true },
  });
  if (!found) throw new AppError("not_found", { sentence: say("portal.noSuchWorkspace") });
  const checked = EVENT_DATA[type].safeParse(data);
  if (!checked.success) {
    const fields = Object.entries(programFields(checked.error)).map(
      ([path, said]) => [path === "form" ? "data" : `data.${path}`, said] as const,
    );
    throw new AppError("invalid_input", {
      sentence: say("portal.dataUnfit", { type }),
      fields: Object.fromEntries(fields),
    });
  }
  const now = await getBusinessTime(tx);
  const occurredAt = body.occurred_at ? new Date(body.occurred_at) : now;
  if (occurredAt < addSeconds(now, -OLDEST) || occurredAt > addSeconds(now, NEWEST)) {
    throw new AppError("invalid_input", { fields: { occurred_at: [say("portal.occurredRange")] } });
  }
  const { environment } = scope;
  return publishEvent(tx, {
    environment,
    workspaceId: found.id,
    type,
    data: checked.data,
    occurredAt,
    source: `key:${scope.keyId}`,
  });
}
