import { randomBytes } from "node:crypto";
import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import { type AuditActor, recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import type { AuditAction } from "@/lib/platform/audit-actions";
import { decrypt, encrypt } from "@/lib/platform/crypto";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { checkUrl } from "@/lib/platform/http/url";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { webAddress } from "@/lib/platform/text/web-address";
import { addSeconds, getBusinessTime } from "@/lib/platform/time";
import { move, tryMove } from "@/lib/platform/transitions/move";
import { ENDPOINTS_CHANNEL, MAX_ENDPOINTS, ROTATION_OVERLAP } from "../constants";
import { cancelDeliveries } from "../deliveries/mutations";
import { formatSecret } from "../signature";
import { ENDPOINTS } from "../transitions";
import type { EndpointState, EndpointTransport } from "../types";

/** Workers read the endpoint again before they send more. */
export async function nudgeEndpoint(tx: Tx, endpointId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ENDPOINTS_CHANNEL}, ${endpointId})`;
}

type OwnEndpoint = {
  id: string;
  url: string;
  environment: "live" | "sandbox";
  transport: EndpointTransport;
  state: EndpointState;
};

/** The partner's own endpoint, locked until the transaction ends. Not theirs looks like not there. */
async function lockOwn(tx: Tx, scope: AnyPartnerScope, endpointId: string): Promise<OwnEndpoint> {
  await tx.$queryRaw`SELECT id FROM endpoint WHERE id = ${endpointId}::uuid AND partner_id = ${scope.partnerId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.endpoint.findFirst({
    where: { id: endpointId, partnerId: scope.partnerId, deletedAt: null },
    select: { id: true, url: true, environment: true, transport: true, state: true },
  });
  if (!found) throw new AppError("not_found");
  return found;
}

async function audit(
  tx: Tx,
  scope: { partnerId: string; actor: AuditActor },
  endpointId: string,
  entry: { action: AuditAction; before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue; reason?: string },
): Promise<void> {
  await recordAudit(tx, {
    actor: scope.actor,
    partnerId: scope.partnerId,
    subject: { type: "endpoint", id: endpointId },
    ...entry,
  });
}

/** The address as it is stored and sent. */
function reachableOrThrow(url: string): string {
  const verdict = checkUrl(url);
  const href = webAddress(url);
  if (verdict.ok && href !== null) return href;
  throw new AppError("invalid_input", {
    fields: { url: [verdict.ok ? say("portal.addressNotFull") : say("portal.detail", { detail: verdict.why })] },
  });
}

/** A sandbox endpoint for one of the partner's clients. Live endpoints come with the published version. */
export async function addSandboxEndpoint(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  input: { clientId: string; url: string },
): Promise<{ endpointId: string; secret: string }> {
  const url = reachableOrThrow(input.url);
  const client = await tx.oAuthClient.findFirst({
    where: { id: input.clientId, partnerId: scope.partnerId, environment: "sandbox", disabledAt: null },
    select: { id: true },
  });
  if (!client) throw new AppError("not_found");
  if ((await tx.endpoint.count({ where: { clientId: client.id, deletedAt: null } })) >= MAX_ENDPOINTS) {
    throw new AppError("not_ready", { sentence: say("portal.endpointsFull", { most: MAX_ENDPOINTS }) });
  }
  const made = await createEndpoint(tx, {
    clientId: client.id,
    partnerId: scope.partnerId,
    environment: "sandbox",
    transport: "http",
    url,
  });
  await audit(tx, scope, made.endpointId, {
    action: "endpoint.create",
    after: { url, environment: "sandbox" },
  });
  return made;
}

/** Moves a sandbox endpoint. A live one follows the published version, so that what was certified is what is called. */
export async function changeEndpointUrl(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  input: { endpointId: string; url: string },
): Promise<void> {
  const endpoint = await lockOwn(tx, scope, input.endpointId);
  if (endpoint.environment === "live")
    throw new AppError("not_ready", {
      sentence: say("portal.liveAddress"),
    });
  if (endpoint.transport === "inbox") throw new AppError("not_ready", { sentence: say("portal.inboxNoAddress") });
  const url = reachableOrThrow(input.url);
  await tx.endpoint.update({ where: { id: endpoint.id }, data: { url } });
  await audit(tx, scope, endpoint.id, {
    action: "endpoint.move",
    before: { url: endpoint.url },
    after: { url },
  });
  await nudgeEndpoint(tx, endpoint.id);
}

