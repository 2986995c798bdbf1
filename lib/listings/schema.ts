import { z } from "zod";
import { BUSINESS_EVENTS, SCOPE_NAMES } from "@/lib/capabilities/constants";
import { type Said, say } from "@/lib/platform/messages/said";
import { AMOUNT_WORDS } from "@/lib/platform/money/amount";
import { emailText } from "@/lib/platform/text/email-address";
import { nameSchema, optionalName } from "@/lib/platform/text/name-text";
import { webAddressSchema } from "@/lib/platform/text/web-address";
import { type FacetKind, LISTING_TYPES, LISTING_LIMITS as MAX } from "./constants";
import { isFacetValue } from "./facets";

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, say("fields.atMostCharacters", { most: max }));
const shortName = (max: number) => optionalName(max, say("fields.atMostCharacters", { most: max }));
const webUrl = webAddressSchema({ wrong: say("portal.fullAddress"), most: 500 });
const optionalUrl = z.union([z.literal(""), webUrl]);
const mediaId = z.string().regex(/^med_[0-9a-z]{26}$/, say("portal.imageUploaded"));

/** A whole number as a field posts it; one sentence says all of what is wanted. */
function wholeUpTo(most: number, sentence: Said) {
  return z.coerce.number(sentence).int(sentence).min(0, sentence).max(most, sentence);
}

function slugsOf(kind: FacetKind, most: number) {
  return z
    .array(z.string().refine((slug) => isFacetValue(kind, slug), say("fields.choose")))
    .max(most, say("fields.atMost", { most: most }))
    .default([]);
}

/** One priced plan; `amountMinor` is minor units of `currency` per `interval`, a decimal string so that JSON keeps it exact. */
export const planSchema = z.strictObject({
  name: shortName(40),
  amountMinor: z.string().regex(/^\d{1,12}$/, AMOUNT_WORDS),
  currency: z.enum(["USD", "EUR", "GBP", "ILS", "JPY"]).default("USD"),
  interval: z.enum(["month", "year", "once"]).default("month"),
  per: z.enum(["workspace", "seat"]).default("workspace"),
  trialDays: wholeUpTo(90, say("portal.wholeDays", { most: 90 })).default(0),
  note: line(140).default(""),
});

export const featureSchema = z.strictObject({ title: line(MAX.featureTitle), text: line(MAX.featureText) });
export const setupStepSchema = z.strictObject({ title: line(MAX.stepTitle), text: line(MAX.stepText).default("") });

/** A scope with the reason it serves; `optional` ones are switches on the consent page. */
export const scopeUseSchema = z.strictObject({
  scope: z.enum(SCOPE_NAMES),
  reason: line(MAX.reason),
  optional: z.boolean().default(false),
});
export const eventUseSchema = z.strictObject({ type: z.enum(BUSINESS_EVENTS), reason: line(MAX.reason) });

/**
 * Everything a version says: what the listing page shows, what it asks for, where it lives. Lax on emptiness, so that a draft can be
 * saved at any point; the static checks (lib/certification) say what is missing. Unknown fields are refused. Stored as JSON and
 * parsed again on every read.
 */
