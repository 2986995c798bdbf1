import type { AnyPartnerScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import type { DomainView } from "../types";
import { fileAddress, isLoopback, recordName } from "./domain-name";

/** The partner's domains, oldest first, with where each one's proof belongs. */
export async function listDomains(on: Db, scope: AnyPartnerScope): Promise<DomainView[]> {
  const rows = await on.partnerDomain.findMany({
    where: { partnerId: scope.partnerId },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({
    id: formatId("domain", row.id),
    domain: row.domain,
    token: row.token,
    recordName: isLoopback(row.domain) ? null : recordName(row.domain),
    fileAddress: fileAddress(row.domain),
    verifiedAt: row.verifiedAt,
    method: row.method,
    checkedAt: row.checkedAt,
    seen: row.lastResult,
  }));
}
