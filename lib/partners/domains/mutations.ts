import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import { randomToken } from "@/lib/platform/crypto";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { getBusinessTime } from "@/lib/platform/time";
import { domainIn } from "./domain-name";
import { lookForProof, type ProofResult, type ProofSources } from "./proof";

/** At most this many domains a partner. */
const MOST_DOMAINS = 20;

/** Names a domain to prove; one that is there already stays as it is, with its token. */
export async function addDomain(
  tx: Tx,
  scope: PartnerScope<"partner.domain.manage">,
  typed: string,
): Promise<{ domainId: string }> {
  const domain = domainIn(typed, env().isDemo);
  if (!domain) throw new AppError("invalid_input", { fields: { domain: [say("fields.domainWrong")] } });
  const { partnerId } = scope;
  const count = await tx.partnerDomain.count({ where: { partnerId } });
  if (count >= MOST_DOMAINS)
    throw new AppError("not_ready", { sentence: say("portal.domainsFull", { most: MOST_DOMAINS }) });
  const id = newId();
  const made = await tx.partnerDomain.createMany({
    data: { id, partnerId, domain, token: `patchbay-domain=${randomToken(18)}` },
    skipDuplicates: true,
  });
  if (made.count === 0) {
    const found = await tx.partnerDomain.findUniqueOrThrow({
      where: { partnerId_domain: { partnerId, domain } },
      select: { id: true },
    });
    return { domainId: found.id };
  }
  await recordAudit(tx, {
    actor: scope.actor,
    action: "partner.domain.add",
    subject: { type: "domain", id },
    partnerId,
    after: { domain },
  });
  return { domainId: id };
}

/** Takes a domain away; what was certified while it was proven stays certified. */
export async function removeDomain(
  tx: Tx,
  scope: PartnerScope<"partner.domain.manage">,
  domainId: string,
): Promise<void> {
  const { partnerId } = scope;
  const gone = await tx.partnerDomain.deleteMany({ where: { id: domainId, partnerId } });
  if (gone.count === 0) return;
  await recordAudit(tx, {
    actor: scope.actor,
    action: "partner.domain.remove",
    subject: { type: "domain", id: domainId },
    partnerId,
  });
}

async function recordCheck(
  tx: Tx,
  scope: AnyPartnerScope,
  domain: { id: string; domain: string },
  result: ProofResult,
): Promise<void> {
  const now = await getBusinessTime(tx);
  const { partnerId } = scope;
  // Two partners cannot both have proven a domain: the lock makes the second wait for the first's answer.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`domain:${domain.domain}`}, 0))`;
  const other = await tx.partnerDomain.count({
    where: { domain: domain.domain, verifiedAt: { not: null }, NOT: { partnerId } },
  });
  const proven = result.method !== null && other === 0;
  const seen =
    result.method !== null && other > 0
      ? `${result.seen} Another partner has proven this domain already; write to us.`
      : result.seen;
  const before = await tx.partnerDomain.findFirst({
    where: { id: domain.id, partnerId },
    select: { verifiedAt: true },
  });
  if (!before) throw new AppError("conflict");
  await tx.partnerDomain.update({
    where: { id: domain.id },
    data: {
      checkedAt: now,
      lastResult: seen.slice(0, 1000),
      ...(proven ? { method: result.method, verifiedAt: before.verifiedAt ?? now } : {}),
    },
  });
  if (!proven || before.verifiedAt) return;
  await recordAudit(tx, {
    actor: scope.actor,
    action: "partner.domain.verify",
    subject: { type: "domain", id: domain.id },
    partnerId,
    after: { domain: domain.domain, method: result.method },
  });
}

/**
 * Looks for the domain's proof and keeps what was seen. A proof once found stays, also when the record is taken away later: it proves
 * control at that time. Never looks inside a transaction.
 */
export async function checkDomain(
  scope: PartnerScope<"partner.domain.manage">,
  domainId: string,
  sources?: ProofSources,
): Promise<{ proven: boolean; seen: string }> {
  await takePointOrThrow("domain.check", scope.partnerId);
  const row = await db().partnerDomain.findFirst({ where: { id: domainId, partnerId: scope.partnerId } });
  if (!row) throw new AppError("not_found");
  const result = await lookForProof(row.domain, row.token, sources);
  await inTransaction((tx) => recordCheck(tx, scope, row, result));
  const after = await db().partnerDomain.findFirst({
    where: { id: domainId },
    select: { verifiedAt: true, lastResult: true },
  });
  return { proven: Boolean(after?.verifiedAt), seen: after?.lastResult ?? result.seen };
}
