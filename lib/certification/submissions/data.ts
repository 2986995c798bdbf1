import type { AnyPartnerScope } from "@/lib/accounts/types";
import { hasLiveSecret } from "@/lib/clients/credentials/data";
import { diffCapabilities } from "@/lib/listings/capability-diff";
import {
  getListingForPartner,
  type OwnListing,
  type OwnVersion,
  publishedVersion,
  workingVersion,
} from "@/lib/listings/data";
import { reasonsForReview } from "@/lib/listings/harmless-update";
import { needsLiveSecret } from "@/lib/listings/live-secret";
import type { CapabilityDiff } from "@/lib/listings/types";
import { getSubmissionReadiness } from "@/lib/partners/data";
import type { SubmissionReadiness } from "@/lib/partners/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { getRealTime } from "@/lib/platform/time";
import { getDecisions, getFindings, getMessages, isChecking, openBlocking } from "../data";
import { type Forecast, forecastFrom } from "../forecast";
import { type ActionView, partnerActions } from "../transitions";
import type { DecisionView, FindingView, MessageView, SubmissionState } from "../types";

/** One round of a version's certification. */
export type RoundView = {
  shownId: string;
  round: number;
  state: SubmissionState;
  submittedAt: Date;
  submittedByName: string;
  decidedAt: Date | null;
  /** Who has it now; null unless a lock holds. */
  reviewerName: string | null;
  decision: DecisionView | null;
};

/** Everything the partner's submission board shows. */
export type Board = {
  listing: { shownId: string; slug: string; type: OwnListing["type"]; state: OwnListing["state"] };
  version: OwnVersion & { shownId: string };
  published: { number: string; certifiedUntil: Date | null } | null;
  /** Newest first; the first one is where the version stands. */
  rounds: RoundView[];
  findings: FindingView[];
  /** When these findings were made; null when this content was never checked. */
  checkedAt: Date | null;
  /** Checks ran on other content of this version. */
  isOutdated: boolean;
  isChecking: boolean;
  openBlocking: number | null;
  messages: MessageView[];
  ready: SubmissionReadiness;
  actions: ActionView[];
  diff: CapabilityDiff;
  harmless: boolean;
  certificate: { expiresAt: Date } | null;
  forecast: Forecast | null;
  /** It is approved or public, and its app cannot sign in with the live client yet. */
  lacksLiveSecret: boolean;
  /** The live client's raw id. */
  liveClientId: string | null;
};

const FORECAST_OVER = 50;

/** The forecast from the last measured decisions of everyone; made-up demo history does not count. */
async function getForecast(on: Db): Promise<Forecast | null> {
  const rows = await on.submission.findMany({
    where: { decidedAt: { not: null }, isDemo: false },
    orderBy: { decidedAt: "desc" },
    take: FORECAST_OVER,
    select: { submittedAt: true, decidedAt: true },
  });
  return forecastFrom(
    rows.flatMap(({ submittedAt, decidedAt }) =>
      decidedAt ? [(decidedAt.getTime() - submittedAt.getTime()) / 3_600_000] : [],
    ),
  );
}

async function getRounds(
  on: Db,
  scope: AnyPartnerScope,
  versionId: string,
  decisions: readonly DecisionView[],
): Promise<RoundView[]> {
  const real = await getRealTime(on);
  const rows = await on.submission.findMany({
    where: { versionId, partnerId: scope.partnerId },
    orderBy: { round: "desc" },
  });
  const ids = [...new Set(rows.flatMap((row) => [row.submittedById, row.claimedById ?? row.submittedById]))];
  const people = await on.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "Someone";
  return rows.map((row) => ({
    shownId: formatId("submission", row.id),
    round: row.round,
    state: row.state,
    submittedAt: row.submittedAt,
    submittedByName: nameOf(row.submittedById),
    decidedAt: row.decidedAt,
    reviewerName: row.claimedById && row.claimExpiresAt && row.claimExpiresAt > real ? nameOf(row.claimedById) : null,
    decision: decisions.find((decision) => decision.round === row.round) ?? null,
  }));
}

/**
 * The board of a listing by `lst_…`: of its version in work, else of the published one. Null when it is not the scope's partner's.
 */
export async function getBoard(on: Db, scope: AnyPartnerScope, shownId: string): Promise<Board | null> {
  const listing = await getListingForPartner(on, scope, shownId);
  const published = listing ? publishedVersion(listing) : null;
  const version = listing ? (workingVersion(listing) ?? published ?? listing.versions[0]) : null;
  if (!listing || !version) return null;
  const hash = contentHash(version.content);
  const findings = await getFindings(on, version.id, hash);
  const before = published && published.id !== version.id ? published : null;
  const harmless = before !== null && reasonsForReview(before.content, version.content).length === 0;
  const rounds = await getRounds(on, scope, version.id, await getDecisions(on, version.id));
  const ready = await getSubmissionReadiness(on, scope.partnerId);
  const open = openBlocking(findings);
  const runs = await on.certificationRun.count({ where: { versionId: version.id, finishedAt: { not: null } } });
  const certificate = await on.certificate.findUnique({
    where: { versionId: version.id },
    select: { expiresAt: true },
  });
  const certified = await on.listing.findUnique({ where: { id: listing.id }, select: { certifiedUntil: true } });
  const facts = {
    stage: rounds[0]?.state ?? "none",
    version: version.state,
    ready,
    openBlocking: open,
    harmless,
  } as const;
  return {
    listing: { shownId: listing.shownId, slug: listing.slug, type: listing.type, state: listing.state },
    version: { ...version, shownId: formatId("version", version.id) },
    published: published ? { number: published.number, certifiedUntil: certified?.certifiedUntil ?? null } : null,
    rounds,
    findings,
    checkedAt: findings.reduce<Date | null>(
      (latest, { checkedAt }) => (latest && latest > checkedAt ? latest : checkedAt),
      null,
    ),
    isOutdated: findings.length === 0 && runs > 0,
    isChecking: await isChecking(on, version.id),
    openBlocking: open,
    messages: await getMessages(on, version.id),
    ready,
    actions: partnerActions(facts, scope.role),
    diff: diffCapabilities(before?.content ?? null, version.content),
    harmless,
    certificate,
    forecast: await getForecast(on),
    liveClientId: listing.liveClientId,
    lacksLiveSecret: needsLiveSecret(version) && !(await hasLiveSecret(on, scope, listing.liveClientId)),
  };
}
