import type { PublicScope } from "@/lib/accounts/types";
import { getCertificateView } from "@/lib/certification/certificates/data";
import { buildChangelog, hasClient, toPublicContent } from "@/lib/listings/changelog";
import { parseContent } from "@/lib/listings/data";
import type { ListingViewModel, PartnerView } from "@/lib/listings/types";
import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";
import { isStorable } from "@/lib/platform/text/storable-text";
import { listPublicReviews } from "@/lib/reviews/data";
import { PUBLIC_STATES, REVIEWS_SHOWN } from "./constants";
import type { RetiredListing } from "./types";

const PUBLIC = { in: [...PUBLIC_STATES] };

const LISTING = {
  partner: true,
  versions: { where: { publishedAt: { not: null } }, orderBy: { publishedAt: "desc" } },
} as const satisfies Prisma.ListingInclude;

async function toPartnerView(on: Db, partner: Prisma.PartnerGetPayload<object>): Promise<PartnerView> {
  return {
    name: partner.name,
    slug: partner.slug,
    website: partner.website,
    country: partner.country,
    logoMediaId: partner.logoMediaId ? formatId("media", partner.logoMediaId) : null,
    isHouse: partner.isHouse,
    since: partner.createdAt.toISOString(),
    listingCount: await on.listing.count({ where: { partnerId: partner.id, state: PUBLIC } }),
  };
}

/** Everything a listing's public page says; null when there is no public listing of that address. */
export async function getListingPage(on: Db, scope: PublicScope, slug: string): Promise<ListingViewModel | null> {
  if (!isStorable(slug)) return null;
  const listing = await on.listing.findFirst({
    where: { slug, state: PUBLIC, partner: { closedAt: null } },
    include: LISTING,
  });
  const version = listing?.versions.find((candidate) => candidate.id === listing.publishedVersionId);
  if (!listing || !version) return null;
  const published = listing.versions.flatMap(({ number, publishedAt, content }) =>
    publishedAt ? [{ number, publishedAt, content: parseContent(content) }] : [],
  );
  const content = parseContent(version.content);
  const reviews = await listPublicReviews(on, scope, listing.id, REVIEWS_SHOWN);
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = listing.starCounts;
  return {
    listingId: formatId("listing", listing.id),
    slug,
    type: listing.type,
    state: listing.state,
    installBlock: listing.installBlock,
    preview: null,
    isDemo: listing.isDemo,
    version: { number: version.number, publishedAt: version.publishedAt?.toISOString() ?? null },
    partner: await toPartnerView(on, listing.partner),
    content: toPublicContent(content),
    hasClient: hasClient(content),
    certificate: await getCertificateView(on, listing.id),
    changelog: buildChangelog(published),
    reviews: {
      starCounts: [one, two, three, four, five],
      newest: reviews.map((review) => ({
        ...review,
        createdAt: review.createdAt.toISOString(),
        reply: review.reply ? { body: review.reply.body, at: review.reply.at.toISOString() } : null,
      })),
    },
    activeInstallations: listing.activeInstallations,
  };
}

/** What the address of a retired listing still says; null when no listing of that address was retired. */
export async function getRetiredListing(on: Db, _scope: PublicScope, slug: string): Promise<RetiredListing | null> {
  if (!isStorable(slug)) return null;
  const listing = await on.listing.findFirst({
    where: { slug, state: "retired", publishedAt: { not: null } },
    select: { versions: { ...LISTING.versions, take: 1 } },
  });
  const last = listing?.versions[0];
  if (!last) return null;
  const content = parseContent(last.content);
  return { name: content.name, useCase: toPublicContent(content).useCases[0] ?? null };
}
