import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { LIFECYCLE_EVENTS } from "@/lib/capabilities/constants";
import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";

/**
 * How deliveries of events about the workspace's data went: the counts of the last seven days, the newest of all time as an ISO text in
 * UTC. What we tell the app about the installation itself is left out, as it is in `eventsSeen`, so that the two agree.
 */
export type InstallationHealth = { delivered: number; failed: number; lastEventAt: string | null };

/** For the workspace that has it; all zero when it is not theirs. `failed` counts what was tried and is not delivered. */
export async function getInstallationHealth(
  on: Db,
  scope: AnyWorkspaceScope,
  shownId: string,
): Promise<InstallationHealth> {
  const rows = await on.$queryRaw<Array<{ delivered: bigint; failed: bigint; last: Date | null }>>`
    SELECT count(*) FILTER (WHERE d.state = 'delivered' AND d.created_at > week.start) AS delivered,
           count(*) FILTER (WHERE (d.state = 'dead' OR (d.state = 'pending' AND d.attempts > 0)) AND d.created_at > week.start) AS failed,
           max(d.created_at) AS last
    FROM delivery d JOIN installation i ON i.id = d.installation_id
      CROSS JOIN (SELECT (SELECT business_now()) - interval '7 days' AS start) week
    WHERE i.id = ${parseId("installation", shownId)}::uuid AND i.workspace_id = ${scope.workspaceId}::uuid
      AND d.event_type <> ALL (${[...LIFECYCLE_EVENTS]}::text[])`;
  const row = rows[0];
  return {
    delivered: Number(row?.delivered ?? 0n),
    failed: Number(row?.failed ?? 0n),
    lastEventAt: row?.last?.toISOString() ?? null,
  };
}
