import type { AnyPartnerScope, AnyStaffScope, PartnerScope, StaffScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { defaultPolicy } from "@/lib/platform/http/url";
import { newId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { log } from "@/lib/platform/log";
import { say } from "@/lib/platform/messages/said";
import { takePointOrThrow } from "@/lib/platform/requests/rate-limit";
import { getBusinessTime } from "@/lib/platform/time";
import { isMachineRule, RUBRIC_VERSION } from "../rubric";
import { probeUrls } from "./data";
import { type Judged, runStaticChecks } from "./judges";
import type { Prober } from "./types";

type Started = {
  runId: string;
  hash: string;
  content: VersionContent;
  type: ListingType;
  isFirst: boolean;
  domains: string[];
};

/** Writes down that a run begins, on the content as it is now. */
async function startRun(tx: Tx, scope: AnyPartnerScope | AnyStaffScope, versionId: string): Promise<Started> {
  const own = "partnerId" in scope ? { listing: { partnerId: scope.partnerId } } : {};
  const version = await tx.version.findFirst({
    where: { id: versionId, ...own },
    select: {
      content: true,
      listing: { select: { type: true, partnerId: true, publishedVersionId: true } },
    },
  });
  if (!version) throw new AppError("not_found");
  const { listing } = version;
  const open = await tx.submission.findFirst({
    where: { versionId, state: { in: ["submitted", "in_review"] } },
    select: { id: true },
  });
  const domains = await tx.partnerDomain.findMany({
    where: { partnerId: listing.partnerId, verifiedAt: { not: null } },
    select: { domain: true },
  });
  const content = parseContent(version.content);
  const [runId, hash] = [newId(), contentHash(content)];
  const startedAt = await getBusinessTime(tx);
  await tx.certificationRun.create({
    data: {
      id: runId,
      versionId,
      partnerId: listing.partnerId,
      submissionId: open?.id ?? null,
      rubricVersion: RUBRIC_VERSION,
      contentHash: hash,
      startedAt,
    },
  });
  const isFirst = listing.publishedVersionId === null || listing.publishedVersionId === versionId;
  return { runId, hash, content, type: listing.type, isFirst, domains: domains.map(({ domain }) => domain) };
}

/** Writes the results down, once. */
async function settleRun(tx: Tx, runId: string, judged: readonly Judged[]): Promise<void> {
  const now = await getBusinessTime(tx);
  const { count } = await tx.certificationRun.updateMany({
    where: { id: runId, finishedAt: null },
    data: { finishedAt: now },
  });
  if (count === 0) throw new AppError("conflict");
  await tx.finding.createMany({
    data: judged.map(({ rule, judgement }) => ({
      id: newId(),
      runId,
      ruleId: rule.id,
      requirement: rule.requirement,
      result: judgement.result,
      severity: rule.severity,
      message: judgement.message,
      evidence: judgement.evidence,
      checkedAt: now,
    })),
  });
}

/**
 * Runs the static checks on a version as it is now: all of them, or one machine rule again. The run is written down first, the
 * addresses are asked outside any transaction (at most 12 seconds), then the results are written. A version edited meanwhile keeps the
 * results for the content they were made on. A partner's runs are rate limited. Errors: `not_found`, `rate_limited`, `invalid_input`.
 */
export async function runChecks(
  scope: PartnerScope<"listing.check" | "listing.submit"> | StaffScope<"certification.claim">,
  input: { versionId: string; ruleId?: string | undefined },
  prober: Prober = probeUrls,
): Promise<{ runId: string; hash: string; judged: Judged[] }> {
  if (input.ruleId !== undefined && !isMachineRule(input.ruleId))
    throw new AppError("invalid_input", { sentence: say("portal.notMachine") });
  if ("partnerId" in scope) await takePointOrThrow("check.partner", scope.partnerId);
  const { runId, hash, ...facts } = await inTransaction((tx) => startRun(tx, scope, input.versionId));
  try {
    const judged = await runStaticChecks({ ...facts, policy: defaultPolicy() }, prober, {
      ruleIds: input.ruleId === undefined ? undefined : [input.ruleId],
      onFault: (ruleId, error) => log().error({ err: error, ruleId, runId }, "a static check broke"),
    });
    await inTransaction((tx) => settleRun(tx, runId, judged));
    return { runId, hash, judged };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 300) : "unknown";
    await inTransaction(async (tx) => {
      const finishedAt = await getBusinessTime(tx);
      await tx.certificationRun.updateMany({
        where: { id: runId, finishedAt: null },
        data: { finishedAt, error: why },
      });
    });
    throw error;
  }
}
