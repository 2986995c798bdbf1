import type { AnyPartnerScope, AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId, parseId } from "@/lib/platform/ids";
import { buildChangelog, hasClient, toPublicContent } from "./changelog";
import { storedContentSchema, type VersionContent } from "./schema";
import type { InstallBlock, ListingState, ListingType, ListingViewModel, VersionState } from "./types";
import { compareNumbers } from "./version-number";

/** The content of a version from its stored JSON; fields that newer code added get their defaults. Throws when it was never valid. */
export function parseContent(json: unknown): VersionContent {
  return storedContentSchema.parse(json);
}

/** A version as its partner sees it. */
export type OwnVersion = {
  id: string;
  number: string;
  state: VersionState;
  lockVersion: number;
  content: VersionContent;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  approvedAt: Date | null;
  publishedAt: Date | null;
};

/** A listing as its partner sees it, with every version, newest number first. */
export type OwnListing = {
  id: string;
  shownId: string;
  slug: string;
  type: ListingType;
  state: ListingState;
  installBlock: InstallBlock;
  sandboxClientId: string | null;
  liveClientId: string | null;
  activeInstallations: number;
  versions: OwnVersion[];
};

const OWN = {
  id: true,
  slug: true,
  type: true,
  state: true,
  installBlock: true,
  sandboxClientId: true,
  liveClientId: true,
  activeInstallations: true,
  versions: true,
} as const;

const WORKING: readonly VersionState[] = ["draft", "submitted", "in_review", "changes_requested", "approved"];

/** The version in work, of which there is at most one. */
export function workingVersion(listing: Pick<OwnListing, "versions">): OwnVersion | null {
  return listing.versions.find((version) => WORKING.includes(version.state)) ?? null;
}

/** The version the public sees. */
export function publishedVersion(listing: Pick<OwnListing, "versions">): OwnVersion | null {
  return listing.versions.find((version) => version.state === "published") ?? null;
}

type StoredVersion = Omit<OwnVersion, "content"> & { content: unknown };

function toOwn<T extends { id: string; versions: StoredVersion[] }>(
  row: T,
): Omit<T, "versions"> & { shownId: string; versions: OwnVersion[] } {
  const versions = row.versions.map((version) => ({ ...version, content: parseContent(version.content) }));
  versions.sort((left, right) => compareNumbers(right.number, left.number));
  return { ...row, shownId: formatId("listing", row.id), versions };
}

/** All listings of the scope's partner, newest first. */
export async function getListingsForPartner(on: Db, scope: AnyPartnerScope): Promise<OwnListing[]> {
  const rows = await on.listing.findMany({
    where: { partnerId: scope.partnerId },
    orderBy: { createdAt: "desc" },
    select: OWN,
  });
  return rows.map(toOwn);
}

/** One listing of the scope's partner by `lst_…`; null when it is not theirs or gone. */
export async function getListingForPartner(
  on: Db,
  scope: AnyPartnerScope,
  shownId: string,
): Promise<OwnListing | null> {
  const id = parseId("listing", shownId);
  if (!id) return null;
  const row = await on.listing.findFirst({ where: { id, partnerId: scope.partnerId }, select: OWN });
  return row ? toOwn(row) : null;
}

/** One version of the scope's partner by uuid, with its listing; null when it is not theirs or gone. */
export async function getVersionForPartner(
  on: Db,
  scope: AnyPartnerScope,
  versionId: string,
): Promise<{ version: OwnVersion; listing: OwnListing } | null> {
  const row = await on.listing.findFirst({
    where: { partnerId: scope.partnerId, versions: { some: { id: versionId } } },
    select: OWN,
  });
  const listing = row ? toOwn(row) : null;
  const version = listing?.versions.find((one) => one.id === versionId);
  return listing && version ? { version, listing } : null;
}

/**
 * The listing page as it would be with `version` published now. Certificate, reviews and installs belong to higher domains and are
 * empty here: a preview shows the partner's own words.
 */
export async function getPreviewModel(
  on: Db,
  scope: AnyPartnerScope,
  listing: OwnListing,
  version: OwnVersion,
): Promise<ListingViewModel> {
  return previewOf(on, scope.partnerId, listing, version);
}

/** The same for staff, of what was handed in: a snapshot, whatever became of the version since. Null when the version is gone. */
export async function getSnapshotModel(
  on: Db,
  _scope: AnyStaffScope,
  submitted: { versionId: string; snapshot: unknown },
): Promise<ListingViewModel | null> {
  const row = await on.listing.findFirst({
    where: { versions: { some: { id: submitted.versionId } } },
    select: { ...OWN, partnerId: true },
  });
  if (!row) return null;
  const { partnerId, ...stored } = row;
  const listing = toOwn(stored);
  const version = listing.versions.find((one) => one.id === submitted.versionId);
  if (!version) return null;
  return previewOf(on, partnerId, listing, { ...version, content: parseContent(submitted.snapshot) });
}

async function previewOf(
  on: Db,
  partnerId: string,
  listing: OwnListing,
  version: OwnVersion,
): Promise<ListingViewModel> {
  const partner = await on.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: {
      name: true,
      slug: true,
      isHouse: true,
      website: true,
      country: true,
      logoMediaId: true,
      createdAt: true,
      listings: { where: { state: "published" }, select: { id: true } },
    },
  });
  const published = listing.versions.flatMap(({ number, publishedAt, content }) =>
    publishedAt ? [{ number, publishedAt, content }] : [],
  );
  const shown = version.publishedAt
    ? published
    : [...published, { number: version.number, publishedAt: version.updatedAt, content: version.content }];
  return {
    listingId: listing.shownId,
    slug: listing.slug,
    type: listing.type,
    state: listing.state,
    installBlock: listing.installBlock,
    preview: version.state,
    isDemo: false,
    version: { number: version.number, publishedAt: version.publishedAt?.toISOString() ?? null },
    partner: {
      name: partner.name,
      slug: partner.slug,
      website: partner.website,
      country: partner.country,
      logoMediaId: partner.logoMediaId ? formatId("media", partner.logoMediaId) : null,
      isHouse: partner.isHouse,
      since: partner.createdAt.toISOString(),
      listingCount: partner.listings.length,
    },
    content: toPublicContent(version.content),
    hasClient: hasClient(version.content),
    certificate: null,
    changelog: buildChangelog(shown),
    reviews: { starCounts: [0, 0, 0, 0, 0], newest: [] },
    activeInstallations: listing.activeInstallations,
  };
}
