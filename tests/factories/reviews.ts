import type { WorkspaceScope } from "@/lib/accounts/types";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { writeReview } from "@/lib/reviews/mutations";
import { makeInstallation } from "./installs";
import type { MadeListing } from "./listings";

export type MadeReviewer = {
  scope: WorkspaceScope<never>;
  listing: MadeListing;
  installationId: string /** `ins_…` */;
  installation: string;
};

/** A workspace whose installation saw enough events to review; `events` says otherwise. */
export async function makeReviewer(over: { listing?: MadeListing; events?: number } = {}): Promise<MadeReviewer> {
  const made = await makeInstallation(over.listing ? { listing: over.listing } : {});
  await db().installation.update({ where: { id: made.installationId }, data: { eventsSeen: over.events ?? 10 } });
  return { ...made, installation: formatId("installation", made.installationId) };
}

export const REVIEW = {
  stars: 4,
  title: "Books agree at last",
  body: "Every order is in the ledger by midnight, and corrections come back.",
  lang: "en",
} as const;

/** A written review; `rev_…`. */
export async function makeReview(
  reviewer: MadeReviewer,
  over: { stars?: number; lockVersion?: number } = {},
): Promise<string> {
  const { reviewId } = await inTransaction((tx) =>
    writeReview(tx, reviewer.scope, { ...REVIEW, ...over, installation: reviewer.installation }),
  );
  return formatId("review", reviewId);
}
