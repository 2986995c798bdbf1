import type { PartnerScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import type { AgreementView } from "../types";

/** The newest agreement with the partner's acceptance; null while none is published. */
export async function getAgreement(on: Db, scope: PartnerScope): Promise<AgreementView | null> {
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
