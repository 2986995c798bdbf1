import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import { createListing, createNextVersion, updateVersion } from "@/lib/listings/mutations";
import { publishVersion, versionWrite } from "@/lib/listings/publication/mutations";
import type { VersionPatch } from "@/lib/listings/schema";
import { VERSIONS } from "@/lib/listings/transitions";
import type { ListingType } from "@/lib/listings/types";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { contentHash } from "@/lib/platform/json/canonical";
import { getBusinessTime } from "@/lib/platform/time";
import { move } from "@/lib/platform/transitions/move";
import { makeStaffScope } from "./accounts";
import { makePartner, makePartnerScope } from "./partners";

/** A whole listing's content, complete in every section, images apart. */
export const LISTING_CONTENT = {
  promise: "Books every order in your ledger by midnight.",
  description:
    "Tallyho keeps your books in step with your shop.\n\n- Sales, tax, fees and refunds as separate lines\n- Corrections come back within a minute",
  features: [
    {
      title: "Every order, booked",
      text: "Sales, tax, fees and refunds land as separate lines, so the books agree with the bank.",
    },
    {
      title: "Corrections come back",
      text: "Fix a customer’s tax number in Tallyho and Example has it within a minute.",
    },
    {
      title: "Nothing booked twice",
      text: "Each order carries its own number. A repeat is recognised and left alone.",
    },
  ],
  setupMinutes: 2,
  setupSteps: [
    { title: "Press Install", text: "Choose the workspace and agree to what it may do." },
    { title: "Sign in to Tallyho", text: "Or open an account there, it is the same page." },
    { title: "Match your accounts", text: "We suggest four. Change any of them." },
  ],
  plans: [
    { name: "Solo", amountMinor: "0", note: "50 orders a month" },
    { name: "Shop", amountMinor: "1900", trialDays: 14, note: "2,000 orders a month" },
  ],
  requirements: ["A Tallyho account. Setup can open one."],
  useCases: ["accounting-and-tax"],
  toolTypes: ["accounting"],
  industries: ["retail"],
  functionalities: ["two-way-sync"],
  depth: 4,
  partnerThings: ["Contacts", "Sales journal", "Bank matches"],
  scopes: [
    { scope: "orders:read", reason: "To book every order with its lines and tax." },
    { scope: "customers:read", reason: "To put the right name on the invoice." },
    { scope: "customers:write", reason: "To send corrected tax numbers back.", optional: true },
  ],
  events: [
    { type: "order.created", reason: "To book an order as it happens." },
    { type: "order.updated", reason: "To book corrections and refunds." },
  ],
  redirectUris: ["https://tallyho.example/callback"],
  installUrl: "https://tallyho.example/connect",
  endpointUrl: "https://tallyho.example/hooks",
  demoUrl: "https://tallyho.example/demo",
  docsUrl: "https://tallyho.example/guide",
  supportEmail: "help@tallyho.example",
  supportUrl: "https://tallyho.example/help",
  supportHours: "Working days, 9 to 17, London",
  privacyUrl: "https://tallyho.example/privacy",
  termsUrl: "https://tallyho.example/terms",
  dataLocation: "Ireland (EU)",
  dataRetention: "Deleted within 30 days of removal.",
  changes: "First version.",
} satisfies VersionPatch;

/** What a made listing is known by; ids are raw uuids. */
export type MadeListing = {
  scope: PartnerScope<never>;
  listingId: string;
  versionId: string;
  slug: string;
  sandboxClientId: string;
  liveClientId: string;
};

/** A listing with its draft 1.0.0, complete unless `patch` says otherwise. Without `scope` a partner is made. */
export async function makeListing(
  over: { scope?: PartnerScope<never>; name?: string; type?: ListingType; patch?: VersionPatch } = {},
): Promise<MadeListing> {
  const scope = over.scope ?? (await makeOwnerScope());
  const name = over.name ?? `Tallyho ${newId().slice(-8)}`;
  const made = await inTransaction((tx) => createListing(tx, scope, { name, type: over.type ?? "partner" }));
  await saveVersion(scope, made.versionId, { ...LISTING_CONTENT, ...over.patch });
  return { scope, ...made };
}

async function makeOwnerScope(): Promise<PartnerScope<never>> {
  const { partnerId, ownerId } = await makePartner();
  return makePartnerScope(partnerId, "owner", ownerId);
}

/** Saves fields of a version as its partner would, over whatever lock it has now. */
export async function saveVersion(scope: PartnerScope<never>, versionId: string, patch: VersionPatch): Promise<void> {
  const { lockVersion } = await db().version.findUniqueOrThrow({ where: { id: versionId } });
  await inTransaction((tx) => updateVersion(tx, scope, { versionId, lockVersion, patch }));
}

/** Takes a draft through submission and approval by the version's own steps; no submission, verdict or certificate is written. */
export async function approveVersion(
  scope: PartnerScope<never>,
  versionId: string,
  staff?: StaffScope<never>,
): Promise<void> {
  const reviewer = staff ?? (await makeStaffScope("reviewer"));
  const { content } = await db().version.findUniqueOrThrow({ where: { id: versionId } });
  await inTransaction(async (tx) => {
    await move(tx, scope, VERSIONS, "submit", {
      write: versionWrite(tx, scope, {
        versionId,
        contentHash: contentHash(parseContent(content)),
        submittedAt: await getBusinessTime(tx),
      }),
    });
    await move(tx, reviewer, VERSIONS, "claim", { write: versionWrite(tx, reviewer, { versionId }) });
    await move(tx, reviewer, VERSIONS, "approve", { write: versionWrite(tx, reviewer, { versionId }) });
  });
}

/** A published listing without a certificate. */
export async function makePublishedListing(over: Parameters<typeof makeListing>[0] = {}): Promise<MadeListing> {
  const made = await makeListing(over);
  await approveVersion(made.scope, made.versionId);
  await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId }));
  return made;
}

/** The next version of a published listing, published with `patch` over the former's content. */
export async function publishNext(
  made: MadeListing,
  patch: VersionPatch,
): Promise<{ versionId: string; number: string }> {
  const next = await inTransaction((tx) =>
    createNextVersion(tx, made.scope, { listingId: made.listingId, bump: "minor" }),
  );
  await saveVersion(made.scope, next.versionId, patch);
  await approveVersion(made.scope, next.versionId);
  await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: next.versionId }));
  return next;
}
