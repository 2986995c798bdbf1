import type { PartnerScope } from "@/lib/accounts/types";
import { getListingsForPartner, type OwnListing, publishedVersion, workingVersion } from "@/lib/listings/data";
import { completenessOf, countComplete } from "@/lib/listings/editor/completeness";
import { SECTION_KEYS } from "@/lib/listings/editor/sections";
import { getSubmissionReadiness } from "@/lib/partners/data";
import type { Db } from "@/lib/platform/db";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";
import type { HomeFacts } from "./steps";

/** The listing to go on with: the newest that is in work and not yet published, else the newest. */
function leading(listings: readonly OwnListing[]): HomeFacts["listing"] {
  const listing = listings.find((one) => workingVersion(one) && !publishedVersion(one)) ?? listings[0];
  const version = listing && (workingVersion(listing) ?? publishedVersion(listing) ?? listing.versions[0]);
  if (!listing || !version) return null;
  return {
    id: listing.shownId,
    name: version.content.name,
    complete: countComplete(completenessOf(listing.type, version.content)),
    sections: SECTION_KEYS.length,
    handedIn: listing.versions.some(({ submittedAt, publishedAt }) => submittedAt !== null || publishedAt !== null),
    published: publishedVersion(listing) !== null,
  };
}

async function hasCalled(on: Db, scope: PartnerScope): Promise<boolean> {
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
export async function getHomeFacts(on: Db, scope: PartnerScope, endpoints: readonly EndpointDto[]): Promise<HomeFacts> {
  const [readiness, listings, called] = await Promise.all([
    getSubmissionReadiness(on, scope.partnerId),
    getListingsForPartner(on, scope),
    hasCalled(on, scope),
  ]);
  return {
    called,
    domainVerified: readiness.domainVerified,
    agreementAccepted: readiness.agreementAccepted,
    listing: leading(listings),
    endpoints: {
      total: endpoints.length,
      healthy: endpoints.filter(({ state, lastSuccessAt }) => state === "active" && lastSuccessAt).length,
      troubled: endpoints.filter(({ state }) => state === "failing" || state === "paused").length,
    },
  };
}
