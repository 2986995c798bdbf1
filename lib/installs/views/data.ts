import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { LIVE_STATES } from "../constants";
import { listingFactsOf } from "../listing-facts";
import { shownNameOf } from "./shown-name";
import type { DeletionView, InstalledCard, InstalledView } from "./types";

const CARD = {
  id: true,
  state: true,
  environment: true,
  createdAt: true,
  activatedAt: true,
  eventsSeen: true,
  offeredVersionId: true,
  whiteLabelName: true,
  whiteLabelMediaId: true,
  listing: {
    select: {
      slug: true,
      type: true,
      installBlock: true,
      certifiedUntil: true,
      starCounts: true,
      partner: { select: { name: true } },
    },
  },
  version: { select: { number: true, content: true } },
  grants: { where: { revokedAt: null }, select: { scopes: true, grantedAt: true } },
} as const satisfies Prisma.InstallationSelect;

type CardRow = Prisma.InstallationGetPayload<{ select: typeof CARD }>;

function cardOf(row: CardRow, now: Date): InstalledCard {
  const content = parseContent(row.version.content);
  return {
    installation: formatId("installation", row.id),
    slug: row.listing.slug,
    name: content.name,
    shownName: shownNameOf(row, content),
    lang: content.lang,
    promise: content.promise,
    partnerName: row.listing.partner.name,
    type: row.listing.type,
    depth: content.depth,
    shownIconId: row.whiteLabelMediaId ? formatId("media", row.whiteLabelMediaId) : content.iconMediaId || null,
    state: row.state,
    since: (row.activatedAt ?? row.createdAt).toISOString(),
    scopes: row.grants[0]?.scopes ?? [],
    eventsSeen: row.eventsSeen,
    hasUpdate: row.offeredVersionId !== null,
    installBlock: row.listing.installBlock,
    facts: listingFactsOf(row.listing, content, now),
  };
}

/** What the workspace has, newest first; with `removed`, what it had in the last while. */
export async function listInstalled(
  on: Db,
  scope: AnyWorkspaceScope,
  which: "live" | "removed",
): Promise<InstalledCard[]> {
  const rows = await on.installation.findMany({
    where: { workspaceId: scope.workspaceId, state: which === "live" ? { in: [...LIVE_STATES] } : "uninstalled" },
    select: CARD,
    orderBy: which === "live" ? { createdAt: "desc" } : { uninstalledAt: "desc" },
    take: which === "live" ? 200 : 20,
  });
  const now = await getBusinessTime(on);
  return rows.map((row) => cardOf(row, now));
}

/** One installation of the workspace, ended ones too; null when it is not theirs. */
export async function getInstalled(on: Db, scope: AnyWorkspaceScope, shownId: string): Promise<InstalledView | null> {
  const id = parseId("installation", shownId);
  if (!id) return null;
  const row = await on.installation.findFirst({
    where: { id, workspaceId: scope.workspaceId, state: { in: [...LIVE_STATES, "uninstalled"] } },
    select: {
      ...CARD,
      clientId: true,
      consentedById: true,
      pendingUntil: true,
      uninstalledAt: true,
      uninstallReason: true,
      deletions: { orderBy: { requestedAt: "desc" }, take: 1 },
    },
  });
  if (!row) return null;
  const [offered, consentedBy, connection, lastAccessAt] = await Promise.all([
    offeredOf(on, row.offeredVersionId),
    consenterOf(on, scope, row.consentedById, row.grants[0]?.grantedAt ?? row.createdAt),
    connectionOf(on, row),
    lastAccessOf(on, scope, id),
  ]);
  return {
    ...cardOf(row, await getBusinessTime(on)),
    versionNumber: row.version.number,
    content: parseContent(row.version.content),
    offered,
    consentedBy,
    connection,
    lastAccessAt,
    whiteLabelName: row.whiteLabelName,
    hasOwnLogo: row.whiteLabelMediaId !== null,
    pendingUntil: row.pendingUntil?.toISOString() ?? null,
    uninstalled: row.uninstalledAt ? { at: row.uninstalledAt.toISOString(), reason: row.uninstallReason } : null,
    deletion: row.deletions[0] ? deletionOf(row.deletions[0]) : null,
  };
}

function deletionOf(row: {
  requestedAt: Date;
  dueAt: Date;
  confirmedAt: Date | null;
  receipt: string | null;
}): DeletionView {
  return {
    requestedAt: row.requestedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    receipt: row.receipt,
  };
}

async function offeredOf(on: Db, versionId: string | null): Promise<InstalledView["offered"]> {
  if (!versionId) return null;
  const version = await on.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { number: true, content: true },
  });
  return { version: formatId("version", versionId), number: version.number, content: parseContent(version.content) };
}

async function consenterOf(
  on: Db,
  scope: AnyWorkspaceScope,
  personId: string | null,
  at: Date,
): Promise<InstalledView["consentedBy"]> {
  if (!personId) return null;
  const person = await on.person.findUnique({
    where: { id: personId },
    select: { name: true, memberships: { where: { workspaceId: scope.workspaceId }, select: { role: true } } },
  });
  return person ? { name: person.name, at: at.toISOString(), stillHere: person.memberships.length > 0 } : null;
}

async function connectionOf(
  on: Db,
  row: { id: string; state: string; clientId: string | null },
): Promise<InstalledView["connection"]> {
  if (!row.clientId || row.state === "uninstalled") return null;
  if (row.state === "pending") return "waiting";
  const tokens = await on.$queryRaw<Array<{ found: boolean }>>`
    SELECT EXISTS (SELECT FROM oauth_artifact WHERE installation_id = ${row.id}::uuid AND expires_at > clock_timestamp()
      AND (kind = 'ClientCredentials' OR (kind = 'RefreshToken' AND consumed_at IS NULL))) AS found`;
  return tokens[0]?.found ? "connected" : "lost";
}

async function lastAccessOf(on: Db, scope: AnyWorkspaceScope, installationId: string): Promise<string | null> {
  const entry = await on.accessEntry.findFirst({
    where: { workspaceId: scope.workspaceId, installationId },
    orderBy: { id: "desc" },
    select: { at: true },
  });
  return entry?.at.toISOString() ?? null;
}
