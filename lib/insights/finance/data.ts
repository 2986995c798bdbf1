import type { AnyStaffScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import { summarisePrice } from "@/lib/listings/price";
import type { Db } from "@/lib/platform/db";
import { DIRECTORY_PAGE, pageOf } from "@/lib/platform/forms/directory-query";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId } from "@/lib/platform/ids";
import type { PricesQuery } from "./schema";
import type { FinanceOverview, PriceLine } from "./types";

const PUBLIC = Prisma.sql`l.state IN ('published', 'deprecated', 'sunset_scheduled')`;
const COSTS = Prisma.sql`EXISTS (SELECT FROM jsonb_array_elements(v.content -> 'plans') plan WHERE (plan ->> 'amountMinor')::numeric > 0)`;

/** Counts for finance in one statement; of partners that are open. */
export async function getFinanceOverview(on: Db, _scope: AnyStaffScope): Promise<FinanceOverview> {
  const rows = await on.$queryRaw<FinanceOverview[]>`
    WITH newest AS (SELECT max(version) AS version FROM agreement),
    signed AS (
      SELECT (SELECT max(x.version) FROM agreement_acceptance x WHERE x.partner_id = p.id) AS version FROM partner p WHERE p.closed_at IS NULL
    )
    SELECT (SELECT count(*)::int FROM signed) AS partners,
      (SELECT count(*)::int FROM signed, newest WHERE signed.version = newest.version) AS accepted,
      (SELECT count(*)::int FROM signed, newest WHERE signed.version < newest.version) AS older,
      (SELECT count(*)::int FROM signed WHERE version IS NULL) AS "notAccepted",
      (SELECT version FROM newest) AS "newestAgreement",
      (SELECT count(*)::int FROM listing l WHERE ${PUBLIC}) AS "publicListings",
      (SELECT count(*)::int FROM listing l JOIN version v ON v.id = l.published_version_id WHERE ${PUBLIC} AND ${COSTS}) AS "paidListings"`;
  const [overview] = rows;
  if (!overview) throw new Error("The overview returned no row.");
  return overview;
}

type Row = Omit<PriceLine, "listing" | "partner" | "name" | "price"> & {
  id: string;
  partnerId: string;
  content: unknown;
};

/** What each public listing costs, newest first; `q` is part of its or its partner's name. */
export async function listPrices(
  on: Db,
  _scope: AnyStaffScope,
  query: PricesQuery,
): Promise<{ rows: PriceLine[]; next: string | null }> {
  const words = query.q.toLowerCase();
  const rows = await on.$queryRaw<Row[]>`
    SELECT l.id, p.id AS "partnerId", p.name AS "partnerName", l.active_installations AS "activeInstallations", v.content
    FROM listing l JOIN partner p ON p.id = l.partner_id JOIN version v ON v.id = l.published_version_id
    WHERE ${PUBLIC}
      ${words === "" ? Prisma.empty : Prisma.sql`AND strpos(lower(concat_ws(' ', v.content ->> 'name', p.name)), ${words}) > 0`}
      ${query.kind === "" ? Prisma.empty : Prisma.sql`AND ${COSTS} = ${query.kind === "paid"}`}
      ${query.before === null ? Prisma.empty : Prisma.sql`AND l.id < ${query.before}::uuid`}
    ORDER BY l.id DESC LIMIT ${DIRECTORY_PAGE + 1}`;
  const { page, last } = pageOf(rows);
  return {
    rows: page.map(({ id, partnerId, content, ...row }) => {
      const { name, plans } = parseContent(content);
      return {
        ...row,
        listing: formatId("listing", id),
        partner: formatId("partner", partnerId),
        name,
        price: summarisePrice(plans),
      };
    }),
    next: last && formatId("listing", last.id),
  };
}
