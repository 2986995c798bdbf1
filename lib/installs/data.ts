import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import { LIVE_STATES } from "./constants";
import type { Decider, InstallationState, InstallTarget } from "./types";

const LISTING = {
  id: true,
  slug: true,
  type: true,
  state: true,
  installBlock: true,
  partnerId: true,
  publishedVersionId: true,
  liveClientId: true,
  sandboxClientId: true,
  certifiedUntil: true,
  starCounts: true,
  activeInstallations: true,
  partner: { select: { name: true } },
} as const;

/** The published version of a listing, for live workspaces; null when nothing is published. Everything here is public. */
export async function getLiveTarget(on: Db, where: { slug: string } | { id: string }): Promise<InstallTarget | null> {
  const listing = await on.listing.findUnique({ where, select: LISTING });
  if (!listing?.publishedVersionId) return null;
  return targetOf(on, listing, "live", listing.publishedVersionId, listing.liveClientId);
}

/**
 * What a client installs: a live client the published version, a sandbox client the working version (else the published one).
 * Null when there is none.
 */
export async function getClientTarget(on: Db, clientId: string): Promise<InstallTarget | null> {
  const listing = await on.listing.findFirst({
    where: { OR: [{ liveClientId: clientId }, { sandboxClientId: clientId }] },
    select: LISTING,
  });
  if (!listing) return null;
  if (listing.liveClientId === clientId) {
    return listing.publishedVersionId ? targetOf(on, listing, "live", listing.publishedVersionId, clientId) : null;
  }
  const version = await on.version.findFirst({
    where: { listingId: listing.id, state: { not: "rejected" } },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return version ? targetOf(on, listing, "sandbox", version.id, clientId) : null;
}

type ListingRow = NonNullable<Awaited<ReturnType<typeof findListing>>>;

function findListing(on: Db, id: string) {
  return on.listing.findUnique({ where: { id }, select: LISTING });
}

async function targetOf(
  on: Db,
  listing: ListingRow,
  environment: "live" | "sandbox",
  versionId: string,
  clientId: string | null,
): Promise<InstallTarget> {
  const version = await on.version.findUniqueOrThrow({
    where: { id: versionId },
    select: { number: true, content: true },
  });
  const content = parseContent(version.content);
  return {
    listingId: listing.id,
    slug: listing.slug,
    type: listing.type,
    state: listing.state,
    installBlock: listing.installBlock,
    environment,
    partnerId: listing.partnerId,
    partnerName: listing.partner.name,
    clientId: content.redirectUris.length > 0 ? clientId : null,
    versionId,
    versionNumber: version.number,
    content,
    certifiedUntil: listing.certifiedUntil,
    starCounts: listing.starCounts,
    activeInstallations: listing.activeInstallations,
  };
}

/** The workspace's owners and admins, owners first: who may decide. */
export async function getDeciders(on: Db, of: { workspaceId: string }): Promise<Decider[]> {
  const members = await on.workspaceMember.findMany({
    where: { workspaceId: of.workspaceId, role: { in: ["owner", "admin"] }, person: { deletedAt: null } },
    select: { role: true, person: { select: { id: true, name: true, email: true, locale: true } } },
    orderBy: [{ role: "asc" }, { createdAt: "asc" }],
    take: 50,
  });
  return members.map(({ role, person }) => ({
    personId: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
    role: role === "owner" ? "owner" : "admin",
  }));
}

/** The workspace's live installation of a listing, else the open request for it. */
export async function getOpenInstallation(
  on: Db,
  scope: AnyWorkspaceScope,
  listingId: string,
): Promise<{ id: string; state: InstallationState } | null> {
  const rows = await on.installation.findMany({
    where: { workspaceId: scope.workspaceId, listingId, state: { in: [...LIVE_STATES, "requested"] } },
    select: { id: true, state: true },
  });
  return rows.find((row) => row.state !== "requested") ?? rows[0] ?? null;
}

/** How many people a workspace has. */
export async function countMembers(on: Db, of: { workspaceId: string }): Promise<number> {
  return on.workspaceMember.count({ where: { workspaceId: of.workspaceId } });
}
