import type {
  AnyPartnerScope,
  AnyPersonScope,
  AnyStaffScope,
  AnyWorkspaceScope,
  PublicScope,
} from "@/lib/accounts/types";
import { shownNameOf } from "@/lib/installs/views/shown-name";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { reviewEligibility } from "./eligibility";
import type { PublicReview, ReportedReview, ReviewDto, ReviewForm } from "./types";

type Row = Prisma.ReviewGetPayload<{ include: { reply: true } }>;
type ListingLabel = { name: string; slug: string };

function toPublic(row: Row): PublicReview {
  return {
    id: formatId("review", row.id),
    stars: row.stars,
    title: row.title,
    body: row.body,
    lang: row.lang,
    authorLabel: row.authorLabel,
    workspaceLabel: row.workspaceLabel,
    versionNumber: row.versionNumber,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    reply: row.reply ? { body: row.reply.body, at: row.reply.updatedAt } : null,
  };
}

function toDto(row: Row, listing: ListingLabel): ReviewDto {
  return { ...toPublic(row), listingName: listing.name, listingSlug: listing.slug };
}

/** Names of listings by raw id, from the published or newest version. */
async function labelsOf(on: Db, ids: readonly string[]): Promise<Map<string, ListingLabel>> {
  const rows = await on.listing.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      slug: true,
      publishedVersionId: true,
      versions: { select: { id: true, content: true }, orderBy: { id: "desc" } },
    },
  });
  return new Map(
    rows.map((row) => {
      const version = row.versions.find(({ id }) => id === row.publishedVersionId) ?? row.versions[0];
      return [row.id, { slug: row.slug, name: version ? parseContent(version.content).name : row.slug }];
    }),
  );
}

const label = (labels: Map<string, ListingLabel>, id: string): ListingLabel => labels.get(id) ?? { name: "", slug: "" };

/** A visible review by its `rev_…`, for whoever wants to report it. */
export async function getReviewToReport(on: Db, _scope: AnyPersonScope, shownId: string): Promise<ReviewDto | null> {
  const id = parseId("review", shownId);
  const row = id ? await on.review.findFirst({ where: { id, state: "visible" }, include: { reply: true } }) : null;
  if (!row) return null;
  return toDto(row, label(await labelsOf(on, [row.listingId]), row.listingId));
}

/** Visible reviews of a listing (raw id), newest first: shown on its own page, which knows its name. */
export async function listPublicReviews(
  on: Db,
  _scope: PublicScope,
  listingId: string,
  take = 20,
): Promise<PublicReview[]> {
  const rows = await on.review.findMany({
    where: { listingId, state: "visible" },
    include: { reply: true },
    orderBy: { id: "desc" },
    take,
  });
  return rows.map(toPublic);
}

/** The form for an installation of the workspace (`ins_…`); null when it is not theirs. */
export async function getReviewForm(
  on: Db,
  scope: AnyWorkspaceScope,
  shownInstallation: string,
): Promise<ReviewForm | null> {
  const id = parseId("installation", shownInstallation);
  const found = id
    ? await on.installation.findFirst({
        where: { id, workspaceId: scope.workspaceId, activatedAt: { not: null } },
        include: { version: { select: { number: true, content: true } } },
      })
    : null;
  if (!found) return null;
  const content = parseContent(found.version.content);
  const labels = await labelsOf(on, [found.listingId]);
  const own = await on.review.findUnique({
    where: { listingId_workspaceId: { listingId: found.listingId, workspaceId: scope.workspaceId } },
  });
  const { name, slug } = label(labels, found.listingId);
  return {
    installationId: formatId("installation", found.id),
    listingName: name,
    shownName: shownNameOf(found, { ...content, name }),
    lang: content.lang,
    listingSlug: slug,
    versionNumber: found.version.number,
    eligibility: reviewEligibility(
      { activatedAt: found.activatedAt, endedAt: found.uninstalledAt, eventsSeen: found.eventsSeen },
      await getBusinessTime(on),
    ),
    existing: own
      ? {
          id: formatId("review", own.id),
          stars: own.stars,
          title: own.title,
          body: own.body,
          lang: own.lang,
          lockVersion: own.lockVersion,
        }
      : null,
  };
}

/** Visible reviews of all the partner's listings, unanswered ones first, then newest. */
export async function listPartnerReviews(on: Db, scope: AnyPartnerScope): Promise<ReviewDto[]> {
  const listings = await on.listing.findMany({ where: { partnerId: scope.partnerId }, select: { id: true } });
  const ids = listings.map(({ id }) => id);
  const rows = await on.review.findMany({
    where: { listingId: { in: ids }, state: "visible" },
    include: { reply: true },
    orderBy: { id: "desc" },
    take: 100,
  });
  const labels = await labelsOf(on, ids);
  const dtos = rows.map((row) => toDto(row, label(labels, row.listingId)));
  return [...dtos.filter(({ reply }) => !reply), ...dtos.filter(({ reply }) => reply)];
}

/** Reviews with open reports, the most reported first. */
export async function listReportedReviews(on: Db, _scope: AnyStaffScope): Promise<ReportedReview[]> {
  const rows = await on.review.findMany({
    where: { reports: { some: { resolvedAt: null } } },
    include: { reply: true, reports: { where: { resolvedAt: null }, orderBy: { id: "asc" } } },
    orderBy: [{ reports: { _count: "desc" } }, { id: "asc" }],
    take: 100,
  });
  const labels = await labelsOf(
    on,
    rows.map(({ listingId }) => listingId),
  );
  return rows.map((row) => ({
    ...toDto(row, label(labels, row.listingId)),
    state: row.state,
    reports: row.reports.map(({ reason, createdAt }) => ({ reason, at: createdAt })),
  }));
}
