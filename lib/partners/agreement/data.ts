import type { AnyPartnerScope, AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import type { AgreementVersion, AgreementView } from "../types";

/** The newest agreement with the partner's acceptance; null while none is published. */
export async function getAgreement(on: Db, scope: AnyPartnerScope): Promise<AgreementView | null> {
  const newest = await on.agreement.findFirst({ orderBy: { version: "desc" } });
  if (!newest) return null;
  const acceptances = await on.agreementAcceptance.findMany({
    where: { partnerId: scope.partnerId },
    orderBy: { version: "desc" },
  });
  const current = acceptances.find((acceptance) => acceptance.version === newest.version);
  const person = current && (await on.person.findUnique({ where: { id: current.personId }, select: { name: true } }));
  return {
    version: newest.version,
    title: newest.title,
    body: newest.body,
    publishedAt: newest.publishedAt,
    accepted: current ? { at: current.acceptedAt, byName: person?.name ?? "" } : null,
    earlierVersion: acceptances.find((acceptance) => acceptance.version < newest.version)?.version ?? null,
  };
}

/** Every version, newest first, with how many partners accepted it; `partners` is how many there are. */
export async function listAgreements(
  on: Db,
  _scope: AnyStaffScope,
): Promise<{ versions: AgreementVersion[]; partners: number }> {
  const [rows, partners] = await Promise.all([
    on.agreement.findMany({ orderBy: { version: "desc" }, include: { _count: { select: { acceptances: true } } } }),
    on.partner.count(),
  ]);
  return { versions: rows.map(({ _count, ...row }) => ({ ...row, accepted: _count.acceptances })), partners };
}
