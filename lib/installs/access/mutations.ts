import type { InstallationScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** One API call of an app. `path` without the query: it may hold what a person searched for. */
export type AccessInput = {
  access: "read" | "write";
  resource: string;
  resourceId: string | null;
  method: string;
  path: string;
  status: number;
  /** How many records were read or written. */
  records: number;
};

/** Writes what an installation just did into its workspace's activity. A write notes itself in its own transaction. */
export async function recordAccess(on: Db, scope: InstallationScope, input: AccessInput): Promise<void> {
  await on.accessEntry.create({
    data: {
      ...input,
      id: newId(),
      installationId: scope.installationId,
      workspaceId: scope.workspaceId,
      partnerId: scope.partnerId,
    },
  });
}
