import { SYSTEM_ACTOR } from "@/lib/platform/audit";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { queueMail } from "@/lib/platform/mail/mail";
import { type MailKey, mailText } from "@/lib/platform/mail/mail-text";
import { forEachRow } from "@/lib/platform/outbox/each-row";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { statesBefore } from "@/lib/platform/transitions/derive";
import { tryMove } from "@/lib/platform/transitions/move";
import { FAILING_NOTICES, PAUSE_AFTER, PROBE_EVERY, WAITING_DEAD_AFTER } from "../constants";
import { leaveQueue } from "../deliveries/mutations";
import { DELIVERIES, ENDPOINTS } from "../transitions";
import { retireSecrets } from "./mutations";

type Watched = {
  id: string;
  partner_id: string;
  url: string;
  failing_since: Date;
  notices_sent: number;
  seconds: number;
};

const AGO = ["an hour", "a day", "three days"] as const;

async function mailManagers(
  tx: Tx,
  endpoint: Watched,
  kind: string,
  key: MailKey,
  values: Record<string, string>,
): Promise<void> {
  const managers = await tx.partnerMember.findMany({
    where: { partnerId: endpoint.partner_id, role: { in: ["owner", "admin"] }, person: { deletedAt: null } },
    select: { person: { select: { email: true } } },
  });
  const url = `${env().origin}/partner/${formatId("partner", endpoint.partner_id)}/webhooks/${formatId("endpoint", endpoint.id)}`;
  const mail = { kind, locale: "en", ...mailText("en", key, values, url) } as const;
  for (const { person } of managers) await queueMail(tx, { ...mail, to: person.email });
}

async function notice(tx: Tx, endpoint: Watched): Promise<void> {
  const due = FAILING_NOTICES.filter((seconds) => endpoint.seconds >= seconds).length;
  if (due <= endpoint.notices_sent) return;
  const { count } = await tx.endpoint.updateMany({
    where: { id: endpoint.id, state: "failing", noticesSent: endpoint.notices_sent },
    data: { noticesSent: due },
  });
  if (count === 0) return;
  await mailManagers(tx, endpoint, "webhooks.failing", "portalMail.endpointFailing", {
    time: AGO[due - 1] ?? "days",
    url: endpoint.url,
    since: endpoint.failing_since.toISOString().slice(0, 16).replace("T", " "),
  });
}

async function pause(tx: Tx, endpoint: Watched): Promise<void> {
  const now = await getBusinessTime(tx);
  const isMoved = await tryMove(tx, { actor: SYSTEM_ACTOR }, ENDPOINTS, "give_up", {
    write: (guard, state) =>
      tx.endpoint.updateMany({
        where: { id: endpoint.id, state: guard },
        data: { state, pausedAt: now, holdUntil: addSeconds(now, PROBE_EVERY) },
      }),
    audit: {
      subject: { type: "endpoint", id: endpoint.id },
      partnerId: endpoint.partner_id,
      before: { state: "failing", since: endpoint.failing_since.toISOString() },
      after: { state: "paused" },
      reason: "Nothing succeeded for five days.",
    },
  });
  if (!isMoved) return;
  await mailManagers(tx, endpoint, "webhooks.paused", "portalMail.endpointPaused", { url: endpoint.url });
}

/** Tells partners of endpoints that fail (after 1 hour, 1 day, 3 days) and pauses those that failed for five days. */
export async function watchEndpoints(): Promise<void> {
  const watched = await db().$queryRaw<Watched[]>`
    SELECT id, partner_id, url, failing_since, notices_sent, extract(epoch FROM (SELECT business_now()) - failing_since)::float8 AS seconds
    FROM endpoint WHERE state = 'failing' AND deleted_at IS NULL AND failing_since < (SELECT business_now()) - make_interval(secs => ${FAILING_NOTICES[0] ?? 0}::float8)`;
  await forEachRow(watched, "watching an endpoint", (endpoint) =>
    inTransaction((tx) => (endpoint.seconds >= PAUSE_AFTER ? pause(tx, endpoint) : notice(tx, endpoint))),
  );
}

/** Ends rotation overlaps that ran out, each endpoint's by itself. Signing stops at the moment itself; this writes it down. */
export async function retireOldSecrets(): Promise<void> {
  const now = await getBusinessTime(db());
  const due = await db().endpointSecret.findMany({
    where: { retiredAt: null, retiresAt: { lte: now } },
    distinct: ["endpointId"],
    select: { endpointId: true },
  });
  await forEachRow(
    due.map(({ endpointId }) => ({ id: endpointId })),
    "retiring a secret",
    ({ id }) => inTransaction((tx) => retireSecrets(tx, now, id)),
  );
}

/** What waited for a week behind a paused or switched-off endpoint becomes dead; it can be recovered. One transaction an endpoint. */
export async function expireWaiting(): Promise<void> {
  const waiting = await db().$queryRaw<Array<{ id: string }>>`
    SELECT e.id FROM endpoint e WHERE e.state = ANY (${statesBefore(ENDPOINTS, "resume")}::endpoint_state[])
      AND EXISTS (SELECT FROM queued_delivery q WHERE q.endpoint_id = e.id AND q.due_at < (SELECT business_now()) - make_interval(secs => ${WAITING_DEAD_AFTER}::float8))`;
  let expired = 0;
  await forEachRow(waiting, "expiring what waits for an endpoint", async ({ id }) => {
    expired += await inTransaction((tx) => expireWaitingOf(tx, id));
  }).finally(() => {
    if (expired > 0) log().info({ expired }, "deliveries expired behind paused endpoints");
  });
}

async function expireWaitingOf(tx: Tx, endpointId: string): Promise<number> {
  const count = await tx.$executeRaw`
    WITH waiting AS (
      SELECT d.event_id, d.endpoint_id
      FROM endpoint e JOIN queued_delivery q ON q.endpoint_id = e.id JOIN delivery d ON d.event_id = q.event_id AND d.endpoint_id = q.endpoint_id
      WHERE e.id = ${endpointId}::uuid AND e.state = ANY (${statesBefore(ENDPOINTS, "resume")}::endpoint_state[]) AND d.state = ANY (${statesBefore(DELIVERIES, "exhaust")}::delivery_state[])
        AND q.due_at < (SELECT business_now()) - make_interval(secs => ${WAITING_DEAD_AFTER}::float8)
      ORDER BY d.event_id, d.endpoint_id FOR UPDATE OF d
    )
    UPDATE delivery d SET state = ${DELIVERIES.steps.exhaust.to}::delivery_state, settled_at = (SELECT business_now()), last_error = 'The endpoint was paused for seven days.'
    FROM waiting w WHERE d.event_id = w.event_id AND d.endpoint_id = w.endpoint_id`;
  if (count > 0) await leaveQueue(tx, Prisma.sql`q.endpoint_id = ${endpointId}::uuid`);
  return count;
}
