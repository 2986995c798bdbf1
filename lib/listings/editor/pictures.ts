import type { UntrustedPatch, VersionContent } from "../schema";

/** The pictures as a form lists them, the ids it was made with, and whether its icon is to go. */
export type PostedPictures = {
  screenshots: ReadonlyArray<{ mediaId: string; alt: string }>;
  known: readonly string[];
  removeIcon: boolean;
};

/**
 * The version's pictures after a form: its order and texts for those that still exist, then those it does not know of because they were
 * uploaded since. Only what the form knew and no longer lists is taken away, so a save never undoes an upload.
 */
export function arrangePictures(now: VersionContent, form: PostedPictures): UntrustedPatch {
  const known = new Set(form.known);
  const existing = new Set(now.screenshots.map((shot) => shot.mediaId));
  const listed = form.screenshots.filter((shot) => existing.has(shot.mediaId));
  const names = new Set(listed.map((shot) => shot.mediaId));
  const newer = now.screenshots.filter((shot) => !known.has(shot.mediaId) && !names.has(shot.mediaId));
  return { iconMediaId: form.removeIcon ? "" : now.iconMediaId, screenshots: [...listed, ...newer] };
}
