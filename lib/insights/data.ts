import type { AnyStaffScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import type { StaffOverview } from "./types";

/** Counts for the staff's start page in one statement. Live environment; failed mail of the last seven days. */
export async function getStaffOverview(on: Db, scope: AnyStaffScope): Promise<StaffOverview> {
  const rows = await on.$queryRaw<StaffOverview[]>`
    SELECT
      (SELECT count(*)::int FROM submission WHERE state = 'submitted') AS "waitingSubmissions",
      (SELECT count(*)::int FROM submission WHERE state = 'in_review') AS "inReview",
      (SELECT count(*)::int FROM listing_measure WHERE state = 'proposed' AND expires_at > (SELECT business_now()) AND proposed_by_id <> ${scope.person.personId}::uuid) AS "waitingProposals",
      (SELECT count(*)::int FROM listing WHERE install_block = 'hard') AS "stoppedListings",
      (SELECT count(DISTINCT review_id)::int FROM review_report WHERE resolved_at IS NULL) AS "reportedReviews",
      (SELECT count(*)::int FROM mail_message WHERE error IS NOT NULL AND created_at > (SELECT business_now()) - interval '7 days') AS "failedMails",
      (SELECT count(*)::int FROM outbox_message WHERE dead_at IS NOT NULL) + (SELECT count(*)::int FROM parked_row) AS aside,
      (SELECT count(*)::int FROM job_schedule WHERE failures > 0) AS "failingJobs",
      (SELECT count(*)::int FROM endpoint WHERE state = 'paused' AND deleted_at IS NULL) AS "pausedEndpoints",
      (SELECT count(*)::int FROM person WHERE deleted_at IS NULL AND email_verified_at IS NOT NULL) AS people,
      (SELECT count(*)::int FROM workspace WHERE deleted_at IS NULL AND environment = 'live') AS workspaces,
      (SELECT count(*)::int FROM partner WHERE closed_at IS NULL) AS partners,
      (SELECT count(*)::int FROM catalog_entry) AS "publishedListings",
      (SELECT count(*)::int FROM installation WHERE state = 'active' AND environment = 'live') AS installations`;
  const [overview] = rows;
  if (!overview) throw new Error("The overview returned no row.");
  return overview;
}
