import type { PartnerScope, StaffScope } from "@/lib/accounts/types";
import { keepCertifiedUntil } from "@/lib/certification/certificates/mutations";
import { runChecks } from "@/lib/certification/checks/mutations";
import type { Probe, Prober } from "@/lib/certification/checks/types";
import { claimSubmission, reviewSubmission } from "@/lib/certification/review/mutations";
import type { ReviewInput } from "@/lib/certification/schema";
import { submitVersion } from "@/lib/certification/submissions/mutations";
import type { VerdictEntry } from "@/lib/certification/types";
import { createMedia } from "@/lib/listings/media/mutations";
import { publishVersion } from "@/lib/listings/publication/mutations";
import type { VersionPatch } from "@/lib/listings/schema";
import { type ListingType, REQUIREMENTS } from "@/lib/listings/types";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { makeStaffScope } from "./accounts";
import { LISTING_CONTENT, type MadeListing, makeListing, saveVersion } from "./listings";
import { makePartner, makePartnerScope, makeReadyToSubmit } from "./partners";

/** What a friendly server answers. */
export const ANSWERED: Probe = {
  kind: "answered",
  hops: [],
  status: 200,
  contentType: "text/html",
  excerpt: "<title>Tallyho</title>",
  durationMs: 120,
};

/** Every address answers with a page, without a network. */
export const friendlyProber: Prober = async (urls) => new Map(urls.map((url) => [url, ANSWERED]));

/** A picture of the partner's that is good enough for an icon: the row without real bytes. */
async function makeIcon(scope: PartnerScope<never>): Promise<string> {
  const image = {
    mime: "image/webp",
    width: 96,
    height: 96,
    sha256: newId(),
    bytes: new Uint8Array([0]),
    plainBp: 4_000,
  } as const;
  const id = newId();
  const { mediaId } = await inTransaction((tx) =>
    createMedia(tx, scope, { id, purpose: "icon", image, at: { bytes: image.bytes, storeKey: null } }),
  );
  return mediaId;
}

/** The addresses of a listing on one domain. */
function addressesOn(domain: string): VersionPatch {
  const moved = Object.entries(LISTING_CONTENT).filter(([, value]) =>
    JSON.stringify(value).includes("https://tallyho.example"),
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(moved)).replaceAll("tallyho.example", domain));
}

/** A listing that can be handed in: complete, with an icon, its addresses on a proven domain, the agreement accepted. */
export async function makeSubmittable(
  over: { name?: string; type?: ListingType; patch?: VersionPatch; isHouse?: boolean } = {},
): Promise<MadeListing> {
  const { partnerId, ownerId } = await makePartner(over.isHouse ? { isHouse: true } : {});
  const domain = `d${newId().slice(-10)}.example`;
  await makeReadyToSubmit(partnerId, ownerId, domain);
  const scope = await makePartnerScope(partnerId, "owner", ownerId);
  const { name, type } = over;
  const patch = { ...addressesOn(domain), iconMediaId: await makeIcon(scope), ...over.patch };
  return makeListing({ scope, patch, ...(name ? { name } : {}), ...(type ? { type } : {}) });
}

/** The lock version of a version, as a page would show it. */
export async function versionLock(versionId: string): Promise<number> {
  return (await db().version.findUniqueOrThrow({ where: { id: versionId } })).lockVersion;
}

/** The lock version of a submission, as a page would show it. */
export async function submissionLock(submissionId: string): Promise<number> {
  return (await db().submission.findUniqueOrThrow({ where: { id: submissionId } })).lockVersion;
}

/** Checks a draft against friendly servers and hands it in. */
export async function submit(
  made: Pick<MadeListing, "scope" | "versionId">,
  options: { isDemo?: boolean; prober?: Prober } = {},
): Promise<{ submissionId: string; round: number }> {
  const { scope, versionId } = made;
  await runChecks(scope, { versionId }, options.prober ?? friendlyProber);
  const lockVersion = await versionLock(versionId);
  return inTransaction((tx) => submitVersion(tx, scope, { versionId, lockVersion, isDemo: options.isDemo ?? false }));
}

/** A reviewer takes a submission. */
export async function claim(submissionId: string, reviewer?: StaffScope<never>): Promise<StaffScope<never>> {
  const scope = reviewer ?? (await makeStaffScope("reviewer"));
  const lockVersion = await submissionLock(submissionId);
  await inTransaction((tx) => claimSubmission(tx, scope, { submissionId, lockVersion }));
  return scope;
}

/** Seven times the same verdict. */
export function sevenVerdicts(
  entry: VerdictEntry = { value: "pass", note: "Seen in the sandbox." },
): ReviewInput["verdicts"] {
  return Object.fromEntries(REQUIREMENTS.map((name) => [name, entry]));
}

type Posted = Omit<ReviewInput, "submission"> & { submissionId: string };

/** What the review form posts: saves nothing new unless told. */
export function reviewInput(
  submissionId: string,
  lockVersion: number,
  over: Partial<Omit<ReviewInput, "submission">>,
): Posted {
  return {
    submissionId,
    lockVersion,
    intent: "save",
    verdicts: {},
    rules: [],
    canned: [],
    reason: "",
    confirmed: true,
    ...over,
  };
}

/** One press of a button on the review page by whoever has it. */
export async function review(
  reviewer: StaffScope<never>,
  submissionId: string,
  over: Partial<Omit<ReviewInput, "submission">>,
): Promise<void> {
  const lockVersion = await submissionLock(submissionId);
  const input = reviewInput(submissionId, lockVersion, over);
  await inTransaction((tx) => reviewSubmission(tx, reviewer, input));
}

/** Hands in, reviews and approves, through every real step. */
export async function certify(
  made: MadeListing,
  options: { reviewer?: StaffScope<never>; verdicts?: ReviewInput["verdicts"]; isDemo?: boolean } = {},
): Promise<{ submissionId: string; reviewer: StaffScope<never> }> {
  const { submissionId } = await submit(made, { isDemo: options.isDemo ?? false });
  const reviewer = await claim(submissionId, options.reviewer);
  await review(reviewer, submissionId, { intent: "approve", verdicts: options.verdicts ?? sevenVerdicts() });
  return { submissionId, reviewer };
}

/** A published listing with its certificate, as the worker would leave it. */
export async function makeCertifiedListing(over: Parameters<typeof makeSubmittable>[0] = {}): Promise<MadeListing> {
  const made = await makeSubmittable(over);
  await certify(made);
  await inTransaction((tx) => publishVersion(tx, made.scope, { versionId: made.versionId }));
  await inTransaction((tx) => keepCertifiedUntil(tx, made.listingId));
  return made;
}

/** Edits a draft as its partner would. */
export async function edit(made: MadeListing, patch: VersionPatch): Promise<void> {
  await saveVersion(made.scope, made.versionId, patch);
}
