import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { DIRECTORY_PAGE, pageOf } from "@/lib/platform/forms/directory-query";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseAnyId, parseId } from "@/lib/platform/ids";
import type { PartnersQuery } from "./schema";
import type { PartnerLine, PartnerRecord } from "./types";

type Row = Omit<PartnerLine, "partner"> & { id: string; about: string; website: string; supportEmail: string };

function selectRows(on: Db, where: Prisma.Sql, limit: number): Promise<Row[]> {
  return on.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.slug, p.country, p.is_house AS "isHouse", p.about, p.website, p.support_email AS "supportEmail",
      p.created_at AS "createdAt", p.closed_at AS "closedAt", a.accepted AS agreement, a.newest AS "newestAgreement",
      (SELECT count(*)::int FROM partner_member m WHERE m.partner_id = p.id) AS members,
      (SELECT count(*)::int FROM partner_domain d WHERE d.partner_id = p.id AND d.verified_at IS NOT NULL) AS "provenDomains",
      (SELECT count(*)::int FROM listing l WHERE l.partner_id = p.id) AS listings,
      (SELECT count(*)::int FROM listing l WHERE l.partner_id = p.id AND l.state IN ('published', 'deprecated', 'sunset_scheduled')) AS "publicListings",
      (SELECT coalesce(sum(l.active_installations), 0)::int FROM listing l WHERE l.partner_id = p.id) AS "activeInstallations"
    FROM partner p CROSS JOIN LATERAL (
      SELECT (SELECT max(version) FROM agreement_acceptance x WHERE x.partner_id = p.id) AS accepted, (SELECT max(version) FROM agreement) AS newest
    ) a
    WHERE true ${where} ORDER BY p.id DESC LIMIT ${limit}`;
}

function toLine({ id, about: _about, website: _website, supportEmail: _support, ...row }: Row): PartnerLine {
  return { ...row, partner: formatId("partner", id) };
}

const AGREEMENT: Readonly<Record<Exclude<PartnersQuery["agreement"], "">, Prisma.Sql>> = {
  current: Prisma.sql`AND a.accepted = a.newest`,
  older: Prisma.sql`AND a.accepted < a.newest`,
  none: Prisma.sql`AND a.accepted IS NULL`,
};

const PROVEN = Prisma.sql`(SELECT FROM partner_domain d WHERE d.partner_id = p.id AND d.verified_at IS NOT NULL)`;

function conditions(query: PartnersQuery): Prisma.Sql {
  const id = parseAnyId(query.q);
  const words = query.q.toLowerCase();
  return Prisma.join(
    [
      id
        ? Prisma.sql`AND p.id = ${id}::uuid`
        : words === ""
          ? Prisma.empty
          : Prisma.sql`AND (strpos(lower(concat_ws(' ', p.name, p.slug, p.website)), ${words}) > 0
              OR EXISTS (SELECT FROM partner_domain d WHERE d.partner_id = p.id AND strpos(d.domain, ${words}) > 0))`,
      query.state === "" ? Prisma.empty : Prisma.sql`AND (p.closed_at IS NULL) = ${query.state === "open"}`,
      query.domain === ""
        ? Prisma.empty
        : query.domain === "proven"
          ? Prisma.sql`AND EXISTS ${PROVEN}`
          : Prisma.sql`AND NOT EXISTS ${PROVEN}`,
      query.agreement === "" ? Prisma.empty : AGREEMENT[query.agreement],
      query.before === null ? Prisma.empty : Prisma.sql`AND p.id < ${query.before}::uuid`,
    ],
    " ",
  );
}

/** Every partner, newest first; `q` is part of a name, address or domain, or an id. */
export async function listPartners(
  on: Db,
  _scope: AnyStaffScope,
  query: PartnersQuery,
): Promise<{ rows: PartnerLine[]; next: string | null }> {
  const { page, last } = pageOf(await selectRows(on, conditions(query), DIRECTORY_PAGE + 1));
  return { rows: page.map(toLine), next: last && formatId("partner", last.id) };
}

/** One partner by `ptn_…` with its team, domains and agreement; null when there is none. */
export async function getPartnerRecord(on: Db, _scope: AnyStaffScope, shownId: string): Promise<PartnerRecord | null> {
  const id = parseId("partner", shownId);
  const [row] = id ? await selectRows(on, Prisma.sql`AND p.id = ${id}::uuid`, 1) : [];
  if (!id || !row) return null;
  const [team, domains, acceptances] = await Promise.all([
    on.partnerMember.findMany({
      where: { partnerId: id },
      orderBy: [{ role: "asc" }, { createdAt: "asc" }],
      select: { role: true, createdAt: true, person: { select: { id: true, name: true, email: true } } },
      take: 200,
    }),
    on.partnerDomain.findMany({
      where: { partnerId: id },
      orderBy: { createdAt: "asc" },
      select: { domain: true, method: true, verifiedAt: true, checkedAt: true },
      take: 100,
    }),
    on.$queryRaw<PartnerRecord["acceptances"]>`
      SELECT x.version, a.title, x.accepted_at AS "acceptedAt", q.name AS by
      FROM agreement_acceptance x JOIN agreement a ON a.version = x.version LEFT JOIN person q ON q.id = x.person_id
      WHERE x.partner_id = ${id}::uuid ORDER BY x.version DESC LIMIT 50`,
  ]);
  return {
    ...toLine(row),
    about: row.about,
    website: row.website,
    supportEmail: row.supportEmail,
    team: team.map(({ role, createdAt, person }) => ({
      person: formatId("person", person.id),
      name: person.name,
      email: person.email,
      role,
      since: createdAt,
    })),
    domains,
    acceptances,
  };
}
