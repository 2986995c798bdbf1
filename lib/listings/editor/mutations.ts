import type { AnyPartnerScope, PartnerScope } from "@/lib/accounts/types";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import type { EncodedImage, StoredAt } from "@/lib/providers/storage/types";
import { LISTING_LIMITS } from "../constants";
import { getVersionForPartner, type OwnVersion } from "../data";
import { createMedia } from "../media/mutations";
import { type SaveOutcome, updateVersion } from "../mutations";
import { getSaves, nameOf } from "./data";
import { changedBy } from "./save-chain";
import type { SectionPatch } from "./schema";
import { type SectionKey, sectionBase } from "./sections";
import type { SavedBy } from "./types";

/** How many saves of a section are kept: more than a person makes between two looks at the page. */
const KEPT_SAVES = 60;

/** The version a save is for, locked until the transaction ends, so that two saves follow each other. Errors: `not_found`. */
async function lockedVersion(
  tx: Tx,
  scope: AnyPartnerScope,
  versionId: string,
): Promise<{ listingId: string; version: OwnVersion }> {
  await tx.$queryRaw`SELECT FROM version WHERE id = ${versionId}::uuid FOR UPDATE`;
  const found = await getVersionForPartner(tx, scope, versionId);
  if (!found) throw new AppError("not_found");
  return { listingId: found.listing.id, version: found.version };
}

/** Writes a patch and who saved the section, and forgets all but the newest saves. */
async function write(
  tx: Tx,
  scope: PartnerScope<"listing.edit" | "media.create">,
  save: { version: OwnVersion; section: SectionKey; tab: string; patch: SectionPatch },
): Promise<SaveOutcome> {
  const { version, section } = save;
  const { lockVersion } = version;
  const patch = typeof save.patch === "function" ? save.patch(version.content) : save.patch;
  const outcome = await updateVersion(tx, scope, { versionId: version.id, lockVersion, patch });
  const before = sectionBase(section, version.content);
  const after = sectionBase(section, outcome.content);
  if (!outcome.saved || before === after) return outcome;
  await tx.sectionSave.create({
    data: {
      id: newId(),
      versionId: version.id,
      section,
      personId: scope.person.personId,
      tab: save.tab,
      before,
      after,
    },
  });
  await tx.$executeRaw`
    DELETE FROM section_save WHERE id IN (
      SELECT id FROM section_save WHERE version_id = ${version.id}::uuid AND section = ${section}
      ORDER BY id DESC OFFSET ${KEPT_SAVES})`;
  return outcome;
}

/**
 * Saves one section. `base` says what its form was made from and `tab` which browser tab it is (empty without JavaScript). When
 * another person, or the same person in another tab, saved the section since, nothing is written: the newer content comes back with
 * `by`. A reload or a retry of the same tab is written. Saves of other sections do not matter. Errors: as `updateVersion`.
 */
export async function saveSection(
  tx: Tx,
  scope: PartnerScope<"listing.edit">,
  input: { versionId: string; section: SectionKey; base: string; tab: string; patch: SectionPatch },
): Promise<SaveOutcome & { listingId: string; by: SavedBy | null }> {
  const { section, tab } = input;
  const { listingId, version } = await lockedVersion(tx, scope, input.versionId);
  const now = sectionBase(section, version.content);
  if (now !== input.base) {
    const history = await getSaves(tx, version.id, section);
    const changed = changedBy(history, { base: input.base, now, personId: scope.person.personId, tab });
    // What a form of pictures does not know of is kept by `arrangePictures`, so a person's tabs do not disturb each other there.
    if (changed.by === "other" || (changed.by === "own tab" && section !== "images")) {
      const by: SavedBy =
        changed.by === "own tab" ? { you: true } : { you: false, name: await nameOf(tx, changed.personId) };
      return { saved: false, lockVersion: version.lockVersion, content: version.content, listingId, by };
    }
  }
  return { ...(await write(tx, scope, { version, section, tab, patch: input.patch })), listingId, by: null };
}

/**
 * Takes an uploaded picture into a version: as its icon, or after its other screenshots. Errors: as `updateVersion`; `not_ready` when there
 * are as many screenshots as may be.
 */
export async function addImage(
  tx: Tx,
  scope: PartnerScope<"media.create">,
  input: { versionId: string; purpose: "icon" | "screenshot"; mediaId: string; image: EncodedImage; at: StoredAt },
): Promise<SaveOutcome> {
  const { version } = await lockedVersion(tx, scope, input.versionId);
  const { content } = version;
  if (input.purpose === "screenshot" && content.screenshots.length >= LISTING_LIMITS.screenshots) {
    throw new AppError("not_ready", { sentence: say("portal.picturesFull", { most: LISTING_LIMITS.screenshots }) });
  }
  const { mediaId } = await createMedia(tx, scope, {
    id: input.mediaId,
    purpose: input.purpose,
    image: input.image,
    at: input.at,
  });
  const patch =
    input.purpose === "icon"
      ? { iconMediaId: mediaId }
      : { screenshots: [...content.screenshots, { mediaId, alt: "" }] };
  return write(tx, scope, { version, section: "images", tab: "", patch });
}
