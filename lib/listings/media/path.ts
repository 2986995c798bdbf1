/** Address of an uploaded picture; `shownId` is `med_…`. The bytes under an id never change. */
export function mediaPath(shownId: string): string {
  return `/api/media/${shownId}`;
}

/** As `mediaPath`, null for "no picture". */
export function mediaPathOrNull(shownId: string | null): string | null {
  return shownId === null || shownId === "" ? null : mediaPath(shownId);
}
