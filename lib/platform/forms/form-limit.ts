/** Most bytes of one posted form, file and all; next.config.ts gives the same to Next. */
export const MAX_FORM_BYTES = 6 * 1024 * 1024;

/** Answered as plain text, which is what Next hands on to the form that posted. */
export const FORM_TOO_LARGE = "What you sent is larger than 6 MB. Choose a smaller file and try again.";

/** Whether a request says of itself that it is too large: Next would read it all and then answer with a bare error. */
export function isFormTooLarge(request: { headers: { "content-length"?: string | undefined } }): boolean {
  return Number(request.headers["content-length"] ?? 0) > MAX_FORM_BYTES;
}
