import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { runChecks } from "@/lib/certification/checks/mutations";
import { parseContent } from "@/lib/listings/data";
import { publishVersion, versionWrite } from "@/lib/listings/publication/mutations";
import { VERSIONS } from "@/lib/listings/transitions";
import { createListingWithSandbox, createNextVersionWithSandbox } from "@/lib/onboarding/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { getBusinessTime } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { friendlyProber } from "@/tests/factories/certification";
import { approveVersion, saveVersion } from "@/tests/factories/listings";
import { certifyInThePast } from "./certify";
import { toContent } from "./content/to-content";
import type { SeedListing } from "./content/types";
import { type Draw, daysBefore } from "./draw/random";
import { connectPartnerApp, type PartnerApps } from "./partner-apps";
import { makeIcon } from "./pictures/icons";
import { makePictures } from "./pictures/pictures";
import type { Seeded } from "./types";

type Context = { scope: PartnerScope<never>; reviewer: StaffScope<never>; draw: Draw; now: Date; apps: PartnerApps };

async function snapshotOf(versionId: string): Promise<{ snapshot: object; snapshotHash: string }> {
  const { content } = await db().version.findUniqueOrThrow({ where: { id: versionId } });
  const snapshot = parseContent(content);
  return { snapshot, snapshotHash: contentHash(snapshot) };
}

/** Publishes an approved version and moves its dates into the past. */
async function publishAt(scope: PartnerScope<never>, versionId: string, at: Date): Promise<void> {
  await inTransaction((tx) => publishVersion(tx, scope, { versionId }));
  await db().version.update({
    where: { id: versionId },
    data: {
      createdAt: daysBefore(at, 9),
      submittedAt: daysBefore(at, 3),
      approvedAt: daysBefore(at, 1),
      publishedAt: at,
    },
  });
}

async function certifyVersion(
  context: Context,
  made: { listingId: string; versionId: string },
  at: Date,
  days: number,
): Promise<Date> {
  const { expiresAt } = await certifyInThePast(context.reviewer, context.draw, {
    ...made,
    ...(await snapshotOf(made.versionId)),
    partnerId: context.scope.partnerId,
    submittedById: context.scope.person.personId,
    decidedAt: daysBefore(at, 1),
    days,
  });
  return expiresAt;
}

/** Leaves a version in the certification queue, as its fate says. */
async function queueVersion(
  context: Context,
  made: { listingId: string; versionId: string },
  fate: "submitted" | "in_review" | "changes_requested",
): Promise<void> {
  const { scope, reviewer, draw, now } = context;
  const { snapshot, snapshotHash } = await snapshotOf(made.versionId);
  const submissionId = newId(daysBefore(now, 2));
  const reviewing = fate === "in_review";
  // The invented addresses answer nobody, so the findings are made as if they did.
  const { runId } = await runChecks(scope, { versionId: made.versionId }, friendlyProber);
  await inTransaction(async (tx) => {
    await move(tx, scope, VERSIONS, "submit", {
      write: versionWrite(tx, scope, {
        versionId: made.versionId,
        contentHash: snapshotHash,
        submittedAt: await getBusinessTime(tx),
      }),
    });
    if (fate !== "submitted")
      await move(tx, reviewer, VERSIONS, "claim", { write: versionWrite(tx, reviewer, { versionId: made.versionId }) });
    if (fate === "changes_requested")
      await move(tx, reviewer, VERSIONS, "request_changes", {
        write: versionWrite(tx, reviewer, { versionId: made.versionId }),
      });
    await tx.submission.create({
      data: {
        id: submissionId,
        ...made,
        partnerId: scope.partnerId,
        round: 1,
        state: fate === "submitted" ? "submitted" : "in_review",
        snapshot,
        snapshotHash,
        reasons: ["new_listing"],
        risk: draw.int(15, 55),
        submittedById: scope.person.personId,
        submittedAt: daysBefore(now, draw.int(1, 4)),
        ...(reviewing
          ? { claimedById: reviewer.person.personId, claimExpiresAt: new Date(now.getTime() + 900_000) }
          : {}),
        isDemo: true,
      },
    });
    await tx.certificationRun.update({ where: { id: runId }, data: { submissionId } });
    if (fate === "changes_requested") {
      await tx.decision.create({
        data: {
          id: newId(daysBefore(now, 1)),
          submissionId,
          kind: "request_changes",
          reviewerId: reviewer.person.personId,
          reviewerName: reviewer.person.name,
          ruleIds: ["DOC-02"],
          reason: "The guide does not say what happens to invitations already sent when the integration is removed.",
          at: daysBefore(now, 1),
        },
      });
      await tx.submission.update({ where: { id: submissionId }, data: { state: fate, decidedAt: daysBefore(now, 1) } });
    }
  });
}

async function applyFate(listingId: string, fate: SeedListing["fate"]): Promise<void> {
  if (fate === "deprecated" || fate === "sunset_scheduled" || fate === "suspended") {
    await db().listing.update({ where: { id: listingId }, data: { state: fate, installBlock: "soft" } });
  }
}

/** Makes one hand-written listing with its sandbox, versions, certificate, endpoint and fate; null when it is not published. */
export async function makeSeedListing(context: Context, listing: SeedListing, index: number): Promise<Seeded | null> {
  const { scope, now, draw, apps } = context;
  const pictures = {
    iconMediaId: await makeIcon(scope, listing),
    screenshots: await makePictures(scope, listing),
  };
  const made = await inTransaction((tx) =>
    createListingWithSandbox(tx, scope, { name: listing.name, type: listing.type ?? "partner", isDemo: true }),
  );
  await saveVersion(scope, made.versionId, toContent(listing, apps.url, pictures, true));
  await connectPartnerApp(apps, listing, { clientId: made.liveClientId, partnerId: scope.partnerId });
  const key = { listingId: made.listingId, versionId: made.versionId };
  const { fate } = listing;
  if (fate === "draft") return null;
  if (fate === "submitted" || fate === "in_review" || fate === "changes_requested") {
    await queueVersion(context, key, fate);
    return null;
  }
  const firstAt = daysBefore(now, 178 - index * 2.3);
  const certified = fate !== "uncertified" && fate !== "suspended";
  const days = fate === "lapsed" ? 30 : 365;
  await approveVersion(scope, made.versionId, context.reviewer);
  let certifiedUntil = certified ? await certifyVersion(context, key, firstAt, days) : null;
  await publishAt(scope, made.versionId, firstAt);
  let current = { versionId: made.versionId, number: "1.0.0" };
  if (listing.second) {
    const secondAt = daysBefore(now, draw.int(8, 30));
    const next = await inTransaction((tx) =>
      createNextVersionWithSandbox(tx, scope, { listingId: made.listingId, bump: "minor" }),
    );
    await saveVersion(scope, next.versionId, toContent(listing, apps.url, pictures, false));
    await approveVersion(scope, next.versionId, context.reviewer);
    certifiedUntil = await certifyVersion(
      context,
      { listingId: made.listingId, versionId: next.versionId },
      secondAt,
      365,
    );
    await publishAt(scope, next.versionId, secondAt);
    current = next;
  }
  await db().listing.update({
    where: { id: made.listingId },
    data: { createdAt: daysBefore(firstAt, 12), publishedAt: firstAt, certifiedUntil },
  });
  await applyFate(made.listingId, fate);
  return {
    listing,
    listingId: made.listingId,
    versionId: current.versionId,
    versionNumber: current.number,
    liveClientId: made.liveClientId,
    partnerId: scope.partnerId,
    publishedAt: firstAt,
  };
}
