// Nothing of the product is imported here: the web server (scripts/web.ts) loads this on its own.

/** Every expected failure, with its HTTP status and the sentence a person reads. Add here, nowhere else. */
const ERRORS = {
  invalid_input: { status: 422, sentence: "Some fields need another look." },
  malformed: { status: 400, sentence: "The request could not be read." },
  too_large: { status: 413, sentence: "That is too large." },
  unsupported_media: { status: 415, sentence: "That content type is not accepted here." },
  method_not_allowed: { status: 405, sentence: "This address does not take that method." },
  not_signed_in: { status: 401, sentence: "Sign in first." },
  bad_credentials: { status: 401, sentence: "The e-mail or password is wrong." },
  invalid_token: { status: 401, sentence: "The access token is missing, wrong or no longer valid." },
  invalid_dpop_proof: { status: 401, sentence: "The proof of possession is missing, wrong or was used before." },
  insufficient_scope: { status: 403, sentence: "The installation was not given this permission." },
  totp_required: { status: 403, sentence: "Enter the code from your authenticator app." },
  not_found: { status: 404, sentence: "There is nothing here, or you may not see it." },
  conflict: {
    status: 409,
    sentence: "Someone changed this in the meantime. Reload to see it; your text is kept below.",
  },
  stale: { status: 412, sentence: "This was changed since you read it." },
  already_done: { status: 409, sentence: "This was already done." },
  last_owner: { status: 409, sentence: "Someone must stay owner. Make another person owner first." },
  link_expired: { status: 410, sentence: "This link has expired or was used. Ask for a new one." },
  rate_limited: { status: 429, sentence: "Too many tries. Wait a little and try again." },
  blocked: { status: 409, sentence: "This integration takes no new installations at the moment." },
  not_ready: { status: 409, sentence: "Something is still missing before this can be done." },
  conflict_of_interest: { status: 409, sentence: "You belong to this partner, so someone else must decide." },
  idempotency_mismatch: { status: 422, sentence: "This idempotency key was used for another request." },
  unavailable: { status: 503, sentence: "The service is not available for a moment. Try again shortly." },
  internal: { status: 500, sentence: "Something went wrong on our side." },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Field name (dotted path) to its messages. */
export type FieldErrors = Record<string, string[]>;

/** HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return ERRORS[code].status;
}

/** The default sentence of a code, in English; customer surfaces translate by code (messages `errors.*`). */
export function sentenceOf(code: ErrorCode): string {
  return ERRORS[code].sentence;
}

/** All codes, for translations and documentation. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(ERRORS).filter((code): code is ErrorCode =>
  Object.hasOwn(ERRORS, code),
);

const MOST_FIELDS = 20;
const MOST_PATH = 200;
const MOST_WORDS = 400;

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The first fields with their first words: an answer stays small whatever was sent, names that the caller made up included. */
export function boundedFields(fields: FieldErrors): FieldErrors {
  const first = Object.entries(fields).slice(0, MOST_FIELDS);
  return Object.fromEntries(
    first.map(([path, messages]) => [
      shortened(path, MOST_PATH),
      messages.slice(0, 3).map((message) => shortened(message, MOST_WORDS)),
    ]),
  );
}