/**
 * Starts a rotation: a new secret, shown this once, signs beside the old one for 24 hours or until "switched". A second rotation meanwhile
 * is refused, or receivers that still hold the first secret would break.
 */
export async function rotateSecret(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  endpointId: string,
): Promise<{ secret: string; until: Date }> {
  const endpoint = await lockOwn(tx, scope, endpointId);
  const now = await getBusinessTime(tx);
  await retireSecrets(tx, now, endpoint.id);
  if (
    (await tx.endpointSecret.count({ where: { endpointId: endpoint.id, retiresAt: { not: null }, retiredAt: null } })) >
    0
  ) {
    throw new AppError("already_done", {
      sentence: say("portal.rotationRuns"),
    });
  }
  const until = addSeconds(now, ROTATION_OVERLAP);
  await tx.endpointSecret.updateMany({
    where: { endpointId: endpoint.id, retiredAt: null },
    data: { retiresAt: until },
  });
  const { secret } = await addSecret(tx, endpoint.id, now);
  await audit(tx, scope, endpoint.id, {
    action: "endpoint.rotate",
    after: { lastFour: secret.slice(-4), oldUntil: until.toISOString() },
  });
  await nudgeEndpoint(tx, endpoint.id);
  return { secret, until };
}

/** The partner's receiver uses the new secret: the old one signs no more. */
export async function finishRotation(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  endpointId: string,
): Promise<void> {
  const endpoint = await lockOwn(tx, scope, endpointId);
  const { count } = await tx.endpointSecret.updateMany({
    where: { endpointId: endpoint.id, retiresAt: { not: null }, retiredAt: null },
    data: { retiredAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("already_done");
  await audit(tx, scope, endpoint.id, { action: "endpoint.switched" });
  await nudgeEndpoint(tx, endpoint.id);
}

/** Ends overlaps that ran out; without an endpoint, everywhere. */
export async function retireSecrets(tx: Tx, now: Date, endpointId?: string): Promise<number> {
  const { count } = await tx.endpointSecret.updateMany({
    where: { retiredAt: null, retiresAt: { lte: now }, ...(endpointId ? { endpointId } : {}) },
    data: { retiredAt: now },
  });
  return count;
}

/** The secret of an endpoint that a publish made, once: afterwards only rotating gives one. */
export async function revealSecret(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  endpointId: string,
): Promise<{ secret: string }> {
  const endpoint = await lockOwn(tx, scope, endpointId);
  const unseen = await tx.endpointSecret.findFirst({
    where: { endpointId: endpoint.id, retiresAt: null, retiredAt: null, shownAt: null },
  });
  if (!unseen) throw new AppError("already_done", { sentence: say("portal.secretShown") });
  const { count } = await tx.endpointSecret.updateMany({
    where: { id: unseen.id, shownAt: null },
    data: { shownAt: await getBusinessTime(tx) },
  });
  if (count === 0) throw new AppError("already_done");
  await audit(tx, scope, endpoint.id, { action: "endpoint.reveal", after: { lastFour: unseen.lastFour } });
  return { secret: decrypt(unseen.secret) };
}

/** What the audit says of a person's step with an endpoint. */
const auditOf = (endpoint: OwnEndpoint, scope: AnyPartnerScope, state: EndpointState) => ({
  subject: { type: "endpoint", id: endpoint.id },
  partnerId: scope.partnerId,
  before: { state: endpoint.state },
  after: { state },
});

/** Nothing is sent until resumed; events keep queueing for seven days. */
export async function pauseEndpoint(tx: Tx, scope: PartnerScope<"endpoint.manage">, endpointId: string): Promise<void> {
  const endpoint = await lockOwn(tx, scope, endpointId);
  const pausedAt = await getBusinessTime(tx);
  await move(tx, scope, ENDPOINTS, "pause", {
    write: (guard, state) =>
      tx.endpoint.updateMany({
        where: { id: endpoint.id, state: guard },
        data: { state, pausedAt, failingSince: null, noticesSent: 0 },
      }),
    audit: auditOf(endpoint, scope, "paused"),
    lost: "already_done",
  });
  await nudgeEndpoint(tx, endpoint.id);
}

/** Sends again, what waited first. */
export async function resumeEndpoint(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  endpointId: string,
): Promise<void> {
  const endpoint = await lockOwn(tx, scope, endpointId);
  await move(tx, scope, ENDPOINTS, "resume", {
    write: (guard, state) =>
      tx.endpoint.updateMany({
        where: { id: endpoint.id, state: guard },
        data: { state, pausedAt: null, failingSince: null, noticesSent: 0, holdUntil: null },
      }),
    audit: auditOf(endpoint, scope, "active"),
    lost: "already_done",
  });
  await nudgeEndpoint(tx, endpoint.id);
}

/** Deletes a sandbox endpoint; what waits for it is cancelled, what was sent stays readable. */
export async function deleteEndpoint(
  tx: Tx,
  scope: PartnerScope<"endpoint.manage">,
  input: { endpointId: string; confirm: string },
): Promise<void> {
  const endpoint = await lockOwn(tx, scope, input.endpointId);
  if (endpoint.environment === "live") throw new AppError("not_ready", { sentence: say("portal.liveEnds") });
  if (input.confirm.trim() !== endpoint.url)
    throw new AppError("invalid_input", { fields: { confirm: [say("portal.confirmAddress")] } });
  await tx.endpoint.update({ where: { id: endpoint.id }, data: { deletedAt: await getBusinessTime(tx) } });
  const cancelled = await cancelDeliveries(tx, { endpointId: endpoint.id });
  await audit(tx, scope, endpoint.id, {
    action: "endpoint.delete",
    before: { url: endpoint.url },
    after: { cancelled },
  });
  await nudgeEndpoint(tx, endpoint.id);
}

/** The endpoint answered 410 Gone: nothing is sent to it any more until a person switches it on again. */
export async function disableEndpoint(endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const isMoved = await tryMove(tx, { actor: SYSTEM_ACTOR }, ENDPOINTS, "gone", {
      write: (guard, state) =>
        tx.endpoint.updateMany({
          where: { id: endpointId, deletedAt: null, state: guard },
          data: { state, failingSince: null, noticesSent: 0 },
        }),
      audit: async () => {
        const { partnerId, url } = await tx.endpoint.findUniqueOrThrow({ where: { id: endpointId } });
        return {
          subject: { type: "endpoint", id: endpointId },
          partnerId,
          after: { state: "disabled", url },
          reason: "The endpoint answered 410 Gone.",
        };
      },
    });
    if (isMoved) await nudgeEndpoint(tx, endpointId);
  });
}

type NewEndpoint = {
  clientId: string;
  partnerId: string;
  environment: "live" | "sandbox";
  transport: EndpointTransport;
  /** Ignored by `inbox` endpoints, which get an address of their own. */
  url: string;
  eventTypes?: readonly string[];
  /** Nobody sees the returned secret: it may be shown once later. */
  unseen?: boolean;
};

/** Adds a current secret to an endpoint, kept encrypted. `shownAt` null: no person saw it yet. */
async function addSecret(tx: Tx, endpointId: string, shownAt: Date | null): Promise<{ secret: string }> {
  const secret = formatSecret(randomBytes(32));
  await tx.endpointSecret.create({
    data: { id: newId(), endpointId, secret: encrypt(secret), lastFour: secret.slice(-4), shownAt },
  });
  return { secret };
}

function storedUrl(text: string): string {
  const href = webAddress(text);
  if (href === null) throw new AppError("invalid_input", { fields: { url: [say("portal.addressNotFull")] } });
  return href;
}

/** Makes an endpoint with its first secret. Callers hold the partner's scope, checked the URL and write the audit row. */
export async function createEndpoint(tx: Tx, input: NewEndpoint): Promise<{ endpointId: string; secret: string }> {
  const endpointId = newId();
  await tx.endpoint.create({
    data: {
      id: endpointId,
      clientId: input.clientId,
      partnerId: input.partnerId,
      environment: input.environment,
      transport: input.transport,
      url: input.transport === "inbox" ? `inbox:${endpointId}` : storedUrl(input.url),
      eventTypes: [...(input.eventTypes ?? [])],
    },
  });
  const { secret } = await addSecret(tx, endpointId, input.unseen ? null : await getBusinessTime(tx));
  return { endpointId, secret };
}