export const versionContentSchema = z.strictObject({
  name: shortName(MAX.name),
  promise: line(MAX.promise).default(""),
  /** Language of the partner's own text, BCP 47. */
  lang: z.enum(["en", "he", "de", "fr", "es", "nl"]).default("en"),
  /** Markdown without raw HTML. */
  description: line(MAX.description).default(""),
  iconMediaId: z.union([z.literal(""), mediaId]).default(""),
  screenshots: z
    .array(z.strictObject({ mediaId, alt: line(160) }))
    .max(MAX.screenshots)
    .default([]),
  features: z.array(featureSchema).max(MAX.features).default([]),
  setupMinutes: wholeUpTo(600, say("portal.wholeMinutes", { most: 600 })).default(0),
  setupSteps: z.array(setupStepSchema).max(MAX.steps).default([]),
  plans: z.array(planSchema).max(MAX.plans).default([]),
  requirements: z.array(line(160)).max(MAX.requirements).default([]),
  useCases: slugsOf("use-case", 3),
  toolTypes: slugsOf("tool-type", 2),
  industries: slugsOf("industry", 4),
  functionalities: slugsOf("functionality", 4),
  depth: z.coerce.number().int().min(0).max(7).default(0),
  /** Names of the two sides' things, for the ports-and-cables picture, such as "Sales journal". */
  partnerThings: z.array(line(40)).max(6).default([]),
  scopes: z.array(scopeUseSchema).max(SCOPE_NAMES.length).default([]),
  events: z.array(eventUseSchema).max(BUSINESS_EVENTS.length).default([]),
  /** Exact strings; empty for versions without an OAuth client (depth 0-1). */
  redirectUris: z.array(webUrl).max(MAX.redirectUris).default([]),
  /** Where "Install" and "Finish connecting" send the person: the partner's own start of the OAuth flow. */
  installUrl: optionalUrl.default(""),
  /** Where signed events go. */
  endpointUrl: optionalUrl.default(""),
  demoUrl: optionalUrl.default(""),
  docsUrl: optionalUrl.default(""),
  supportEmail: z.union([z.literal(""), emailText()]).default(""),
  supportUrl: optionalUrl.default(""),
  supportHours: line(120).default(""),
  privacyUrl: optionalUrl.default(""),
  termsUrl: optionalUrl.default(""),
  /** Where customer data is kept, in words: "Ireland (EU)". */
  dataLocation: line(120).default(""),
  /** What it does with data when removed, in a sentence. */
  dataRetention: line(240).default(""),
  /** Community listings: where the source is, under which licence, and who maintains it by name. */
  repositoryUrl: optionalUrl.default(""),
  licence: line(60).default(""),
  maintainer: shortName(80).default(""),
  /** Embedded listings: the name customers see unless their workspace sets its own. */
  whiteLabelName: shortName(40).default(""),
  /** What changed, in a sentence, for the changelog. */
  changes: line(400).default(""),
});

const storedName = z.string();
const stored = storedName.default("");

const storedSlugs = z.array(z.string()).default([]);

/**
 * The same as it is read: what a frozen version holds stands, also an address or a facet's value that would not be taken in any more. Reading never
 * changes a character, because the content's hash is compared.
 */
export const storedContentSchema = versionContentSchema.extend({
  redirectUris: z.array(z.string()).default([]),
  installUrl: stored,
  endpointUrl: stored,
  demoUrl: stored,
  docsUrl: stored,
  supportUrl: stored,
  privacyUrl: stored,
  termsUrl: stored,
  repositoryUrl: stored,
  useCases: storedSlugs,
  toolTypes: storedSlugs,
  industries: storedSlugs,
  functionalities: storedSlugs,
  name: storedName,
  maintainer: stored,
  whiteLabelName: stored,
  supportEmail: stored,
  plans: z.array(planSchema.extend({ name: storedName })).default([]),
});

/** The parsed content of a version. */
export type VersionContent = z.output<typeof versionContentSchema>;
/** What a form, seed or API may send. */
export type VersionContentInput = z.input<typeof versionContentSchema>;
/** Some fields of a version. */
export type VersionPatch = Partial<VersionContentInput>;
/** The same as a form sends it: `updateVersion` parses every value. */
export type UntrustedPatch = { [K in keyof VersionContent]?: unknown };

/** What the "New listing" form sends. The name's further rules are in `nameProblem`. */
export const createListingSchema = z.object({
  name: nameSchema(say("portal.nameMissing"), {
    max: MAX.name,
    long: say("fields.atMostCharacters", { most: MAX.name }),
  }),
  type: z.enum(LISTING_TYPES, say("portal.typeMissing")),
});
export type CreateListingInput = z.output<typeof createListingSchema>;

/** The payload of `listing.published`. */
export const listingPublishedSchema = z.object({ listingId: z.uuid(), versionId: z.uuid() });

/** The payload of `listing.facts_changed`. */
export const listingFactsSchema = z.object({ listingId: z.uuid() });
