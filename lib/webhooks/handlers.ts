import { EVENT_SCOPES, LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import type { EventType } from "@/lib/capabilities/types";
import { parseContent } from "@/lib/listings/data";
import { recordAudit, SYSTEM_ACTOR } from "@/lib/platform/audit";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import type { JobContext, JobPayload } from "@/lib/platform/outbox/job";
import { webAddress } from "@/lib/platform/text/web-address";
import { getBusinessTime } from "@/lib/platform/time";
import { cancelDeliveries } from "./deliveries/mutations";
import { createEndpoint, nudgeEndpoint } from "./endpoints/mutations";
import { publishEvent } from "./mutations";

/** `listing.published`: the live endpoint follows the published version's address; without one nothing is sent any more. */
export async function followPublishedEndpoint(payload: JobPayload<"listing.published">): Promise<void> {
  const { listingId } = payload;
  await inTransaction(async (tx) => {
    // What is published now counts, not what was when the message was written.
    const listing = await tx.listing.findUnique({
      where: { id: listingId },
      select: {
        partnerId: true,
        liveClientId: true,
        publishedVersionId: true,
        versions: { where: { state: "published" }, select: { id: true, content: true } },
      },
    });
    const version = listing?.versions.find(({ id }) => id === listing.publishedVersionId);
    if (!listing?.liveClientId || !version) return;
    await putLiveEndpoint(tx, {
      clientId: listing.liveClientId,
      partnerId: listing.partnerId,
      // An older version may hold what is no address any more; then there is none.
      url: webAddress(parseContent(version.content).endpointUrl) ?? "",
    });
  });
}

async function putLiveEndpoint(tx: Tx, wanted: { clientId: string; partnerId: string; url: string }): Promise<void> {
  const current = await tx.endpoint.findFirst({
    where: { clientId: wanted.clientId, environment: "live", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, url: true },
  });
  if ((current?.url ?? "") === wanted.url) return;
  const audit = (endpointId: string, after: { url: string | null }) =>
    recordAudit(tx, {
      actor: SYSTEM_ACTOR,
      action: "endpoint.follow",
      subject: { type: "endpoint", id: endpointId },
      partnerId: wanted.partnerId,
      before: { url: current?.url ?? null },
      after,
      reason: "The published version says so.",
    });
  if (!current) {
    const { endpointId } = await createEndpoint(tx, {
      ...wanted,
      environment: "live",
      transport: "http",
      unseen: true,
    });
    await audit(endpointId, { url: wanted.url });
    return;
  }
  if (wanted.url === "") {
    await tx.endpoint.update({ where: { id: current.id }, data: { deletedAt: await getBusinessTime(tx) } });
    await cancelDeliveries(tx, { endpointId: current.id });
  } else {
    await tx.endpoint.update({ where: { id: current.id }, data: { url: wanted.url } });
  }
  await nudgeEndpoint(tx, current.id);
  await audit(current.id, { url: wanted.url || null });
}

async function loadInstallation(tx: Tx, id: string) {
  return tx.installation.findUnique({
    where: { id },
    select: {
      id: true,
      environment: true,
      workspaceId: true,
      clientId: true,
      uninstallReason: true,
      uninstalledAt: true,
      activatedAt: true,
      workspace: { select: { name: true } },
      version: { select: { number: true } },
      grants: { where: { revokedAt: null }, select: { scopes: true } },
    },
  });
}

type LoadedInstallation = NonNullable<Awaited<ReturnType<typeof loadInstallation>>>;

/** Publishes a life-cycle event; the outbox message's id is the event's, so running twice sends once. */
async function tell(
  tx: Tx,
  installation: LoadedInstallation,
  event: { type: EventType; data: object; eventId?: string },
): Promise<void> {
  await publishEvent(tx, {
    environment: installation.environment,
    workspaceId: installation.workspaceId,
    occurredAt: await getBusinessTime(tx),
    source: "system",
    installationIds: [installation.id],
    ...event,
  });
}

function workspaceOf(installation: LoadedInstallation): { id: string; name: string } {
  return { id: formatId("workspace", installation.workspaceId), name: installation.workspace.name };
}

/** `installation.activated`: `app.installed`. */
export async function tellInstalled(
  payload: JobPayload<"installation.activated">,
  context: JobContext<"installation.activated">,
): Promise<void> {
  const { installationId } = payload;
  await inTransaction(async (tx) => {
    const installation = await loadInstallation(tx, installationId);
    if (!installation) return;
    const data = {
      workspace: workspaceOf(installation),
      version: installation.version.number,
      scopes: installation.grants[0]?.scopes ?? [],
    };
    await tell(tx, installation, { type: "app.installed", data, eventId: context.id });
  });
}

/**
 * `installation.uninstalled`: what still waited is cancelled, then `app.uninstalled` and `customer.redact` go out; both arrive after the
 * tokens died. The confirmation token is in the event's stored body until the event is dropped: it confirms this one deletion only.
 */
export async function tellUninstalled(
  payload: JobPayload<"installation.uninstalled">,
  context: JobContext<"installation.uninstalled">,
): Promise<void> {
  const { installationId, deletionId, confirmToken } = payload;
  await inTransaction(async (tx) => {
    const installation = await loadInstallation(tx, installationId);
    const deletion = await tx.dataDeletion.findUnique({ where: { id: deletionId }, select: { dueAt: true } });
    if (!installation || !deletion || (await tx.event.count({ where: { id: context.id } })) > 0) return;
    await cancelDeliveries(tx, { installationId, except: LIFECYCLE_EVENTS });
    const at = installation.uninstalledAt ?? (await getBusinessTime(tx));
    await tell(tx, installation, {
      type: "app.uninstalled",
      eventId: context.id,
      data: {
        workspace: workspaceOf(installation),
        reason: installation.uninstallReason || null,
        uninstalled_at: at.toISOString(),
      },
    });
    const shownId = formatId("deletion", deletionId);
    await tell(tx, installation, {
      type: "customer.redact",
      data: {
        deletion_id: shownId,
        customer_id: null,
        confirm_url: `${env().origin}/api/v1/data-deletions/${shownId}/confirm`,
        confirm_token: confirmToken,
        due_at: deletion.dueAt.toISOString(),
      },
    });
  });
}

/** `installation.scopes_changed`: what waits under a scope that was taken back is cancelled, then `app.scopes_changed`. */
export async function tellScopesChanged(
  payload: JobPayload<"installation.scopes_changed">,
  context: JobContext<"installation.scopes_changed">,
): Promise<void> {
  const { installationId, added, removed } = payload;
  await inTransaction(async (tx) => {
    const installation = await loadInstallation(tx, installationId);
    if (!installation) return;
    const silenced = Object.entries(EVENT_SCOPES).flatMap(([type, scope]) =>
      scope !== null && removed.includes(scope) ? [type] : [],
    );
    if (silenced.length > 0) await cancelDeliveries(tx, { installationId, only: silenced });
    const data = { scopes: installation.grants[0]?.scopes ?? [], added, removed };
    await tell(tx, installation, { type: "app.scopes_changed", data, eventId: context.id });
  });
}
