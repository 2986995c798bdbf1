import type { AnyPartnerScope } from "@/lib/accounts/types";
import { hasLiveSecret } from "@/lib/clients/credentials/data";
import { getListingsForPartner, type OwnListing, publishedVersion, workingVersion } from "@/lib/listings/data";
import { completenessOf, countComplete } from "@/lib/listings/editor/completeness";
import { SECTION_KEYS } from "@/lib/listings/editor/sections";
import { needsLiveSecret } from "@/lib/listings/live-secret";
import { getSubmissionReadiness } from "@/lib/partners/data";
import type { Db } from "@/lib/platform/db";
import { hasReceivedEvent } from "@/lib/webhooks/deliveries/data";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";
import type { HomeFacts } from "./steps";

/** The listing to go on with: the newest that is in work and not yet published, else the newest. */
async function leading(on: Db, scope: AnyPartnerScope, listings: readonly OwnListing[]): Promise<HomeFacts["listing"]> {
  const listing = listings.find((one) => workingVersion(one) && !publishedVersion(one)) ?? listings[0];
  const version = listing && (workingVersion(listing) ?? publishedVersion(listing) ?? listing.versions[0]);
  if (!listing || !version) return null;
  return {
    id: listing.shownId,
    name: version.content.name,
    complete: countComplete(completenessOf(listing.type, version.content)),
    sections: SECTION_KEYS.length,
    number: version.number,
    state: version.state,
    published: publishedVersion(listing) !== null,
    liveSecret: needsLiveSecret(version) ? await hasLiveSecret(on, scope, listing.liveClientId) : null,
  };
}

async function hasCalled(on: Db, scope: AnyPartnerScope): Promise<boolean> {
  const sandboxes = await on.workspace.findMany({
    where: { partnerId: scope.partnerId, environment: "sandbox" },
    select: { id: true },
  });
  const call = await on.accessEntry.findFirst({
    where: { workspaceId: { in: sandboxes.map(({ id }) => id) } },
    select: { id: true },
  });
  return call !== null;
}

/** What the next steps are worked out from. `endpoints` are the partner's, as the page shows them. */
export async function getHomeFacts(
  on: Db,
  scope: AnyPartnerScope,
  endpoints: readonly EndpointDto[],
): Promise<HomeFacts> {
  const [readiness, listings, called, received] = await Promise.all([
    getSubmissionReadiness(on, scope.partnerId),
    getListingsForPartner(on, scope),
    hasCalled(on, scope),
    hasReceivedEvent(on, scope),
  ]);
  return {
    called,
    domainVerified: readiness.domainVerified,
    agreementAccepted: readiness.agreementAccepted,
    listing: await leading(on, scope, listings),
    received,
    endpoints: {
      total: endpoints.length,
      troubled: endpoints.filter(({ state }) => state === "failing" || state === "paused").length,
    },
  };
}
