import type { VersionContent } from "@/lib/listings/schema";

/** What a listing must hold, besides a valid certificate, to be chosen for the home page. The page "How we choose" takes its figures from here. */
export const MARKS = {
  /** Days since it was first published. */
  days: 7,
  /** Workspaces that use it. */
  workspaces: 3,
  /** Screenshots that are pictures. */
  screenshots: 2,
  /** Smallest screenshot, in pixels. */
  width: 640,
  height: 400,
  /** A picture of which one colour covers more than this, in 1/100 %, is no picture. */
  plainBp: 9_500,
} as const;

/** What is known of a picture; `plainBp` is null until it is measured. */
export type PictureMeasures = { width: number; height: number; plainBp: number | null };

/** Whether it shows anything: not one colour, nor nearly so. */
function showsAnything(picture: PictureMeasures | undefined): picture is PictureMeasures {
  return picture !== undefined && picture.plainBp !== null && picture.plainBp <= MARKS.plainBp;
}

/** Ids of the pictures of a version, as its content has them. */
export function picturesOf(content: Pick<VersionContent, "iconMediaId" | "screenshots">): string[] {
  return [content.iconMediaId, ...content.screenshots.map(({ mediaId }) => mediaId)].filter((id) => id !== "");
}

/** Whether a version has an icon and enough different screenshots that are pictures. */
export function isPictured(
  content: Pick<VersionContent, "iconMediaId" | "screenshots">,
  pictures: ReadonlyMap<string, PictureMeasures>,
): boolean {
  const screenshots = new Set(content.screenshots.map(({ mediaId }) => mediaId));
  const good = [...screenshots].filter((id) => {
    const shot = pictures.get(id);
    return showsAnything(shot) && shot.width >= MARKS.width && shot.height >= MARKS.height;
  });
  return showsAnything(pictures.get(content.iconMediaId)) && good.length >= MARKS.screenshots;
}
