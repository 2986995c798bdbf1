import type { QueryResultRow } from "pg";
import type { PublicScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import { type Db, pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { isStorable } from "@/lib/platform/text/storable-text";
import { SITEMAP_LISTINGS } from "../constants";
import { MARKS } from "../marks";
import { toCard } from "../search/data";
import { CARD_COLUMNS } from "../search/statements";
import type { FeaturedCard, FeatureRule, PartnerPage } from "../types";

// The rules of "Chosen this month", in words on the page "How we choose": what holds every mark, and then the deepest, the best rated and
// the newest.
const FEATURE_ORDERS: ReadonlyArray<readonly [FeatureRule, string]> = [
  ["deepest", "depth DESC, active_installations DESC, listing_id"],
  ["bestRated", "rating_bp DESC NULLS LAST, review_count DESC, listing_id"],
  ["newest", "published_at DESC, listing_id"],
];

/** One listing that holds every mark (marks.ts) for each rule, each listing once; fewer when there are not enough. */
export async function getFeatured(on: Db, _scope: PublicScope): Promise<FeaturedCard[]> {
  const found: Array<{ rule: FeatureRule; row: QueryResultRow }> = [];
  for (const [rule, order] of FEATURE_ORDERS) {
    const { rows } = await pool().query(
      `SELECT listing_id, ${CARD_COLUMNS} FROM catalog_entry
       WHERE certified_until > (SELECT business_now()) AND pictured AND active_installations >= $2 AND published_at <= (SELECT business_now()) - make_interval(days => $3)
         AND listing_id <> ALL ($1::uuid[]) ORDER BY ${order} LIMIT 1`,
      [found.map(({ row }) => row.listing_id), MARKS.workspaces, MARKS.days],
    );
    const row: QueryResultRow | undefined = rows[0];
    if (row) found.push({ rule, row });
  }
  return Promise.all(
    found.map(async ({ rule, row }) => {
      const card = toCard(row);
      const listing = await on.listing.findUniqueOrThrow({
        where: { slug: card.slug },
        select: { publishedVersionId: true, versions: { where: { state: "published" }, select: { content: true } } },
      });
      const { name, partnerThings, scopes, events, features } = parseContent(listing.versions[0]?.content);
      return { rule, card, content: { name, partnerThings, scopes, events, features } };
    }),
  );
}

/** A partner's public page; null when there is none, or nothing of theirs is public. */
export async function getPartnerPage(on: Db, _scope: PublicScope, slug: string): Promise<PartnerPage | null> {
  if (!isStorable(slug)) return null;
  const partner = await on.partner.findFirst({ where: { slug, closedAt: null } });
  if (!partner) return null;
  const { rows } = await pool().query(
    `SELECT ${CARD_COLUMNS} FROM catalog_entry WHERE partner_id = $1 ORDER BY active_installations DESC, listing_id LIMIT 200`,
    [partner.id],
  );
  if (rows.length === 0) return null;
  return {
    name: partner.name,
    slug: partner.slug,
    about: partner.about,
    website: partner.website,
    country: partner.country,
    supportEmail: partner.supportEmail,
    logoMediaId: partner.logoMediaId ? formatId("media", partner.logoMediaId) : null,
    isHouse: partner.isHouse,
    since: partner.createdAt.toISOString(),
    cards: rows.map(toCard),
  };
}

/** Slugs of the most installed listings and of their partners: what a build renders ahead of the first visit. */
export async function getBuildSlugs(
  on: Db,
  _scope: PublicScope,
  most: number,
): Promise<{ listings: string[]; partners: string[] }> {
  const rows = await on.catalogEntry.findMany({
    orderBy: [{ activeInstallations: "desc" }, { listingId: "asc" }],
    take: most,
    select: { slug: true, partnerSlug: true },
  });
  return { listings: rows.map((row) => row.slug), partners: [...new Set(rows.map((row) => row.partnerSlug))] };
}

/** One file of the site map: listings in the order of their ids, with the day they last changed. */
export async function getSitemapListings(
  on: Db,
  _scope: PublicScope,
  file: number,
): Promise<Array<{ slug: string; changedAt: Date }>> {
  const rows = await on.catalogEntry.findMany({
    orderBy: { listingId: "asc" },
    skip: file * SITEMAP_LISTINGS,
    take: SITEMAP_LISTINGS,
    select: { slug: true, updatedAt: true },
  });
  return rows.map((row) => ({ slug: row.slug, changedAt: row.updatedAt }));
}

/** How many files the site map has. */
export async function countSitemapFiles(on: Db, _scope: PublicScope): Promise<number> {
  return Math.max(1, Math.ceil((await on.catalogEntry.count()) / SITEMAP_LISTINGS));
}

/** Partners with something public, for the site map. */
export async function getSitemapPartners(on: Db, _scope: PublicScope): Promise<string[]> {
  const rows = await on.catalogEntry.findMany({
    distinct: ["partnerSlug"],
    orderBy: { partnerSlug: "asc" },
    select: { partnerSlug: true },
    take: 10_000,
  });
  return rows.map((row) => row.partnerSlug);
}
