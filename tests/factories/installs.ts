import type { WorkspaceScope } from "@/lib/accounts/types";
import { getLiveTarget } from "@/lib/installs/data";
import { activateInstallation, consentToInstall } from "@/lib/installs/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makeWorkspace, makeWorkspaceScope } from "./accounts";
import { type MadeListing, makePublishedListing } from "./listings";

export type MadeInstallation = { scope: WorkspaceScope<never>; listing: MadeListing; installationId: string };

/** A listing installed and active in a workspace, with every optional permission unless `chosen` says otherwise. */
export async function makeInstallation(
  over: { scope?: WorkspaceScope<never>; listing?: MadeListing; chosen?: readonly string[]; pending?: boolean } = {},
): Promise<MadeInstallation> {
  const listing = over.listing ?? (await makePublishedListing());
  const scope = over.scope ?? (await makeAdminScope());
  const installationId = await inTransaction(async (tx) => {
    const target = await getLiveTarget(db(), { id: listing.listingId });
    if (!target) throw new Error("The listing is not published.");
    const chosen = over.chosen ?? target.content.scopes.map((use) => use.scope);
    const made = await consentToInstall(tx, scope, target, {
      shown: formatId("version", target.versionId),
      requested: [],
      chosen,
    });
    if (!over.pending && made.state === "pending") await activateInstallation(tx, made.installationId);
    return made.installationId;
  });
  return { scope, listing, installationId };
}

/** The owner of a new live workspace. */
export async function makeAdminScope(name?: string): Promise<WorkspaceScope<never>> {
  const { workspaceId, ownerId } = await makeWorkspace(name ? { name } : {});
  return makeWorkspaceScope(workspaceId, "owner", ownerId);
}
