/** Under which name a browser tab keeps what a review form says and the server does not have yet. */
export function draftOf(submission: string): string {
  return `patchbay:review:${submission}`;
}
