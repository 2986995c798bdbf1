import type { WorkspaceScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";

/** How deliveries to one installation went in the last seven days; moments are ISO texts in UTC. */
export type InstallationHealth = { delivered: number; failed: number; lastEventAt: string | null };

/** For the workspace that has it; all zero when it is not theirs. `failed` counts what was tried and is not delivered. */
export async function getInstallationHealth(
  on: Db,
  scope: WorkspaceScope,
  shownId: string,
): Promise<InstallationHealth> {
  const rows = await on.$queryRaw<Array<{ delivered: bigint; failed: bigint; last: Date | null }>>`
    SELECT count(*) FILTER (WHERE d.state = 'delivered') AS delivered,
           count(*) FILTER (WHERE d.state = 'dead' OR (d.state = 'pending' AND d.attempts > 0)) AS failed,
           max(d.created_at) AS last
    FROM delivery d JOIN installation i ON i.id = d.installation_id
    WHERE i.id = ${parseId("installation", shownId)}::uuid AND i.workspace_id = ${scope.workspaceId}::uuid
      AND d.created_at > clock_timestamp() - interval '7 days'`;
  const row = rows[0];
  return {
    delivered: Number(row?.delivered ?? 0n),
    failed: Number(row?.failed ?? 0n),
    lastEventAt: row?.last?.toISOString() ?? null,
  };
}
