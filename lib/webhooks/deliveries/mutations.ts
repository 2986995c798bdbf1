import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import { EVENT_SCOPES, LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import { EVENT_DATA } from "@/lib/capabilities/schema";
import type { EventType } from "@/lib/capabilities/types";
import { recordAudit } from "@/lib/platform/audit";
import type { AuditAction } from "@/lib/platform/audit-actions";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { issueWords } from "@/lib/platform/forms/issue-words";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import { DEFAULT_LOCALE } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { speak } from "@/lib/platform/messages/speak";
import { statesBefore } from "@/lib/platform/transitions/derive";
import { DELIVERIES_CHANNEL, ENDPOINTS_CHANNEL, MAX_RECOVER, STOPPED } from "../constants";
import { DELIVERIES } from "../transitions";
import type { AttemptTrigger, DeliveryState } from "../types";

/** Which waiting deliveries end unsent: of an installation or of an endpoint. */
type Cancelled = ({ installationId: string; endpointId?: never } | { endpointId: string; installationId?: never }) & {
  except?: readonly string[];
  only?: readonly string[];
  /** Said in the log; `STOPPED` makes them recoverable. */
  why?: string;
};

/**
 * Takes what no longer waits out of the queue. A statement of its own, after the states were written: they are locked now, so it sees also
 * what was queued while the first one waited for them. `whose` speaks of `q`.
 */
export async function leaveQueue(tx: Tx, whose: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM queued_delivery q USING delivery d
    WHERE ${whose} AND d.event_id = q.event_id AND d.endpoint_id = q.endpoint_id AND d.state <> ALL (${statesBefore(DELIVERIES, "retry")}::delivery_state[])`;
}

/**
 * Cancels what waits, and tells the workers, which hold some of it in memory. What is being sent at this moment may still arrive; its
 * attempt is kept, the delivery stays cancelled.
 */
export async function cancelDeliveries(tx: Tx, which: Cancelled): Promise<number> {
  const { from, to } = DELIVERIES.steps.cancel;
  const whose = which.endpointId
    ? Prisma.sql`q.endpoint_id = ${which.endpointId}::uuid`
    : Prisma.sql`q.installation_id = ${which.installationId}::uuid
        AND q.endpoint_id IN (SELECT endpoint_id FROM delivery_sequence WHERE installation_id = ${which.installationId}::uuid)`;
  const touched = await tx.$queryRaw<Array<{ count: number }>>`
    WITH waiting AS (
      SELECT d.event_id, d.endpoint_id FROM queued_delivery q JOIN delivery d USING (event_id, endpoint_id)
      WHERE ${whose} AND d.state = ANY (${[...from]}::delivery_state[])
        ${which.only ? Prisma.sql`AND d.event_type = ANY (${[...which.only]}::text[])` : Prisma.empty}
        ${which.except ? Prisma.sql`AND d.event_type <> ALL (${[...which.except]}::text[])` : Prisma.empty}
      ORDER BY d.event_id, d.endpoint_id FOR UPDATE OF d
    ), cancelled AS (
      UPDATE delivery d SET state = ${to}::delivery_state, settled_at = (SELECT business_now()), last_error = coalesce(${which.why ?? null}, d.last_error) FROM waiting w
      WHERE d.event_id = w.event_id AND d.endpoint_id = w.endpoint_id RETURNING d.endpoint_id
    ), touched AS (SELECT endpoint_id, count(*)::int AS count FROM cancelled GROUP BY endpoint_id)
    SELECT count, pg_notify(${ENDPOINTS_CHANNEL}, endpoint_id::text)::text FROM touched`;
  await leaveQueue(tx, whose);
  return touched.reduce((sum, { count }) => sum + count, 0);
}

/** Scope by event type, as rows for SQL. */
const COVERED = Object.entries(EVENT_SCOPES).flatMap(([type, scope]) => (scope === null ? [] : [{ type, scope }]));

type Again = {
  endpointId: string;
  trigger: Extract<AttemptTrigger, "resend" | "recover">;
  states: readonly DeliveryState[];
  /** Those that a stop cancelled too. */
  stopped?: boolean;
  eventId?: string;
  type?: string | null;
  since?: Date;
  until?: Date | null;
};

/**
 * Puts settled deliveries of the partner's own endpoint (`scope` null: of the one that staff name) back in the queue with a fresh schedule, oldest first, at most 10,000. What an
 * installation may not hear any more (removed, suspended, stopped, permission taken back) stays where it is; life-cycle events are
 * exempt. Of cancelled ones only those of a stop that was lifted since.
 */
async function sendAgain(tx: Tx, scope: AnyPartnerScope | null, which: Again): Promise<number> {
  const types = COVERED.map(({ type }) => type);
  const scopes = COVERED.map(({ scope: name }) => name);
  const count = await tx.$executeRaw`
    WITH again AS (
      SELECT d.event_id, d.endpoint_id FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id AND e.deleted_at IS NULL
      JOIN installation i ON i.id = d.installation_id JOIN listing l ON l.id = i.listing_id
      WHERE d.endpoint_id = ${which.endpointId}::uuid ${scope ? Prisma.sql`AND d.partner_id = ${scope.partnerId}::uuid` : Prisma.empty}
        AND (d.state::text = ANY (${[...which.states]}::text[]) OR d.state = ANY (${[...DELIVERIES.steps.recover_stopped.from]}::delivery_state[]) AND d.last_error = ${STOPPED} AND ${which.stopped ?? false})
        AND (d.event_type = ANY (${[...LIFECYCLE_EVENTS]}::text[]) OR i.state = 'active' AND (l.install_block <> 'hard' OR i.environment = 'sandbox') AND EXISTS (
          SELECT FROM "grant" g JOIN unnest(${types}::text[], ${scopes}::text[]) AS c (type, scope) ON c.scope = ANY (g.scopes)
          WHERE g.installation_id = i.id AND g.revoked_at IS NULL AND c.type = d.event_type))
        ${which.eventId ? Prisma.sql`AND d.event_id = ${which.eventId}::uuid` : Prisma.empty}
        ${which.type ? Prisma.sql`AND d.event_type = ${which.type}` : Prisma.empty}
        ${which.since ? Prisma.sql`AND d.created_at >= ${which.since}` : Prisma.empty}
        ${which.until ? Prisma.sql`AND d.created_at < ${which.until}` : Prisma.empty}
      ORDER BY d.event_id, d.endpoint_id LIMIT ${MAX_RECOVER} FOR UPDATE OF d
    ), reopened AS (
      UPDATE delivery d SET state = ${DELIVERIES.steps.resend.to}::delivery_state, attempts = 0, settled_at = NULL, last_error = nullif(d.last_error, ${STOPPED}) FROM again a
      WHERE d.event_id = a.event_id AND d.endpoint_id = a.endpoint_id RETURNING d.event_id, d.endpoint_id, d.installation_id, d.sequence
    )
    INSERT INTO queued_delivery (event_id, endpoint_id, installation_id, sequence, due_at, trigger)
    SELECT r.*, (SELECT business_now()), ${which.trigger} FROM reopened r
    ON CONFLICT (event_id, endpoint_id) DO UPDATE SET attempts = 0, due_at = EXCLUDED.due_at, trigger = EXCLUDED.trigger`;
  if (count > 0) await tx.$executeRaw`SELECT pg_notify(${DELIVERIES_CHANNEL}, '')`;
  return count;
}

/** Sends a delivery that was set aside once more, on staff's word; false when nobody may hear it any more. The caller writes the audit row. */
export async function sendParked(tx: Tx, key: { eventId: string; endpointId: string }): Promise<boolean> {
  return (await sendAgain(tx, null, { ...key, trigger: "resend", states: ["dead", "pending"] })) > 0;
}

async function note(
  tx: Tx,
  scope: AnyPartnerScope,
  endpointId: string,
  action: AuditAction,
  after: Prisma.InputJsonValue,
): Promise<void> {
  await recordAudit(tx, {
    actor: scope.actor,
    action,
    partnerId: scope.partnerId,
    subject: { type: "endpoint", id: endpointId },
    after,
  });
}

/** Another partner's endpoint looks like none, also when there is nothing to send again. */
async function requireEndpoint(tx: Tx, scope: AnyPartnerScope, endpointId: string): Promise<void> {
  const found = await tx.endpoint.count({ where: { id: endpointId, partnerId: scope.partnerId, deletedAt: null } });
  if (found === 0) throw new AppError("not_found");
}

/** Sends one delivery again, now; also one that waits for its next attempt. */
export async function resendDelivery(
  tx: Tx,
  scope: PartnerScope<"delivery.resend">,
  input: { endpointId: string; eventId: string },
): Promise<void> {
  const { endpointId, eventId } = input;
  const found = await tx.delivery.count({ where: { endpointId, eventId, partnerId: scope.partnerId } });
  if (found === 0) throw new AppError("not_found");
  const count = await sendAgain(tx, scope, {
    endpointId,
    eventId,
    trigger: "resend",
    states: DELIVERIES.steps.resend.from,
    stopped: true,
  });
  if (count === 0)
    throw new AppError("not_ready", {
      sentence: say("portal.eventNotReceived"),
    });
  await note(tx, scope, endpointId, "delivery.resend", { eventId });
}

/** Brings back every dead delivery since a moment, and those that a stop cancelled once it is lifted; the answer is how many. */
export async function recoverDeliveries(
  tx: Tx,
  scope: PartnerScope<"delivery.resend">,
  input: { endpointId: string; since: Date },
): Promise<number> {
  await requireEndpoint(tx, scope, input.endpointId);
  const count = await sendAgain(tx, scope, { ...input, trigger: "recover", states: ["dead"], stopped: true });
  await note(tx, scope, input.endpointId, "delivery.recover", { since: input.since.toISOString(), count });
  return count;
}

/** Sends again what a filter finds, delivered ones too; the answer is how many. */
export async function replayDeliveries(
  tx: Tx,
  scope: PartnerScope<"delivery.resend">,
  input: {
    endpointId: string;
    state: "delivered" | "dead" | "both";
    type: EventType | "";
    since: Date;
    until: Date | null;
  },
): Promise<number> {
  const { endpointId, since, until } = input;
  await requireEndpoint(tx, scope, endpointId);
  const states: readonly DeliveryState[] = input.state === "both" ? ["delivered", "dead"] : [input.state];
  const count = await sendAgain(tx, scope, {
    endpointId,
    trigger: "recover",
    states,
    type: input.type || null,
    since,
    until,
  });
  await note(tx, scope, endpointId, "delivery.replay", {
    states: [...states],
    type: input.type,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    count,
  });
  return count;
}

/**
 * Sends an event made up by the partner to one sandbox endpoint, in the name of its sandbox installation. It is numbered, signed and
 * retried as any other, and never counts as seen.
 */
export async function sendTestEvent(
  tx: Tx,
  scope: PartnerScope<"endpoint.test">,
  input: { endpointId: string; type: EventType; data: unknown },
): Promise<{ eventId: string }> {
  const { endpointId, type } = input;
  const endpoint = await tx.endpoint.findFirst({
    where: { id: endpointId, partnerId: scope.partnerId, deletedAt: null },
    select: { clientId: true, environment: true },
  });
  if (!endpoint) throw new AppError("not_found");
  if (endpoint.environment === "live")
    throw new AppError("not_ready", {
      sentence: say("portal.testSandboxOnly"),
    });
  const checked = EVENT_DATA[type].safeParse(input.data, { error: issueWords });
  if (!checked.success) {
    const messages = checked.error.issues.map((issue) => {
      const [path, why] = [issue.path.join(".") || "data", speak(DEFAULT_LOCALE, issue.message)];
      return say("portal.at", { path, why });
    });
    throw new AppError("invalid_input", { fields: { data: messages } });
  }
  const installation = await tx.installation.findFirst({
    where: { clientId: endpoint.clientId, environment: "sandbox", state: "active" },
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true },
  });
  if (!installation) throw new AppError("not_ready", { sentence: say("portal.noSandboxInstallation") });
  const eventId = newId();
  await tx.$executeRaw`
    WITH stored AS (
      INSERT INTO event (id, environment, workspace_id, type, data, occurred_at, source)
      VALUES (${eventId}::uuid, 'sandbox', ${installation.workspaceId}::uuid, ${type}, ${JSON.stringify(checked.data)}::jsonb, (SELECT business_now()), ${`test:${scope.person.personId}`})
    ), numbered AS (
      INSERT INTO delivery_sequence (installation_id, endpoint_id, last) VALUES (${installation.id}::uuid, ${endpointId}::uuid, 1)
      ON CONFLICT (installation_id, endpoint_id) DO UPDATE SET last = delivery_sequence.last + 1 RETURNING last
    ), made AS (
      INSERT INTO delivery (event_id, endpoint_id, environment, installation_id, partner_id, event_type, sequence)
      SELECT ${eventId}::uuid, ${endpointId}::uuid, 'sandbox', ${installation.id}::uuid, ${scope.partnerId}::uuid, ${type}, last FROM numbered
      RETURNING event_id, endpoint_id, installation_id, sequence
    )
    INSERT INTO queued_delivery (event_id, endpoint_id, installation_id, sequence, trigger) SELECT made.*, 'test' FROM made`;
  await tx.$executeRaw`SELECT pg_notify(${DELIVERIES_CHANNEL}, '')`;
  await note(tx, scope, endpointId, "endpoint.test", { type, eventId });
  return { eventId };
}
