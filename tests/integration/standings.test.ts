import { describe, expect, it } from "vitest";
import { mintPersonScope } from "@/lib/accounts/gates/mint";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { getLiveTarget } from "@/lib/installs/data";
import { requestInstallation } from "@/lib/installs/requests/mutations";
import { getStandings } from "@/lib/installs/standings/data";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { makeWorkspaceScope } from "../factories/accounts";
import { makeAdminScope, makeInstallation } from "../factories/installs";
import { makePublishedListing } from "../factories/listings";

const standing = async (scope: WorkspaceScope<never>, slug: string) => {
  const all = await getStandings(db(), mintPersonScope<never>(scope.person), slug);
  return all.find(({ workspace }) => workspace === formatId("workspace", scope.workspaceId));
};

describe("what a listing's page knows of the reader's workspaces", () => {
  it("is nothing, a request with who decides, one step left, or installed", async () => {
    const listing = await makePublishedListing();
    const owner = await makeAdminScope();
    const member = await makeWorkspaceScope(owner.workspaceId, "member");
    expect(await standing(member, listing.slug)).toMatchObject({ state: "none", installation: null });
    await inTransaction(async (tx) => {
      const target = await getLiveTarget(tx, { id: listing.listingId });
      if (!target) throw new Error("not published");
      const decider = formatId("person", owner.person.personId);
      await requestInstallation(tx, member, target, { decider, reason: "We need it.", requested: [] });
    });
    expect(await standing(member, listing.slug)).toMatchObject({
      state: "requested",
      decider: { name: owner.person.name, isMe: false },
    });
    expect(await standing(owner, listing.slug)).toMatchObject({ decider: { isMe: true } });
    const pending = await makeInstallation({ listing, pending: true });
    expect(await standing(pending.scope, listing.slug)).toMatchObject({
      state: "pending",
      installation: formatId("installation", pending.installationId),
    });
    const installed = await makeInstallation({ listing });
    expect(await standing(installed.scope, listing.slug)).toMatchObject({ state: "installed" });
    await db().installation.update({
      where: { id: installed.installationId },
      data: { offeredVersionId: listing.versionId },
    });
    expect(await standing(installed.scope, listing.slug)).toMatchObject({ state: "update" });
  });

  it("names no workspace of other people, and nothing for a listing that is not there", async () => {
    const { listing, scope } = await makeInstallation();
    const stranger = await makeAdminScope();
    const seen = await getStandings(db(), mintPersonScope<never>(stranger.person), listing.slug);
    expect(seen.map(({ workspace }) => workspace)).not.toContain(formatId("workspace", scope.workspaceId));
    expect(await getStandings(db(), mintPersonScope<never>(stranger.person), "no-such-listing")).toEqual([]);
  });
});
