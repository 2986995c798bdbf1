import type { PartnerScope } from "@/lib/accounts/types";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { EncodedImage, StoredAt } from "@/lib/providers/storage/types";
import { LISTING_LIMITS } from "../constants";
import { getVersionForPartner } from "../data";
import { createMedia } from "../media/mutations";
import { type SaveOutcome, updateVersion } from "../mutations";
import type { UntrustedPatch } from "../schema";
import { type SectionKey, sectionBase } from "./sections";

/**
 * Saves one section. `base` says what its form was made from: when somebody saved the same section since, nothing is written and the
 * newer content comes back; saves of other sections do not matter. Errors: as `updateVersion`.
 */
export async function saveSection(
  tx: Tx,
  scope: PartnerScope,
  input: { versionId: string; section: SectionKey; base: string; patch: UntrustedPatch },
): Promise<SaveOutcome & { listingId: string }> {
  const found = await getVersionForPartner(tx, scope, input.versionId);
  if (!found) throw new AppError("not_found");
  const { lockVersion, content } = found.version;
  const listingId = found.listing.id;
  if (sectionBase(input.section, content) !== input.base) return { saved: false, lockVersion, content, listingId };
  const outcome = await updateVersion(tx, scope, { versionId: input.versionId, lockVersion, patch: input.patch });
  return { ...outcome, listingId };
}

/**
 * Takes an uploaded picture into a version: as its icon, or after its other screenshots. Errors: as `updateVersion`; `not_ready` when there
 * are as many screenshots as may be.
 */
export async function addImage(
  tx: Tx,
  scope: PartnerScope,
  input: { versionId: string; purpose: "icon" | "screenshot"; mediaId: string; image: EncodedImage; at: StoredAt },
): Promise<SaveOutcome> {
  const found = await getVersionForPartner(tx, scope, input.versionId);
  if (!found) throw new AppError("not_found");
  const { lockVersion, content } = found.version;
  if (input.purpose === "screenshot" && content.screenshots.length >= LISTING_LIMITS.screenshots) {
    throw new AppError("not_ready", { sentence: `At most ${LISTING_LIMITS.screenshots} pictures. Remove one first.` });
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
  return updateVersion(tx, scope, { versionId: input.versionId, lockVersion, patch });
}
