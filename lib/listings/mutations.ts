import type { PartnerScope } from "@/lib/accounts/types";
import { createClient } from "@/lib/clients/mutations";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { issueWords } from "@/lib/platform/forms/issue-words";
import { saidFields } from "@/lib/platform/forms/said-fields";
import { newId } from "@/lib/platform/ids";
import { type Said, say } from "@/lib/platform/messages/said";
import { isTooDeep, MARKDOWN_TOO_DEEP } from "@/lib/platform/text/markdown";
import { getBusinessTime } from "@/lib/platform/time";
import { canMove } from "@/lib/platform/transitions/derive";
import { move, tryMove } from "@/lib/platform/transitions/move";
import { withStoredAddresses } from "./addresses";
import { followContent } from "./client-follow";
import { parseContent } from "./data";
import { ownsMedia } from "./media/data";
import { type CreateListingInput, type UntrustedPatch, type VersionContent, versionContentSchema } from "./schema";
import { nameProblem, slugOf } from "./slug";
import { VERSIONS } from "./transitions";
import { typesFor } from "./type-rules";
import { type Bump, FIRST_NUMBER, nextNumber } from "./version-number";

/** Refuses with a message at the form field. */
function refuse(field: string, sentence: Said): never {
  throw new AppError("invalid_input", { fields: { [field]: [sentence] } });
}

/**
 * A new listing of the scope's partner with its draft 1.0.0 and both OAuth clients. The address part is made from the name and reserved
 * for ever. Errors: `invalid_input` with `name` or `type`.
 */
export async function createListing(
  tx: Tx,
  scope: PartnerScope<"listing.create">,
  input: CreateListingInput & { isDemo?: boolean },
): Promise<{ listingId: string; versionId: string; sandboxClientId: string; liveClientId: string; slug: string }> {
  const problem = nameProblem(input.name);
  if (problem) refuse("name", problem);
  if (!typesFor(scope.isHouse).includes(input.type)) refuse("type", say("portal.typeWrong"));
  const slug = slugOf(input.name);
  const [listingId, versionId] = [newId(), newId()];
  const listing = { id: listingId, partnerId: scope.partnerId, slug, type: input.type, isDemo: input.isDemo ?? false };
  const { count } = await tx.listing.createMany({ data: [listing], skipDuplicates: true });
  if (count === 0) refuse("name", say("portal.nameTaken"));
  const client = { partnerId: scope.partnerId, listingId, name: input.name, redirectUris: [], scopes: [] };
  const sandbox = await createClient(tx, { ...client, environment: "sandbox" });
  const live = await createClient(tx, { ...client, environment: "live" });
  await tx.listing.update({
    where: { id: listingId },
    data: { sandboxClientId: sandbox.clientId, liveClientId: live.clientId },
  });
  const { supportEmail } = await tx.partner.findUniqueOrThrow({
    where: { id: scope.partnerId },
    select: { supportEmail: true },
  });
  const content = versionContentSchema.parse({ name: input.name, supportEmail });
  await tx.version.create({
    data: { id: versionId, listingId, number: FIRST_NUMBER, content, createdById: scope.person.personId },
  });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "listing.create",
    subject: { type: "listing", id: listingId },
    partnerId: scope.partnerId,
    after: { slug, name: input.name, type: input.type },
  });
  return { listingId, versionId, sandboxClientId: sandbox.clientId, liveClientId: live.clientId, slug };
}

/** What a save answers: saved, or the newer content that someone else saved in the meantime. Nothing is lost either way. */
export type SaveOutcome = { saved: boolean; lockVersion: number; content: VersionContent };

function parsePatched(current: VersionContent, patch: UntrustedPatch): VersionContent {
  const parsed = versionContentSchema.safeParse({ ...current, ...patch }, { error: issueWords });
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_input", { fields: saidFields(parsed.error) });
}

function changedFields(before: VersionContent, after: VersionContent): Partial<VersionContent>[] {
  const keys = Object.keys(versionContentSchema.shape).filter((key) => {
    return JSON.stringify(Reflect.get(before, key)) !== JSON.stringify(Reflect.get(after, key));
  });
  const pick = (content: VersionContent) => Object.fromEntries(keys.map((key) => [key, Reflect.get(content, key)]));
  return keys.length === 0 ? [] : [pick(before), pick(after)];
}

/**
 * Saves some fields of a version that may still be edited. `lockVersion` is what the caller read: when it is no longer current,
 * nothing is written and the newer content comes back. The sandbox client's addresses and permissions follow in the same
 * transaction. Errors: `not_found`, `invalid_input`, `conflict` (no longer editable).
 */
