import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { LIVE_STATES } from "@/lib/installs/constants";
import { decideMeasure, type Outcome, takeMeasure } from "@/lib/lifecycle/measures/mutations";
import type { ProposalMove } from "@/lib/lifecycle/transitions";
import type { MeasureStep } from "@/lib/lifecycle/types";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { createEndpoint } from "@/lib/webhooks/endpoints/mutations";
import { type MadeInstallation, makeInstallation } from "./installs";
import { type MadeListing, makePublishedListing } from "./listings";

export const REASON = "It sends customers’ addresses to a third company.";

/** Takes a step, or proposes it. */
export function take(
  scope: StaffScope<never> | PartnerScope<never>,
  listing: Pick<MadeListing, "listingId">,
  step: MeasureStep,
  reason = REASON,
): Promise<Outcome> {
  return inTransaction((tx) => takeMeasure(tx, scope, { listingId: listing.listingId, step, reason }));
}

/** Decides a proposal. */
export function decide(
  scope: StaffScope<never> | PartnerScope<never>,
  measureId: string,
  move: Exclude<ProposalMove, "expire"> = "approve",
): Promise<unknown> {
  return inTransaction((tx) => decideMeasure(tx, scope, { measureId, move }));
}

/** A public listing with this many live installations, one of every live state first; all in workspaces without people. */
export async function makeInstalledBy(count: number, scope?: PartnerScope<never>): Promise<MadeListing> {
  const listing = await makePublishedListing(scope ? { scope } : {});
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    workspaceId: newId(),
    state: LIVE_STATES[index] ?? "active",
  }));
  const name = "Crowd";
  await db().workspace.createMany({
    data: rows.map(({ workspaceId }) => ({ id: workspaceId, environment: "live", name })),
  });
  const { listingId, versionId } = listing;
  await db().installation.createMany({
    data: rows.map((row) => ({
      ...row,
      environment: "live",
      listingId,
      partnerId: listing.scope.partnerId,
      clientId: listing.liveClientId,
      versionId,
    })),
  });
  return listing;
}

/** The proposal (raw uuid) of a step about a listing of 101 installations, which `owner`'s partner made. */
export async function proposed(
  scope: StaffScope<never> | PartnerScope<never>,
  step: MeasureStep,
  owner?: PartnerScope<never>,
): Promise<string> {
  return (await take(scope, await makeInstalledBy(101, owner), step)).measureId;
}

/** A live installation with an endpoint that is never reached. */
export async function makeLiveApp(): Promise<MadeInstallation & { endpointId: string; workspaceId: string }> {
  const made = await makeInstallation();
  const { endpointId } = await inTransaction((tx) =>
    createEndpoint(tx, {
      clientId: made.listing.liveClientId,
      partnerId: made.listing.scope.partnerId,
      environment: "live",
      transport: "http",
      url: "http://127.0.0.1:9/never",
    }),
  );
  return { ...made, endpointId, workspaceId: made.scope.workspaceId };
}
