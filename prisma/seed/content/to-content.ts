import type { VersionContentInput } from "@/lib/listings/schema";
import { PARTNERS } from "./partners";
import type { SeedListing } from "./types";

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** The listing's name in the addresses of the sample partner process. */
export const appSlug = (listing: SeedListing) => slugOf(listing.name);

/** Where the app behind a listing answers: the sample partner process at `appUrl`. Without permissions there is no app to reach. */
export function appAddresses(listing: SeedListing, appUrl: string) {
  if (!listing.scopes) return { installUrl: "", endpointUrl: "", redirectUris: [] };
  const base = `${appUrl}/apps/${appSlug(listing)}`;
  return { installUrl: `${base}/install`, endpointUrl: `${base}/webhooks`, redirectUris: [`${base}/callback`] };
}

/** Its partner's public pages, which the same process answers, also for a listing without an app. */
function pageAddresses(listing: SeedListing, appUrl: string) {
  const base = `${appUrl}/apps/${appSlug(listing)}`;
  return {
    demoUrl: `${base}/demo`,
    docsUrl: `${base}/guide`,
    supportUrl: `${base}/help`,
    privacyUrl: `${base}/privacy`,
    termsUrl: `${base}/terms`,
  };
}

/** Where a partner keeps data, and how long. */
function dataCare(listing: SeedListing) {
  const { country } = PARTNERS[listing.partner];
  return {
    dataLocation: country === "US" || country === "CA" ? "United States" : "Ireland (EU)",
    dataRetention: "Kept while installed, deleted within 30 days of removal.",
  };
}

/** What the pages tell of a listing (examples/partner-app/src/listing-site.ts). */
export function siteFacts(listing: SeedListing) {
  const partner = PARTNERS[listing.partner];
  const { dataLocation, dataRetention } = dataCare(listing);
  return {
    name: listing.name,
    company: partner.name,
    promise: listing.promise,
    about: listing.about,
    features: listing.features.map(([title, text]) => `${title}: ${text}`),
    steps: listing.steps.map(([title, text = ""]) => (text === "" ? title : `${title}: ${text}`)),
    reasons: (listing.scopes ?? []).map(([scope, reason]) => `${scope}: ${reason}`),
    email: `help@${partner.domain}`,
    location: dataLocation,
    retention: dataRetention,
  };
}

/** The first version's scopes: all but what the second one adds or took away. */
function scopesOf(listing: SeedListing, first: boolean) {
  const uses = (listing.scopes ?? []).map(([scope, reason, optional]) => ({
    scope,
    reason,
    optional: optional === "optional",
  }));
  const last = uses.length > 1 ? uses.at(-1) : undefined;
  return first && listing.second ? uses.filter((use) => use !== last) : uses;
}

/** A hand-written listing as a version's content. */
export function toContent(
  listing: SeedListing,
  appUrl: string,
  pictures: Required<Pick<VersionContentInput, "iconMediaId" | "screenshots">>,
  first: boolean,
): VersionContentInput {
  const partner = PARTNERS[listing.partner];
  const scopes = scopesOf(listing, first);
  return {
    name: listing.name,
    promise: listing.promise,
    description: listing.about,
    ...pictures,
    features: listing.features.map(([title, text]) => ({ title, text })),
    setupMinutes: listing.minutes,
    setupSteps: listing.steps.map(([title, text = ""]) => ({ title, text })),
    plans: listing.plans.map(([name, dollars, note = "", trialDays = 0]) => ({
      name,
      amountMinor: String(dollars * 100),
      note,
      trialDays,
    })),
    requirements: [...(listing.requirements ?? [])],
    useCases: [...listing.useCases],
    toolTypes: [...listing.toolTypes],
    industries: [...(listing.industries ?? [])],
    functionalities: [...listing.functionalities],
    depth: listing.depth,
    partnerThings: [...listing.things],
    scopes,
    events: (listing.events ?? []).map(([type, reason]) => ({ type, reason })),
    ...appAddresses(listing, appUrl),
    ...pageAddresses(listing, appUrl),
    supportEmail: `help@${partner.domain}`,
    supportHours: "Working days, 9 to 17, answered within a day",
    ...dataCare(listing),
    repositoryUrl: listing.community?.repository ?? "",
    licence: listing.community?.licence ?? "",
    maintainer: listing.community?.maintainer ?? "",
    whiteLabelName: listing.whiteLabel?.[0] ?? "",
    changes: first ? "First version." : (listing.second?.changes ?? ""),
  };
}
