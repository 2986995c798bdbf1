import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { DIRECTORY_PAGE, pageOf } from "@/lib/platform/forms/directory-query";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import type { ListingsQuery } from "./schema";
import type { ListingLine, ListingRecord } from "./types";

type Row = Omit<ListingLine, "listing" | "partner"> & { id: string; partnerId: string; publishedAt: Date | null };

/** The listing's name is the public version's, or the newest one's where nothing is public. */
function selectRows(on: Db, where: Prisma.Sql, limit: number): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT l.id, v.content ->> 'name' AS name, l.slug, l.type::text AS type, l.state::text AS state, l.install_block::text AS "installBlock",
      p.id AS "partnerId", p.name AS "partnerName", v.number, l.active_installations AS "activeInstallations",
      l.certified_until AS "certifiedUntil", coalesce(l.certified_until > (SELECT business_now()), false) AS certified,
      l.created_at AS "createdAt", l.published_at AS "publishedAt",
      (SELECT count(*)::int FROM version o WHERE o.listing_id = l.id) AS versions,
      (SELECT count(DISTINCT r.id)::int FROM review r JOIN review_report x ON x.review_id = r.id AND x.resolved_at IS NULL
        WHERE r.listing_id = l.id) AS "openReports"
    FROM listing l JOIN partner p ON p.id = l.partner_id
    JOIN LATERAL (
      SELECT o.content, o.number FROM version o WHERE o.listing_id = l.id
      ORDER BY (o.id IS NOT DISTINCT FROM l.published_version_id) DESC, o.id DESC LIMIT 1
    ) v ON true
    WHERE true ${where} ORDER BY l.id DESC LIMIT ${limit}`;
}

function toLine({ id, partnerId, publishedAt: _, ...row }: Row): ListingLine {
  return { ...row, listing: formatId("listing", id), partner: formatId("partner", partnerId) };
}

function conditions(query: ListingsQuery): Prisma.Sql {
  const id = parseAnyId(query.q);
  const words = query.q.toLowerCase();
  return Prisma.join(
    [
      id
        ? Prisma.sql`AND ${id}::uuid IN (l.id, p.id)`
        : words === ""
          ? Prisma.empty
          : Prisma.sql`AND strpos(lower(concat_ws(' ', v.content ->> 'name', l.slug, p.name)), ${words}) > 0`,
      query.state === "" ? Prisma.empty : Prisma.sql`AND l.state = ${query.state}::listing_state`,
      query.block === ""
        ? Prisma.empty
        : query.block === "stopped"
          ? Prisma.sql`AND l.install_block <> 'none'`
          : Prisma.sql`AND l.install_block = ${query.block}::install_block`,
      query.certificate === ""
        ? Prisma.empty
        : query.certificate === "valid"
          ? Prisma.sql`AND l.certified_until > (SELECT business_now())`
          : Prisma.sql`AND (l.certified_until > (SELECT business_now())) IS NOT TRUE`,
      query.reports === ""
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT FROM review r JOIN review_report x ON x.review_id = r.id AND x.resolved_at IS NULL WHERE r.listing_id = l.id)`,
      query.proposed === ""
        ? Prisma.empty
        : Prisma.sql`AND EXISTS (SELECT FROM listing_measure m WHERE m.listing_id = l.id AND m.state = 'proposed' AND m.expires_at > (SELECT business_now()))`,
      query.before === null ? Prisma.empty : Prisma.sql`AND l.id < ${query.before}::uuid`,
    ],
    " ",
  );
}

/** Every listing of every partner, newest first; `q` is part of a name or address, or an id of the listing or its partner. */
export async function listListings(
  on: Db,
  _scope: AnyStaffScope,
  query: ListingsQuery,
): Promise<{ rows: ListingLine[]; next: string | null }> {
  const { page, last } = pageOf(await selectRows(on, conditions(query), DIRECTORY_PAGE + 1));
  return { rows: page.map(toLine), next: last && formatId("listing", last.id) };
}

/** One listing by `lst_…` with its versions, certificates, installations and open reports; null when there is none. */
export async function getListingRecord(on: Db, _scope: AnyStaffScope, shownId: string): Promise<ListingRecord | null> {
  const id = parseId("listing", shownId);
  const [row] = id ? await selectRows(on, Prisma.sql`AND l.id = ${id}::uuid`, 1) : [];
  if (!id || !row) return null;
  const [versions, certificates, installations, reports] = await Promise.all([
    on.version.findMany({
      where: { listingId: id },
      orderBy: { id: "desc" },
      select: { id: true, number: true, state: true, createdAt: true, publishedAt: true },
      take: 100,
    }),
    on.$queryRaw<ListingRecord["certificates"]>`
      SELECT c.id AS certificate, v.number, c.reviewer_name AS "reviewerName", c.issued_at AS "issuedAt", c.expires_at AS "expiresAt",
        CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked' WHEN c.expires_at <= (SELECT business_now()) THEN 'lapsed' ELSE 'valid' END AS state
      FROM certificate c JOIN version v ON v.id = c.version_id WHERE c.listing_id = ${id}::uuid ORDER BY c.issued_at DESC LIMIT 20`,
    on.$queryRaw<ListingRecord["installations"]>`
      SELECT environment::text AS environment, state::text AS state, count(*)::int AS count FROM installation
      WHERE listing_id = ${id}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    on.$queryRaw<ListingRecord["reports"]>`
      SELECT r.id AS review, r.stars, r.title, x.reason, x.created_at AS at
      FROM review r JOIN review_report x ON x.review_id = r.id AND x.resolved_at IS NULL
      WHERE r.listing_id = ${id}::uuid ORDER BY x.created_at DESC LIMIT 20`,
  ]);
  return {
    ...toLine(row),
    publishedAt: row.publishedAt,
    versionList: versions.map(({ id: versionId, ...version }) => ({
      ...version,
      version: formatId("version", versionId),
    })),
    certificates: certificates.map((one) => ({ ...one, certificate: formatId("certificate", one.certificate) })),
    installations,
    reports: reports.map((one) => ({ ...one, review: formatId("review", one.review) })),
  };
}
