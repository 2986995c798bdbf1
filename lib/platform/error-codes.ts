import words from "../../messages/en/errors.json" with { type: "json" };

// Nothing else of the product is imported here: the web server (scripts/web.ts) loads this on its own.

/** Every expected failure, with its HTTP status. Its sentence is in `messages/<language>/errors.json`. Add here and there, nowhere else. */
const STATUSES = {
  invalid_input: 422,
  malformed: 400,
  too_large: 413,
  unsupported_media: 415,
  method_not_allowed: 405,
  not_signed_in: 401,
  bad_credentials: 401,
  invalid_token: 401,
  invalid_dpop_proof: 401,
  insufficient_scope: 403,
  totp_required: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  already_done: 409,
  last_owner: 409,
  link_expired: 410,
  rate_limited: 429,
  blocked: 409,
  not_ready: 409,
  conflict_of_interest: 409,
  idempotency_mismatch: 422,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof STATUSES;

/** Field name (dotted path) to its messages. */
export type FieldErrors = Record<string, string[]>;

/** HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return STATUSES[code];
}

/** A code's own sentence in English, for programs and for what answers before the product runs. */
export function sentenceOf(code: ErrorCode): string {
  return words[code];
}

/** All codes, for translations and documentation. */
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(STATUSES).filter((code): code is ErrorCode =>
  Object.hasOwn(STATUSES, code),
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
