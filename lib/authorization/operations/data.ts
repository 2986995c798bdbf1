import type { z } from "zod";
import type { InstallationScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import type { meSchema } from "./platform";

/** An installation's page without a language: `app/workspace` goes on in the reader's. */
function installationPath(scope: InstallationScope): string {
  return `/workspace/${formatId("workspace", scope.workspaceId)}/installed/${formatId("installation", scope.installationId)}`;
}

/** What `GET /api/v1/me` answers for a proven token. */
export async function getInstallationSummary(on: Db, scope: InstallationScope): Promise<z.output<typeof meSchema>> {
  const found = await on.installation.findUniqueOrThrow({
    where: { id: scope.installationId },
    select: {
      state: true,
      workspace: { select: { name: true } },
      version: { select: { number: true, content: true } },
    },
  });
  return {
    installation: {
      id: formatId("installation", scope.installationId),
      state: found.state,
      url: `${env().origin}${installationPath(scope)}`,
    },
    workspace: { id: formatId("workspace", scope.workspaceId), name: found.workspace.name },
    listing: {
      id: formatId("listing", scope.listingId),
      name: parseContent(found.version.content).name,
      version: found.version.number,
    },
    scopes: [...scope.scopes],
    environment: scope.environment,
  };
}
