import { randomUUID } from "node:crypto";
import { log } from "./log";

/** Every expected failure, with its HTTP status and the sentence a person reads. Add here, nowhere else. */
const ERRORS = {
  invalid_input: { status: 422, sentence: "Some fields need another look." },
  malformed: { status: 400, sentence: "The request could not be read." },
  too_large: { status: 413, sentence: "That is too large." },
  unsupported_media: { status: 415, sentence: "That content type is not accepted here." },
  not_signed_in: { status: 401, sentence: "Sign in first." },
  bad_credentials: { status: 401, sentence: "The e-mail or password is wrong." },
  invalid_token: { status: 401, sentence: "The access token is missing, wrong or no longer valid." },
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
export const ERROR_CODES: readonly ErrorCode[] = Object.keys(ERRORS).filter(
  (code): code is ErrorCode => code in ERRORS,
);

/** An expected failure thrown through layers that cannot return it (inside a transaction, so that it rolls back). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  /** Replaces the default sentence; safe to show. */
  readonly sentence: string | undefined;

  constructor(code: ErrorCode, options: { sentence?: string; fields?: FieldErrors } = {}) {
    super(`${code}: ${options.sentence ?? sentenceOf(code)}`);
    this.name = "AppError";
    this.code = code;
    this.sentence = options.sentence;
    this.fields = options.fields;
  }
}

/** What an action or mutation answers. `values` gives the person's text back to a form without JavaScript. */
export type ActionResult<T = undefined> =
  | { ok: true; data: T }
  | {
      ok: false;
      code: ErrorCode;
      message: string;
      errorId?: string;
      fields?: FieldErrors;
      values?: Record<string, string>;
    };

/** What the database's own rules say (prisma/objects.sql), with the code each means. */
const DATABASE_RULES: ReadonlyArray<readonly [text: string, code: ErrorCode]> = [
  ["keeps at least one owner", "last_owner"],
  ["nobody certifies a partner they belong to", "conflict_of_interest"],
  ["no approval without seven verdicts", "not_ready"],
  ["is frozen", "conflict"],
  // Text it cannot hold: NUL, in JSON too, and half of a surrogate pair. The doors refuse it by its field; this is for what got past them.
  ["invalid byte sequence for encoding", "invalid_input"],
  ["unsupported Unicode escape sequence", "invalid_input"],
  ["invalid input syntax for type json", "invalid_input"],
];

function ruleCode(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
  return DATABASE_RULES.find(([words]) => text.includes(words))?.[1];
}

/** Turns anything thrown into a closed answer: expected ones as they are, the rest logged under an id the person sees. */
export function toFailure(error: unknown): Extract<ActionResult, { ok: false }> {
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      message: error.sentence ?? sentenceOf(error.code),
      ...(error.fields ? { fields: error.fields } : {}),
    };
  }
  const known = ruleCode(error);
  if (known) return { ok: false, code: known, message: sentenceOf(known) };
  const errorId = randomUUID().slice(0, 8);
  log().error({ err: error, errorId }, "unexpected error");
  return { ok: false, code: "internal", message: sentenceOf("internal"), errorId };
}