export async function updateVersion(
  tx: Tx,
  scope: PartnerScope<"listing.create" | "listing.edit" | "media.create">,
  input: { versionId: string; lockVersion: number; patch: UntrustedPatch },
): Promise<SaveOutcome> {
  const version = await tx.version.findFirst({
    where: { id: input.versionId, listing: { partnerId: scope.partnerId } },
    select: { state: true, lockVersion: true, content: true, listing: { select: { sandboxClientId: true } } },
  });
  if (!version) throw new AppError("not_found");
  const current = parseContent(version.content);
  if (!canMove(VERSIONS, version.state, "edit")) {
    throw new AppError("conflict", {
      sentence: say("portal.versionFrozen"),
    });
  }
  const content = parsePatched(current, input.patch);
  const problem = content.name === current.name ? null : nameProblem(content.name);
  if (problem) refuse("name", problem);
  // Only what is written now: an older text must not stop other fields from being saved, and is refused when it is handed in.
  const rewritten = content.description !== current.description;
  if (rewritten && isTooDeep(content.description)) refuse("description", MARKDOWN_TOO_DEEP);
  const [before, after] = changedFields(current, content);
  if (!before || !after) return { saved: true, lockVersion: version.lockVersion, content: current };
  const media = [content.iconMediaId, ...content.screenshots.map((shot) => shot.mediaId)].filter((id) => id !== "");
  if (!(await ownsMedia(tx, scope, media))) refuse("iconMediaId", say("portal.imageOwn"));
  const now = await getBusinessTime(tx);
  const isSaved = await tryMove(tx, scope, VERSIONS, "edit", {
    write: (state) =>
      tx.version.updateMany({
        where: { id: input.versionId, lockVersion: input.lockVersion, state },
        data: { content, lockVersion: { increment: 1 }, updatedAt: now },
      }),
    audit: { subject: { type: "version", id: input.versionId }, partnerId: scope.partnerId, before, after },
  });
  if (!isSaved) {
    const newer = await tx.version.findUniqueOrThrow({
      where: { id: input.versionId },
      select: { lockVersion: true, content: true },
    });
    return { saved: false, lockVersion: newer.lockVersion, content: parseContent(newer.content) };
  }
  if (version.listing.sandboxClientId) await followContent(tx, version.listing.sandboxClientId, content);
  return { saved: true, lockVersion: input.lockVersion + 1, content };
}

/**
 * A draft to work on after a version was published or rejected: a copy of the published content (else of the newest) with the next
 * number. Errors: `not_found`; `already_done` while another version is in work.
 */
export async function createNextVersion(
  tx: Tx,
  scope: PartnerScope<"listing.edit">,
  input: { listingId: string; bump: Bump },
): Promise<{ versionId: string; number: string }> {
  const versions = await tx.version.findMany({
    where: { listingId: input.listingId, listing: { partnerId: scope.partnerId } },
    orderBy: { createdAt: "desc" },
    select: { id: true, number: true, state: true, content: true },
  });
  const base = versions.find((version) => version.state === "published") ?? versions[0];
  if (!base) throw new AppError("not_found");
  const content = { ...withStoredAddresses(parseContent(base.content)), changes: "" };
  const [versionId, number] = [
    newId(),
    nextNumber(
      versions.map((version) => version.number),
      input.bump,
    ),
  ];
  const draft = { id: versionId, listingId: input.listingId, number, content, createdById: scope.person.personId };
  // A unique index allows one version in work at a time; a second draft is skipped by it.
  const { count } = await tx.version.createMany({ data: [draft], skipDuplicates: true });
  if (count === 0) throw new AppError("already_done", { sentence: say("portal.versionInWork") });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "listing.edit",
    subject: { type: "version", id: versionId },
    partnerId: scope.partnerId,
    after: { number, copiedFrom: base.number },
  });
  return { versionId, number };
}

/**
 * Throws a draft away, when the listing has another version and nothing refers to this one. Errors: `not_found`, `conflict` (not a
 * draft), `not_ready` (the only version, or it was checked, handed in or installed and its history is kept).
 */
export async function deleteDraft(
  tx: Tx,
  scope: PartnerScope<"listing.edit">,
  input: { versionId: string },
): Promise<{ listingId: string }> {
  const version = await tx.version.findFirst({
    where: { id: input.versionId, listing: { partnerId: scope.partnerId } },
    select: {
      number: true,
      state: true,
      listingId: true,
      listing: { select: { sandboxClientId: true, versions: { select: { id: true, state: true, content: true } } } },
    },
  });
  if (!version) throw new AppError("not_found");
  if (!canMove(VERSIONS, version.state, "delete")) throw new AppError("conflict");
  const others = version.listing.versions.filter((other) => other.id !== input.versionId);
  const left = others.find((other) => other.state === "published") ?? others[0];
  if (!left) throw new AppError("not_ready", { sentence: say("portal.onlyVersion") });
  try {
    await move(tx, scope, VERSIONS, "delete", {
      write: (state) => tx.version.deleteMany({ where: { id: input.versionId, state } }),
      audit: {
        subject: { type: "version", id: input.versionId },
        partnerId: scope.partnerId,
        before: { number: version.number, state: version.state },
        reason: "Draft deleted",
      },
    });
  } catch (error) {
    // P2003: checks, submissions or sandbox installations refer to it; the transaction is rolled back by the throw.
    if (error instanceof Error && "code" in error && error.code === "P2003") {
      throw new AppError("not_ready", {
        sentence: say("portal.draftKept"),
      });
    }
    throw error;
  }
  if (version.listing.sandboxClientId)
    await followContent(tx, version.listing.sandboxClientId, parseContent(left.content));
  return { listingId: version.listingId };
}
