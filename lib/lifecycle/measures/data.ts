import type { AnyPartnerScope, AnyPersonScope, AnyStaffScope, AnyWorkspaceScope } from "@/lib/accounts/types";
import { LIVE_STATES } from "@/lib/installs/constants";
import type { InstallBlock } from "@/lib/listings/types";
import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { NAMED_WORKSPACES } from "../constants";
import type { Affected, ListingFacts, MeasureView } from "../types";

/** Of a partner only its own listings. */
function ownOf(scope: AnyStaffScope | AnyPartnerScope): { partnerId?: string } {
  return "partnerId" in scope ? { partnerId: scope.partnerId } : {};
}

/** What the steps of a listing depend on, by raw uuid; null when there is none or it is another partner's. */
export async function getListingFacts(
  on: Db,
  scope: AnyStaffScope | AnyPartnerScope,
  listingId: string,
): Promise<ListingFacts | null> {
  const listing = await on.listing.findFirst({
    where: { id: listingId, ...ownOf(scope) },
    select: { state: true, installBlock: true, publishedVersionId: true, certifiedUntil: true },
  });
  if (!listing) return null;
  return {
    state: listing.state,
    installBlock: listing.installBlock,
    published: listing.publishedVersionId !== null,
    certified: listing.certifiedUntil !== null && listing.certifiedUntil > (await getBusinessTime(on)),
  };
}

/** Live installations of a listing, in every state that counts as one. */
export async function countLive(on: Db, listingId: string): Promise<number> {
  return on.installation.count({ where: { listingId, environment: "live", state: { in: [...LIVE_STATES] } } });
}

/** Whom a step about the listing affects, with the first names in alphabetical order. */
export async function getAffected(
  on: Db,
  scope: AnyStaffScope | AnyPartnerScope,
  listingId: string,
): Promise<Affected> {
  const where = {
    listingId,
    environment: "live",
    state: { in: [...LIVE_STATES] },
    ...ownOf(scope),
  } satisfies Prisma.InstallationWhereInput;
  const [installations, openRequests, named, counts] = await Promise.all([
    on.installation.count({ where }),
    on.installation.count({ where: { ...where, state: "requested" } }),
    on.installation.findMany({
      where,
      select: { workspace: { select: { id: true, name: true } } },
      orderBy: [{ workspace: { name: "asc" } }, { id: "asc" }],
      take: NAMED_WORKSPACES,
    }),
    on.$queryRaw<Array<{ people: number; waiting: number }>>`
      SELECT
        (SELECT count(DISTINCT m.person_id)::int FROM installation i JOIN workspace_member m ON m.workspace_id = i.workspace_id
          WHERE i.listing_id = ${listingId}::uuid AND i.environment = 'live' AND i.state::text = ANY (${[...LIVE_STATES]}::text[])) AS people,
        (SELECT count(*)::int FROM listing l JOIN endpoint e ON e.client_id = l.live_client_id AND e.environment = 'live'
          JOIN queued_delivery q ON q.endpoint_id = e.id WHERE l.id = ${listingId}::uuid) AS waiting`,
  ]);
  return {
    installations,
    openRequests,
    people: counts[0]?.people ?? 0,
    waitingDeliveries: counts[0]?.waiting ?? 0,
    workspaces: named.map(({ workspace }) => ({
      workspace: formatId("workspace", workspace.id),
      name: workspace.name,
    })),
  };
}

/** Every step about a listing, newest first, open proposals among them; at most 50. */
export async function listMeasures(
  on: Db,
  scope: AnyStaffScope | AnyPartnerScope,
  listingId: string,
): Promise<MeasureView[]> {
  const now = await getBusinessTime(on);
  const rows = await on.listingMeasure.findMany({
    where: { listingId, ...ownOf(scope) },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map((row) => ({
    measure: formatId("measure", row.id),
    step: row.step,
    side: row.side,
    state: row.state === "proposed" && row.expiresAt && row.expiresAt <= now ? "expired" : row.state,
    reason: row.reason,
    twoPeople: row.twoPeople,
    installations: row.installations,
    proposedBy: row.proposedById,
    proposedByName: row.proposedByName,
    proposedAt: row.proposedAt,
    expiresAt: row.expiresAt,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
  }));
}

/** Why a listing is stopped, for whoever meets the stop: the reason of the last step that set the block. Null without one. */
export async function getStopReason(
  on: Db,
  _scope: AnyPersonScope | AnyWorkspaceScope | AnyPartnerScope | AnyStaffScope,
  listing: { slug: string; installBlock: InstallBlock },
): Promise<string | null> {
  if (listing.installBlock === "none") return null;
  const row = await on.listingMeasure.findFirst({
    where: { listing: { slug: listing.slug }, state: "taken", step: { in: ["stop_new", "stop_all", "ease"] } },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    select: { reason: true },
  });
  return row?.reason ?? null;
}
